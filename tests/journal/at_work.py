"""The journal in a process and a database of its own: ``python -m tests.journal.at_work ENTRIES FLIPS ROUNDS``.

Prints as JSON how long sealing and verifying took, whether parallel writers met a deadlock, and how many of the flipped
bits were found.
"""

import json
import random
import sys
import threading
import time

import django

django.setup()

from django.db import DatabaseError, OperationalError, connection, models, transaction  # noqa: E402

from praksisnet.journal.actions import record, seal_entries  # noqa: E402
from praksisnet.journal.models import Entry, Receipt, Seal, Values  # noqa: E402
from praksisnet.journal.queries import faults  # noqa: E402
from praksisnet.kit import clock  # noqa: E402
from praksisnet.kit.actor import Actor  # noqa: E402

TABLES: list[type[models.Model]] = [Entry, Values, Seal, Receipt]
WRITERS = 6
BY = Actor.system("at work")


def main(entries: int, flips: int, rounds: int) -> None:
    with connection.schema_editor() as editor:
        for model in TABLES:
            editor.create_model(model)
    subject = Receipt.objects.create(key="subject", at=clock.now())
    with transaction.atomic():
        for n in range(entries):
            record("renamed", subject, by=BY, fields=["name"], refs={"n": n}, values={"name": f"Åse {n}"})
    seal_seconds, sealed = timed(seal_entries)
    verify_seconds, found = timed(lambda: list(faults()))
    assert (sealed, found) == (entries, [])
    told = {"sealed": sealed, "seal_seconds": seal_seconds, "verify_seconds": verify_seconds}
    print(json.dumps({**told, **write_in_parallel(subject, rounds), **flip(flips)}))


def timed(act):
    started = time.perf_counter()
    result = act()
    return round(time.perf_counter() - started, 3), result


def write_in_parallel(subject: Receipt, rounds: int) -> dict[str, int]:
    """Writers that commit, two sealers beside them; everything is sealed exactly once in the end."""
    trouble, writing = [], threading.Event()

    def write() -> None:
        for n in range(rounds):
            with transaction.atomic():
                for part in range(3):
                    record("moved", subject, by=BY, refs={"n": n, "part": part})

    def seal() -> None:
        while not writing.wait(0.02):
            seal_entries()

    sealers = [threading.Thread(target=guarded, args=[seal, trouble]) for _ in range(2)]
    writers = [threading.Thread(target=guarded, args=[write, trouble]) for _ in range(WRITERS)]
    start_and_join(sealers, writers, writing)
    seal_entries(lookback=None)
    assert not list(faults())
    unsealed = Entry.objects.filter(seal=None).count()
    return {"written": Entry.objects.filter(verb="moved").count(), "deadlocks": len(trouble), "unsealed": unsealed}


def guarded(act, trouble: list[Exception]) -> None:
    try:
        act()
    except OperationalError as error:
        trouble.append(error)
    finally:
        connection.close()


def start_and_join(sealers, writers, writing: threading.Event) -> None:
    for thread in [*sealers, *writers]:
        thread.start()
    for thread in writers:
        thread.join()
    writing.set()
    for thread in sealers:
        thread.join()


def flip(number: int) -> dict[str, int]:
    """One random bit of one stored value at a time. What the database itself refuses to store is drawn again."""
    chance, found, done, refused = random.Random(7), 0, 0, 0
    columns = [
        (model, field)
        for model in (Entry, Seal, Values)
        for field in model._meta.concrete_fields
        if not field.primary_key
    ]
    while done < number:
        model, field = chance.choice(columns)
        row = chance.choice(list(model.objects.values_list("pk", flat=True)[:200]))
        try:
            with transaction.atomic():
                changed = _flip_one(chance, model, field, row)
                connection.check_constraints()
                if changed:
                    is_found = next(faults(), None) is not None
                    done, found = done + 1, found + is_found
                    if not is_found:
                        print(f"not found: {model.__name__}.{field.name}", file=sys.stderr)
                transaction.set_rollback(True)
        except DatabaseError:
            refused += 1
    return {"flipped": done, "found": found, "refused": refused}


def _flip_one(chance: random.Random, model, field, row: int) -> bool:
    table, column, kind = model._meta.db_table, field.column, field.db_type(connection)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT CAST("{column}" AS TEXT) FROM {table} WHERE id = %s', [row])
        before = cursor.fetchone()[0]
        data = bytearray((before or "").encode())
        if not data:
            return False
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(7)
        try:
            text = data.decode()
        except UnicodeDecodeError:
            return False
        into = kind if connection.vendor == "postgresql" else ("integer" if "int" in kind else "text")
        cursor.execute(f'UPDATE {table} SET "{column}" = CAST(%s AS {into}) WHERE id = %s', [text, row])
        cursor.execute(f'SELECT CAST("{column}" AS TEXT) FROM {table} WHERE id = %s', [row])
        return cursor.fetchone()[0] != before


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))

"""Things done by several threads at once, against a database that can be shared."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, models

PATIENCE = 60  # seconds that one waits for another, which may have failed; no measure of how fast it is
_OFTEN = 100_000  # asked who waits


@contextmanager
def shared_database(folder: Path, *tables: type[models.Model]) -> Iterator[None]:
    """On SQLite, a file with these tables instead of the tests' database in memory, which answers "table is locked".

    For tests marked ``django_db(transaction=True)``.
    """
    if connection.vendor != "sqlite":
        yield
        return
    kept, name = connection.connection, connection.settings_dict["NAME"]
    connection.connection, connection.settings_dict["NAME"] = None, str(folder / "shared.sqlite3")
    try:
        with connection.schema_editor() as editor:
            for table in tables:
                editor.create_model(table)
        yield
    finally:
        connection.close()
        connection.connection, connection.settings_dict["NAME"] = kept, name


def all_at_once(act: Callable[[int], Any], *, times: int = 8) -> list[Any]:
    """What ``act(number)`` gives in so many threads that start together; an exception counts as what it gave."""
    start, given = threading.Barrier(times), []

    def run(number: int) -> None:
        start.wait()
        try:
            given.append(act(number))
        except Exception as error:
            given.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[number]) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


def until_so_many_wait(number: int) -> None:
    """For a lock of PostgreSQL; asked again and again, so that nothing depends on how fast the others are."""
    if not any(_waiting() >= number for _ in range(_OFTEN)):
        raise TimeoutError(f"Fewer than {number} came to wait.")


def _waiting() -> int:
    """In this database: other tests wait in theirs. Who waits for a row is known by the tables in hand."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT COUNT(DISTINCT pid) FROM pg_locks WHERE NOT granted AND pid IN (
                SELECT pid FROM pg_locks JOIN pg_database ON oid = database WHERE datname = current_database()
            )
            """
        )
        return int(cursor.fetchone()[0])

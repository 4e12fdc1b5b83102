"""Search at 50,000 texts beside plain FTS5 with OR on the same texts: ``./praksisnet bench search [texts] [engine]``.

Ours filters by what a reader may read, splits compounds, mends spelling and widens; FTS5 does none of it. Both lie in
files, and both wait for the disk at each transaction, as in production. On PostgreSQL the plans are printed.
``anew`` forgets the texts and indexes that an earlier run has kept.
"""

import hashlib
import json
import os
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.search_kept import Kept, all_audiences, document, spread
from benchmarks.search_texts import Text, queries

NUMBER, UPDATES = 50_000, 40
READER = 60  # audiences that the reader belongs to, the largest; she may read about half of the texts
ASK = "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 20"
CHANGE = "UPDATE plain SET body = ? WHERE rowid = ?"
SENTENCE = " Aftalen gælder fra nytår."


class Spent(NamedTuple):
    """Milliseconds: of the processor, which other work on the machine does not stretch, and by the clock."""

    cpu: float
    clock: float


def main(arguments: list[str]) -> int:
    names = [argument for argument in arguments if not argument.isdigit()]
    number = next((int(argument) for argument in arguments if argument.isdigit()), NUMBER)
    kept = Kept(number)
    if "anew" in names:
        kept.forget()
    with engine_of("postgresql" if "postgresql" in names else "sqlite"):
        rows = dict(measured(kept))
    if "json" in names:
        sys.stdout.write(json.dumps(rows))
        return 0
    for what, value in rows.items():
        sys.stdout.write(f"{what:<44} {value}\n")
    return 0


@contextmanager
def engine_of(name: str) -> Iterator[None]:
    """Django set up for this engine, with the settings of production."""
    from tools.databases import throwaway_cluster

    os.environ.setdefault("PRAKSISNET_MODE", "test")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "praksisnet.settings")
    if name == "postgresql":
        with throwaway_cluster(waits_for_disk=True) as address:
            os.environ["DATABASE_URL"] = address
            yield
    else:
        yield


def measured(kept: Kept) -> Iterator[tuple[str, Any]]:
    import django

    django.setup()
    from django.db import connection

    some = kept.texts()
    plain = kept.plain(some)
    with kept.ours(some):
        yield from compared(queries(some), plain)
        yield from updated(some, plain)
        if connection.vendor == "postgresql":
            yield "plan", plan()
    plain.close()


def compared(asked: list[str], plain: sqlite3.Connection) -> Iterator[tuple[str, Any]]:
    """Each query once to warm both up, then once more by both in turn."""
    from praksisnet.kit import clock
    from praksisnet.search.queries import Scope, search

    scope = Scope(frozenset(f"group:{at}" for at in range(READER)), clock.now())
    spent = spender()
    ours, theirs, found = [], [], []
    for query in [*asked, *asked]:
        words = [" OR ".join(f'"{word}"' for word in query.split())]
        ours.append(spent(lambda query=query: found.append(search(scope, query).keys[:10])))
        theirs.append(spent(lambda words=words: plain.execute(ASK, words).fetchall()))
    ours, theirs, found = ours[len(asked) :], theirs[len(asked) :], found[len(asked) :]
    for name, of in (("median", statistics.median), ("95th of a hundred", _high)):
        yield from _beside(f"search, {name}", ours, theirs, of)
    yield "queries that find nothing", found.count([])
    yield "all top tens, digested", hashlib.sha256(json.dumps(found).encode()).hexdigest()[:8]


def updated(some: list[Text], plain: sqlite3.Connection) -> Iterator[tuple[str, Any]]:
    """A sentence is added to a text, and taken away again; each in a transaction of its own."""
    from praksisnet.search.actions import put

    audiences, spent = all_audiences(), spender()
    ours, theirs = [], []
    places = spread(len(some), UPDATES)
    for at in places:  # what a run that was broken off may have left
        put(document(some[at], at, audiences))
    for at in places:
        for body in (some[at].body + SENTENCE, some[at].body):
            changed = document(some[at]._replace(body=body), at, audiences)
            ours.append(spent(lambda changed=changed: put(changed)))
            theirs.append(spent(lambda values=(body, at + 1): plain.execute(CHANGE, values)))
    yield from _beside("update", ours, theirs, statistics.median)
    yield from _beside("update, mean", ours, theirs, statistics.fmean)


def _beside(
    name: str, ours: list[Spent], theirs: list[Spent], of: Callable[[list[float]], float]
) -> Iterator[tuple[str, Any]]:
    for said, column in (("", 0), (", by the clock", 1)):
        we, they = of([one[column] for one in ours]), of([one[column] for one in theirs])
        yield f"{name}{said}: ms", round(we, 2)
        yield f"{name}{said}: FTS5 ms", round(they, 2)
        yield f"{name}{said}: ratio", round(we / they, 1)


def _high(values: list[float]) -> float:
    return sorted(values)[len(values) * 95 // 100]


def plan() -> str:
    """How PostgreSQL does what one search asks of it."""
    from django.db import connection

    from praksisnet.kit import clock
    from praksisnet.search.queries import Scope, search

    plans: list[str] = []

    def explained(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "search_posting" in sql:
            with context["connection"].connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN (ANALYZE, COSTS OFF) {sql}", params)
                plans.append("\n".join(row[0] for row in cursor.fetchall()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explained):
        search(Scope(frozenset(f"group:{at}" for at in range(READER)), clock.now()), "barnets plads og tilmelding")
    return "\n\n".join(["", *plans])


def spender() -> Callable[[Callable[[], object]], Spent]:
    """Measures what is done; the processor's time of PostgreSQL's process for our connection counts as well."""
    from django.db import connection

    server: Path | None = None
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            server = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")

    def cpu() -> int:
        return time.process_time_ns() + (int(server.read_text().split()[0]) if server else 0)

    def spent(do: Callable[[], object]) -> Spent:
        busy, began = cpu(), time.perf_counter_ns()
        do()
        ended = time.perf_counter_ns()
        return Spent((cpu() - busy) / 1e6, (ended - began) / 1e6)

    return spent


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

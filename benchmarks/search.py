"""Search at 50,000 texts beside plain FTS5 with OR on the same texts: ``./praksisnet bench search [texts] [engine]``.

Ours filters by what a reader may read, splits compounds, mends spelling and widens; FTS5 does none of it. On PostgreSQL
the plan of the ranking statement is printed.
"""

import hashlib
import json
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.search_texts import AUDIENCES, Text, queries, texts

NUMBER, UPDATES, TOGETHER = 50_000, 40, 5_000
READER = 60  # audiences that the reader belongs to, the largest; she may read about half of the texts
FTS = "CREATE VIRTUAL TABLE plain USING fts5(title, body)"
ASK = "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 20"
COUNT = """
    UPDATE search_term SET entries = counted.number
    FROM (SELECT term_id, COUNT(*) AS number FROM search_posting GROUP BY term_id) counted
    WHERE counted.term_id = search_term.id
"""
SENTENCE = " Aftalen gælder fra nytår."


def main(arguments: list[str]) -> int:
    names = [argument for argument in arguments if not argument.isdigit()]
    number = next((int(argument) for argument in arguments if argument.isdigit()), NUMBER)
    with engine_of("postgresql" if "postgresql" in names else "sqlite"):
        rows = dict(measured(number))
    if "json" in names:
        sys.stdout.write(json.dumps(rows))
        return 0
    for what, value in rows.items():
        sys.stdout.write(f"{what:<34} {value}\n")
    return 0


@contextmanager
def engine_of(name: str) -> Iterator[None]:
    """Django set up on an empty database of this engine, in a file as in production."""
    from tools.databases import throwaway_cluster

    os.environ.setdefault("PRAKSISNET_MODE", "test")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "praksisnet.settings")
    if name == "postgresql":
        with throwaway_cluster() as address:
            os.environ["DATABASE_URL"] = address
            yield
    else:
        yield


def measured(number: int) -> Iterator[tuple[str, Any]]:
    import django

    django.setup()
    from django.db import connection

    from praksisnet.search import trial

    some = list(texts(number))
    asked = queries(some)
    with tempfile.TemporaryDirectory(prefix="praksisnet-search-") as folder, trial.empty_database():
        plain = plain_of(some, Path(folder) / "plain.db")
        fill(some)
        yield from compared(asked, plain)
        yield from updated(some, plain)
        if connection.vendor == "postgresql":
            yield "plan", plan()


def plain_of(some: list[Text], path: Path) -> sqlite3.Connection:
    plain = sqlite3.connect(path, isolation_level=None)
    plain.execute("PRAGMA journal_mode = WAL")
    plain.execute("PRAGMA synchronous = NORMAL")
    plain.execute(FTS)
    plain.execute("BEGIN")
    plain.executemany("INSERT INTO plain (title, body) VALUES (?, ?)", [(text.title, text.body) for text in some])
    plain.execute("COMMIT")
    return plain


def fill(some: list[Text]) -> None:
    """As ``put`` would, many at a time."""
    from django.db import connection, transaction

    from praksisnet.access.actions import audience

    audiences = [audience([f"group:{at}"]) for at in range(AUDIENCES)]
    ids: dict[str, Any] = {}
    with transaction.atomic(), connection.cursor() as cursor:
        for first in range(0, len(some), TOGETHER):
            places = range(first, min(first + TOGETHER, len(some)))
            fill_with([document(some[at], at, audiences) for at in places], ids)
        cursor.execute(COUNT)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def fill_with(documents: list[Any], ids: dict[str, Any]) -> None:
    from django.db import connection

    from praksisnet.search.analysis import danish
    from praksisnet.search.documents import vector
    from praksisnet.search.models import SearchEntry, Term

    names = ("kind", "key", "title", "text", "address", "audience", "revision")
    rows = [SearchEntry(**{name: getattr(one, name) for name in names}) for one in documents]
    entries = SearchEntry.objects.bulk_create(rows)
    vectors = [vector(one, danish()) for one in documents]
    new = {text: one.surfaces.get(text, text) for one in vectors for text in one.impacts if text not in ids}
    terms = [Term(text=text, surface=new[text], folded=folded(new[text])) for text in sorted(new)]
    ids |= {term.text: term.pk for term in Term.objects.bulk_create(terms)}
    postings = [
        (ids[text], entry.pk, impact)
        for entry, one in zip(entries, vectors, strict=True)
        for text, impact in one.impacts.items()
    ]
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO search_posting (term_id, entry_id, impact) VALUES (%s, %s, %s)", postings)


def folded(surface: str) -> str:
    from praksisnet.kit.names import fold

    return fold(surface)[:80]


def document(text: Text, at: int, audiences: list[Any]) -> Any:
    from praksisnet.search.documents import Document

    return Document("text", str(at), text.title, f"/{at}", audiences[text.audience], text.body)


def compared(asked: list[str], plain: sqlite3.Connection) -> Iterator[tuple[str, Any]]:
    """Each query once to warm both up, then once more by both in turn."""
    from praksisnet.kit import clock
    from praksisnet.search.queries import Scope, search

    scope = Scope(frozenset(f"group:{at}" for at in range(READER)), clock.now())
    ours, theirs, found = [], [], []
    for query in [*asked, *asked]:
        words = [" OR ".join(f'"{word}"' for word in query.split())]
        ours.append(seconds(lambda query=query: found.append(search(scope, query).keys[:10])))
        theirs.append(seconds(lambda words=words: plain.execute(ASK, words).fetchall()))
    ours, theirs, found = ours[len(asked) :], theirs[len(asked) :], found[len(asked) :]
    for name, of in (("median", statistics.median), ("95th of a hundred", _high)):
        yield f"search, {name}: ms", round(of(ours) * 1000, 2)
        yield f"search, {name}: FTS5 ms", round(of(theirs) * 1000, 2)
        yield f"search, {name}: ratio", round(of(ours) / of(theirs), 1)
    yield "queries that find nothing", found.count([])
    yield "all top tens, digested", hashlib.sha256(json.dumps(found).encode()).hexdigest()[:8]


def _high(values: list[float]) -> float:
    return sorted(values)[len(values) * 95 // 100]


def updated(some: list[Text], plain: sqlite3.Connection) -> Iterator[tuple[str, Any]]:
    """A sentence is added to a text, in a transaction of its own."""
    from praksisnet.access.actions import audience
    from praksisnet.search.actions import put

    audiences = [audience([f"group:{at}"]) for at in range(AUDIENCES)]
    ours, theirs = [], []
    for at in range(7, 7 + UPDATES):
        changed = some[at]._replace(body=some[at].body + SENTENCE)
        ours.append(seconds(lambda at=at, changed=changed: put(document(changed, at, audiences))))
        values = [changed.body, at + 1]
        theirs.append(seconds(lambda values=values: plain.execute("UPDATE plain SET body = ? WHERE rowid = ?", values)))
    yield "update: ms", round(statistics.median(ours) * 1000, 2)
    yield "update: FTS5 ms", round(statistics.median(theirs) * 1000, 2)
    yield "update: ratio", round(statistics.median(ours) / statistics.median(theirs), 1)


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


def seconds(do: Callable[[], object]) -> float:
    """Of this process's CPU, which other work on the machine does not stretch; PostgreSQL works in another process."""
    clock = time.perf_counter if "DATABASE_URL" in os.environ else time.process_time
    began = clock()
    do()
    return clock() - began


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

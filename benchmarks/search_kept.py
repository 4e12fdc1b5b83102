"""Texts and both indexes over them, made once for this source and kept: who is broken off, or comes again, goes on.

Ours is filled as ``put`` would, but many texts at a time, and its index by impact is made at the end. On PostgreSQL the
index lies in a cluster that is thrown away, so there it is made each time.
"""

import hashlib
import itertools
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.search_texts import AUDIENCES, Text, texts

ROOT = Path(__file__).resolve().parents[1]
MAKING = ("benchmarks/search_kept.py", "benchmarks/search_texts.py", "tools/word_list.py", "src/praksisnet/search")
TOGETHER = 2_000
# As the product's own connections have it (settings.py): both sides wait for the disk at each transaction.
PRAGMAS = """
    PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-20000;
"""
FTS = "CREATE VIRTUAL TABLE plain USING fts5(title, body)"
COUNT = """
    UPDATE search_term SET entries = counted.number
    FROM (SELECT term_id, COUNT(*) AS number FROM search_posting GROUP BY term_id) counted
    WHERE counted.term_id = search_term.id
"""


class Kept:
    """The folder of so many texts, by what makes them and the index."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.folder = Path(tempfile.gettempdir()) / f"praksisnet-search-{number}-{_digest()}"
        self.folder.mkdir(exist_ok=True)

    def forget(self) -> None:
        shutil.rmtree(self.folder)
        self.folder.mkdir()

    def texts(self) -> list[Text]:
        path = self.folder / "texts.jsonl"
        if not path.exists():
            path.with_suffix(".part").write_text("".join(json.dumps(text) + "\n" for text in texts(self.number)))
            path.with_suffix(".part").rename(path)
        with path.open() as file:
            return [Text(*json.loads(line)) for line in file]

    def plain(self, some: list[Text]) -> sqlite3.Connection:
        """FTS5 over the texts, each by the number of its place, beginning with 1."""
        path = self.folder / "plain.db"
        plain = sqlite3.connect(path, isolation_level=None)
        plain.executescript(PRAGMAS)
        if not plain.execute("SELECT 1 FROM sqlite_master WHERE name = 'plain'").fetchone():
            plain.execute("BEGIN")
            plain.execute(FTS)
            plain.executemany("INSERT INTO plain (title, body) VALUES (?, ?)", [(one.title, one.body) for one in some])
            plain.execute("COMMIT")
        return plain

    @contextmanager
    def ours(self, some: list[Text]) -> Iterator[None]:
        """Django's connection on the product's tables, with the texts in the index."""
        from django.db import connection

        from praksisnet.search import trial

        if connection.vendor == "postgresql":
            with trial.empty_database():
                fill(some)
                yield
            return
        connection.settings_dict["TEST"] |= {"MIGRATE": False, "NAME": str(self.folder / "ours.sqlite3")}
        connection.creation.create_test_db(verbosity=0, serialize=False, keepdb=True)
        fill(some)
        yield
        connection.close()


def _digest() -> str:
    digest = hashlib.sha256()
    for name in MAKING:
        path = ROOT / name
        for one in [path] if path.is_file() else sorted(path.rglob("*.py")):
            digest.update(one.read_bytes())
    return digest.hexdigest()[:12]


def fill(some: list[Text]) -> None:
    """What is missing of the texts, a few thousand in a transaction; then how many texts each word stands in."""
    from django.db import connection, transaction

    from praksisnet.search.models import Posting, SearchEntry, Term

    (best,) = Posting._meta.indexes  # noqa: SLF001 -- documented
    there = SearchEntry.objects.count()
    if there == len(some) and Term.objects.filter(entries__gt=0).exists():
        return
    with connection.cursor() as cursor:
        cursor.execute(f"DROP INDEX IF EXISTS {best.name}")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA cache_size=-500000")
    audiences, ids = all_audiences(), dict(Term.objects.values_list("text", "pk"))
    for first in range(there, len(some), TOGETHER):
        places = range(first, min(first + TOGETHER, len(some)))
        with transaction.atomic():
            fill_with([document(some[at], at, audiences) for at in places], ids)
    with connection.cursor() as cursor:
        cursor.execute(str(best.create_sql(Posting, connection.schema_editor(collect_sql=True))))
        cursor.execute(COUNT)
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")  # which it does by itself, a minute later; SQLite never does
    connection.close()


def fill_with(documents: list[Any], ids: dict[str, Any]) -> None:
    from praksisnet.search.analysis import danish
    from praksisnet.search.documents import impacts, surfaces
    from praksisnet.search.models import SearchEntry, Term

    names = ("kind", "key", "title", "text", "address", "audience", "revision")
    entries = SearchEntry.objects.bulk_create(
        [SearchEntry(**{name: getattr(one, name) for name in names}) for one in documents], batch_size=50
    )
    held = [impacts(one, danish()) for one in documents]
    new: dict[str, str] = {}
    for one, terms in zip(documents, held, strict=True):
        if missing := [text for text in terms if text not in ids and text not in new]:
            new |= dict(zip(missing, missing, strict=True)) | surfaces(one, danish(), missing)
    made = Term.objects.bulk_create(
        [Term(text=text, surface=new[text], folded=folded(new[text])) for text in sorted(new)], batch_size=200
    )
    ids |= {term.text: term.pk for term in made}
    rows = (
        (entry.pk, ids[text], impact)
        for entry, terms in zip(entries, held, strict=True)
        for text, impact in terms.items()
    )
    write(rows)


def write(rows: Iterable[tuple[int, int, int]]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy("COPY search_posting (entry_id, term_id, impact) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            cursor.executemany("INSERT INTO search_posting (entry_id, term_id, impact) VALUES (%s, %s, %s)", rows)


def all_audiences() -> list[Any]:
    from django.db import transaction

    from praksisnet.access.actions import audience

    with transaction.atomic():
        return [audience([f"group:{at}"]) for at in range(AUDIENCES)]


def folded(surface: str) -> str:
    from praksisnet.kit.names import fold

    return fold(surface)[:80]


def document(text: Text, at: int, audiences: list[Any]) -> Any:
    from praksisnet.search.documents import Document

    return Document("text", str(at), text.title, f"/{at}", audiences[text.audience], text.body)


def spread(number: int, some: int) -> list[int]:
    """So many places, all over."""
    return list(itertools.islice(range(number // (2 * some), number, max(1, number // some)), some))

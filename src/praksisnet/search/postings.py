"""An entry and its postings as they are written, by SQL of their own: a text that is saved runs these statements, and
the ORM takes several times as long to say the same. Lists go as JSON, which both databases read: a statement's text
comes again, and is compiled once.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, transaction

from praksisnet.kit.names import fold
from praksisnet.search.documents import Document
from praksisnet.search.models import SearchEntry
from praksisnet.search.sockets import mark_at_work, mark_statement, wording

Row = Mapping[str, Any]  # of an entry, by the names of its columns
Terms = Callable[[], Mapping[str, int]]  # with their impacts, by the words at work
Surfaces = Callable[[Iterable[str]], Mapping[str, str]]  # how terms that are new are written in the text at hand
LONGEST_TERM = 80

_FIELDS = [field for field in SearchEntry._meta.concrete_fields if not field.primary_key]  # noqa: SLF001 -- documented
_COLUMNS = [f'"{field.column}"' for field in _FIELDS]
_ENTRY = f"""
    INSERT INTO search_searchentry ({", ".join(_COLUMNS)})
    SELECT {", ".join(f"%({field.attname})s" for field in _FIELDS)} WHERE {{may_be_written}}
    ON CONFLICT (kind, key) DO UPDATE SET {", ".join(f"{one} = excluded.{one}" for one in _COLUMNS)}
    WHERE search_searchentry.revision <> excluded.revision AND {{is_held}} RETURNING id
"""
_MAY_BE_WRITTEN = """
    NOT EXISTS (SELECT 1 FROM missing) AND ({mark}) = %(mark)s
    AND (SELECT xmin FROM mine) IS NOT DISTINCT FROM (SELECT xmin FROM seen)
"""
_MAKE = "INSERT INTO search_term (text, surface, folded, entries) VALUES (%s, %s, %s, 0) ON CONFLICT (text) DO NOTHING"

# What differs between the terms that are wanted and those that are held: ``step`` is what it adds to a term's count.
_COMPARED = """
    wanted AS (SELECT key AS text, CAST(value AS integer) AS impact FROM {json_each}(%(wanted)s)),
    held AS (
        SELECT term_id, impact, (SELECT text FROM search_term WHERE id = term_id) AS text
        FROM search_posting WHERE entry_id = {entry}
    ),
    compared (text, term, impact, step) AS (
        SELECT
            wanted.text,
            COALESCE(held.term_id, (SELECT id FROM search_term WHERE search_term.text = wanted.text)),
            wanted.impact,
            CASE WHEN held.term_id IS NULL THEN 1 ELSE 0 END
        FROM wanted LEFT JOIN held ON held.text = wanted.text
        WHERE held.impact IS NULL OR held.impact <> wanted.impact
        UNION ALL
        SELECT text, term_id, NULL, -1 FROM held WHERE text NOT IN (SELECT text FROM wanted)
    )
"""
_COUNT = "UPDATE search_term SET entries = entries + counted.step FROM counted WHERE search_term.id = counted.term"
_TAKE = """
    DELETE FROM search_posting
    WHERE entry_id = {entry} AND term_id IN (SELECT term FROM differing WHERE impact IS NULL)
"""
_PUT = """
    INSERT INTO search_posting (entry_id, term_id, impact)
    SELECT {entry}, term, impact FROM differing WHERE impact IS NOT NULL ORDER BY term
    ON CONFLICT (entry_id, term_id) DO UPDATE SET impact = excluded.impact
"""


_COUNTING = f"""
    locked AS (
        SELECT id FROM search_term WHERE id = ANY (ARRAY(SELECT term FROM differing WHERE step <> 0))
        ORDER BY id FOR NO KEY UPDATE
    ),
    counted AS (SELECT term, step FROM locked JOIN differing ON term = id),
    counting AS ({_COUNT}),
"""  # noqa: S608
_COUNT_ANEW = """
    UPDATE search_term SET entries = found.entries
    FROM (
        SELECT search_term.id, COUNT(search_posting.term_id) AS entries
        FROM search_term LEFT JOIN search_posting ON term_id = search_term.id GROUP BY search_term.id
    ) AS found
    WHERE found.id = search_term.id AND found.entries <> search_term.entries
"""

# All of it for PostgreSQL. What a statement reads is of the moment it began (``seen``); what it locks is of now
# (``mine``). Where the entry has been written in between, the postings that were read are not those to compare with.
_AT_ONCE = f"""
    WITH seen AS (SELECT xmin, id, revision FROM search_searchentry WHERE kind = %(kind)s AND key = %(key)s),
    mine AS (
        SELECT xmin, id FROM search_searchentry
        WHERE kind = %(kind)s AND key = %(key)s AND revision <> %(revision)s FOR NO KEY UPDATE
    ),
    {_COMPARED.format(json_each="json_each_text", entry="(SELECT id FROM seen)")},
    missing AS (SELECT text FROM compared WHERE term IS NULL),
    entry AS ({_ENTRY.format(may_be_written=_MAY_BE_WRITTEN, is_held="search_searchentry.id = (SELECT id FROM mine)")}),
    differing AS (SELECT * FROM compared WHERE EXISTS (SELECT 1 FROM entry)),
{_COUNTING}
    taking AS ({_TAKE.format(entry="(SELECT id FROM entry)")}),
    putting AS ({_PUT.format(entry="(SELECT id FROM entry)")})
    SELECT
        EXISTS (SELECT 1 FROM entry) OR EXISTS (SELECT 1 FROM seen WHERE revision = %(revision)s),
        ARRAY(SELECT text FROM missing),
        ({{mark}}) = %(mark)s
"""  # noqa: S608

# The same for SQLite, a statement at a time.
_HELD_ENTRY = _ENTRY.format(may_be_written="TRUE", is_held="TRUE")
_COMPARE = f"""
    WITH {_COMPARED.format(json_each="json_each", entry="%(entry)s")} SELECT text, term, impact, step FROM compared
"""  # noqa: S608
_DIFFERING = """
    WITH differing (term, impact, step) AS (
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
        FROM json_each(%(rows)s)
    ),
    counted AS (SELECT term, step FROM differing WHERE step <> 0)
"""
_COUNT_APART = _DIFFERING + _COUNT
_APART = [_DIFFERING + one.format(entry="%(entry)s") for one in (_TAKE, _PUT)]

_is_counted_later: ContextVar[bool] = ContextVar("is_counted_later", default=False)
_LET_GO = "UPDATE search_term SET entries = entries - 1 WHERE id IN ({terms})"
_TERMS = "SELECT term_id FROM search_posting WHERE entry_id = %s"
_TERMS_IN_ORDER = f"SELECT id FROM search_term WHERE id IN ({_TERMS}) ORDER BY id FOR NO KEY UPDATE"  # noqa: S608


def write(document: Document, shown: Mapping[str, Any], terms: Terms, surfaces: Surfaces) -> None:
    """Only what differs is written: a sentence more costs its words, not the text's.

    The entry is held first and then the terms in one order, all until the caller's transaction ends: transactions that
    write one text each wait for each other's words, never in a ring.
    """
    told = {**shown, "kind": document.kind, "key": document.key, "audience_id": document.audience.pk}
    row = {one.attname: one.get_db_prep_save(told[one.attname], connection) for one in _FIELDS if one.attname in told}
    (_write_at_once if connection.vendor == "postgresql" else _write_apart)(row, document, terms, surfaces)


@contextmanager
def counted_later() -> Iterator[None]:
    """What is written within leaves the terms' counts as they were, and somebody counts anew."""
    token = _is_counted_later.set(True)
    try:
        yield
    finally:
        _is_counted_later.reset(token)


def count_anew() -> None:
    """Each term by its postings; nobody else may be writing any."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT_ANEW)


def let_go(entry: int) -> None:
    """Terms are counted without this entry, which its caller holds and is about to delete."""
    if _is_counted_later.get():
        return
    terms = _TERMS_IN_ORDER if connection.vendor == "postgresql" else _TERMS
    with connection.cursor() as cursor:
        cursor.execute(_LET_GO.format(terms=terms), [entry])


def _write_at_once(row: Row, document: Document, terms: Terms, surfaces: Surfaces) -> None:
    """In one statement, since each goes to another process and back, and alone it is a transaction of its own.

    It writes all or nothing: nothing where a term is new, where the words of search have changed since this process
    looked, or where somebody has written the entry while this waited. Then it is said again, of how things are now.
    """
    form = _AT_ONCE.replace(_COUNTING, "") if _is_counted_later.get() else _AT_ONCE
    statement = form.format(mark=mark_statement())
    with connection.cursor() as cursor:
        is_done = False
        while not is_done:
            wanted = {"mark": mark_at_work(), "wanted": json.dumps(terms())}
            cursor.execute(statement, {**row, "revision": document.revision, **wanted})
            is_done, missing, is_at_work = cursor.fetchone()
            if missing:
                _make(cursor, missing, surfaces)
            if not is_at_work:
                wording()


@transaction.atomic
def _write_apart(row: Row, document: Document, terms: Terms, surfaces: Surfaces) -> None:
    """SQLite has no statement that does several things, and none costs it much; it has one writer, so what is read
    after the first of them is as it will be written."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD_ENTRY, {**row, "revision": (revision := document.revision)})
        if not (held := cursor.fetchone()):
            return
        wording()
        if revision != document.revision:
            cursor.execute(_HELD_ENTRY, {**row, "revision": document.revision})
            cursor.fetchall()
        given = {"entry": held[0], "wanted": json.dumps(terms())}
        cursor.execute(_COMPARE, given)
        differing = cursor.fetchall()
        if missing := [text for text, term, _impact, _step in differing if term is None]:
            _make(cursor, missing, surfaces)
            cursor.execute(_COMPARE, given)
            differing = cursor.fetchall()
        if differing:
            given["rows"] = json.dumps([numbers for _text, *numbers in differing])
            for statement in _APART if _is_counted_later.get() else (_COUNT_APART, *_APART):
                cursor.execute(statement, given)


def _make(cursor: Any, missing: Iterable[str], surfaces: Surfaces) -> None:
    """In one order, for the same reason as they are held in one; somebody may be making them too."""
    texts = sorted(missing)
    said = surfaces(texts)
    written = ((text, said.get(text, text)[:LONGEST_TERM]) for text in texts)
    cursor.executemany(_MAKE, [(text, surface, fold(surface)[:LONGEST_TERM]) for text, surface in written])

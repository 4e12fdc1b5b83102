"""An entry and its postings as they are written, by SQL of their own: a text that is saved runs these statements, and
the ORM takes several times as long to say the same. Lists go as JSON, which both databases read: a statement's text
comes again, and is compiled once.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import connection

from praksisnet.kit.names import fold
from praksisnet.search.documents import Document
from praksisnet.search.models import SearchEntry

# How terms that nobody has written before are written in the text at hand.
Surfaces = Callable[[Iterable[str]], Mapping[str, str]]
LONGEST_TERM = 80

_FIELDS = [field for field in SearchEntry._meta.concrete_fields if not field.primary_key]  # noqa: SLF001 -- documented
_COLUMNS = [f'"{field.column}"' for field in _FIELDS]
_ENTRY = f"""
    INSERT INTO search_searchentry ({", ".join(_COLUMNS)}) VALUES ({", ".join(["%s"] * len(_COLUMNS))})
    ON CONFLICT (kind, key) DO UPDATE SET {", ".join(f"{one} = excluded.{one}" for one in _COLUMNS)}
    WHERE search_searchentry.revision <> excluded.revision RETURNING id
"""  # noqa: S608 -- only names of columns are put in
_MAKE = "INSERT INTO search_term (text, surface, folded, entries) VALUES (%s, %s, %s, 0) ON CONFLICT (text) DO NOTHING"

# What differs between the terms that are wanted and those that are held: ``step`` is what it adds to a term's count.
_COMPARED = """
    wanted AS (SELECT key AS text, CAST(value AS integer) AS impact FROM {json_each}(%(wanted)s)),
    held AS (
        SELECT term_id, impact, (SELECT text FROM search_term WHERE id = term_id) AS text
        FROM search_posting WHERE entry_id = %(entry)s
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
    WHERE entry_id = %(entry)s AND term_id IN (SELECT term FROM differing WHERE impact IS NULL)
"""
_PUT = """
    INSERT INTO search_posting (entry_id, term_id, impact)
    SELECT %(entry)s, term, impact FROM differing WHERE impact IS NOT NULL ORDER BY term
    ON CONFLICT (entry_id, term_id) DO UPDATE SET impact = excluded.impact
"""
_AT_ONCE = f"""
    WITH {_COMPARED.format(json_each="json_each_text")},
    differing AS (SELECT * FROM compared WHERE NOT EXISTS (SELECT 1 FROM compared WHERE term IS NULL)),
    counted AS (
        SELECT id AS term, (SELECT step FROM differing WHERE term = id) AS step FROM search_term
        WHERE id = ANY (ARRAY(SELECT term FROM differing WHERE step <> 0)) ORDER BY id FOR NO KEY UPDATE
    ),
    counting AS ({_COUNT}), taking AS ({_TAKE}), putting AS ({_PUT})
    SELECT text FROM compared WHERE term IS NULL
"""  # noqa: S608 -- only constants are put in, and below
_COMPARE = f"""
    WITH {_COMPARED.format(json_each="json_each")} SELECT text, term, impact, step FROM compared
"""  # noqa: S608
_DIFFERING = """
    WITH differing (term, impact, step) AS (
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
        FROM json_each(%(rows)s)
    ),
    counted AS (SELECT term, step FROM differing WHERE step <> 0)
"""


def write_entry(document: Document, shown: Mapping[str, Any]) -> int | None:
    """The row as it is shown, held until the transaction ends; its id, or None where it was the same already."""
    told = {**shown, "kind": document.kind, "key": document.key, "audience_id": document.audience.pk}
    with connection.cursor() as cursor:
        cursor.execute(_ENTRY, [field.get_db_prep_save(told[field.attname], connection) for field in _FIELDS])
        written = cursor.fetchone()
    return int(written[0]) if written else None


def write_postings(entry: int, wanted: Mapping[str, int], surfaces: Surfaces = lambda _terms: {}) -> None:
    """Only what differs is written: a sentence more costs its words, not the text's."""
    write = _write_at_once if connection.vendor == "postgresql" else _write
    with connection.cursor() as cursor:
        given = {"entry": entry, "wanted": json.dumps(wanted)}
        if missing := write(cursor, given):
            _make(cursor, missing, surfaces)
            write(cursor, given)


def _write_at_once(cursor: Any, given: Mapping[str, Any]) -> list[str]:
    """In one statement, since each goes to another process and back. Terms are locked in one order before any is
    counted: two documents that share words would wait for each other."""
    cursor.execute(_AT_ONCE, given)
    return [text for (text,) in cursor.fetchall()]


def _write(cursor: Any, given: Mapping[str, Any]) -> list[str]:
    """Returns the terms that there are none of yet; then nothing is written."""
    cursor.execute(_COMPARE, given)
    rows = cursor.fetchall()
    missing = [text for text, term, _impact, _step in rows if term is None]
    if rows and not missing:
        differing = {**given, "rows": json.dumps([row[1:] for row in rows])}
        for statement in (_COUNT, _TAKE, _PUT):
            cursor.execute(_DIFFERING + statement, differing)
    return missing


def _make(cursor: Any, missing: Iterable[str], surfaces: Surfaces) -> None:
    """In one order, for the same reason; somebody may be making them too."""
    texts = sorted(missing)
    said = surfaces(texts)
    written = ((text, said.get(text, text)[:LONGEST_TERM]) for text in texts)
    cursor.executemany(_MAKE, [(text, surface, fold(surface)[:LONGEST_TERM]) for text, surface in written])

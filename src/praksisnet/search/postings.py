"""An entry and its postings as they are written, by SQL of their own: a text that is saved runs each of these
statements, and the ORM takes several times as long to say the same. Lists are filled up to a few lengths, so that a
statement's text comes again and is compiled once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from django.db import connection

from praksisnet.kit.names import fold
from praksisnet.search.documents import Document
from praksisnet.search.models import SearchEntry

Value = TypeVar("Value")
# How terms that nobody has written before are written in the text at hand.
Surfaces = Callable[[Iterable[str]], Mapping[str, str]]
LONGEST_TERM = 80
TOGETHER = 512  # values in one statement

_FIELDS = [field for field in SearchEntry._meta.concrete_fields if not field.primary_key]  # noqa: SLF001 -- documented
_COLUMNS = [f'"{field.column}"' for field in _FIELDS]
_ENTRY = "SELECT id, revision FROM search_searchentry WHERE kind = %s AND key = %s"
_UPDATE = f"UPDATE search_searchentry SET {', '.join(f'{one} = %s' for one in _COLUMNS)} WHERE id = %s"  # noqa: S608
_INSERT = f"""
    INSERT INTO search_searchentry ({", ".join(_COLUMNS)}) VALUES ({", ".join(["%s"] * len(_COLUMNS))})
    ON CONFLICT (kind, key) DO UPDATE SET {", ".join(f"{one} = excluded.{one}" for one in _COLUMNS)} RETURNING id
"""  # noqa: S608 -- only names of columns are put in, here and above
_HELD = """
    SELECT term.text, term.id, posting.impact
    FROM search_posting posting JOIN search_term term ON term.id = posting.term_id WHERE posting.entry_id = %s
"""
_KNOWN = "SELECT text, id FROM search_term WHERE text IN ({values})"
_MAKE = "INSERT INTO search_term (text, surface, folded, entries) VALUES (%s, %s, %s, 0) ON CONFLICT (text) DO NOTHING"
_LOCK = "SELECT id FROM search_term WHERE id IN ({values}) ORDER BY id FOR UPDATE"
_COUNT = "UPDATE search_term SET entries = entries + %s WHERE id IN ({values})"
_TAKE = "DELETE FROM search_posting WHERE entry_id = %s AND term_id IN ({values})"
_CHANGED = "ON CONFLICT (entry_id, term_id) DO UPDATE SET impact = excluded.impact"
_PUT = f"INSERT INTO search_posting (entry_id, term_id, impact) VALUES (%s, %s, %s) {_CHANGED}"  # noqa: S608
_PUT_TOGETHER = f"""
    INSERT INTO search_posting (entry_id, term_id, impact)
    SELECT CAST(%s AS bigint), term, impact
    FROM unnest(CAST(%s AS bigint[]), CAST(%s AS integer[])) AS given (term, impact) {_CHANGED}
"""  # noqa: S608 -- nothing but a constant is put in


def entry_of(kind: str, key: str) -> tuple[int, str] | None:
    """Its id and revision, locked where the database locks rows."""
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(_ENTRY + lock, [kind, key])
        found: tuple[int, str] | None = cursor.fetchone()
    return found


def write_entry(pk: int | None, document: Document, shown: Mapping[str, Any]) -> int:
    """The row as it is shown, made where there is none (``pk`` is None); returns its id."""
    told = {**shown, "kind": document.kind, "key": document.key, "audience_id": document.audience.pk}
    values = [field.get_db_prep_save(told[field.attname], connection) for field in _FIELDS]
    with connection.cursor() as cursor:
        if pk is not None:
            cursor.execute(_UPDATE, [*values, pk])
            return pk
        cursor.execute(_INSERT, values)
        return int(cursor.fetchone()[0])


def write_postings(entry: int, wanted: Mapping[str, int], surfaces: Surfaces = lambda _terms: {}) -> None:
    """Only what differs is written: a sentence more costs its words, not the text's."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [entry])
        held = {text: (pk, impact) for text, pk, impact in cursor.fetchall()}
        otherwise = [(text, pk) for text, (pk, impact) in held.items() if wanted.get(text, impact) != impact]
        gone = [held[text][0] for text in held.keys() - wanted.keys()]
        added = _terms(cursor, wanted.keys() - held.keys(), surfaces)
        _count(cursor, list(added.values()), gone)
        for pks in _some(sorted(gone)):
            _do(cursor, _TAKE, pks, entry)
        _put(cursor, entry, sorted((pk, wanted[text]) for text, pk in (*otherwise, *added.items())))


def _put(cursor: Any, entry: int, rows: Sequence[tuple[int, int]]) -> None:
    """Terms and their impacts, in one order: on PostgreSQL each in a statement of its own would cost more."""
    if rows and connection.vendor == "postgresql":
        cursor.execute(_PUT_TOGETHER, [entry, [term for term, _impact in rows], [impact for _term, impact in rows]])
    elif rows:
        cursor.executemany(_PUT, [(entry, term, impact) for term, impact in rows])


def _terms(cursor: Any, texts: Iterable[str], surfaces: Surfaces) -> dict[str, int]:
    """The ids of all these terms; those nobody has written before are made."""
    wanted = sorted(texts)
    found = _known(cursor, wanted)
    if missing := [text for text in wanted if text not in found]:
        said = surfaces(missing)
        written = ((text, said.get(text, text)[:LONGEST_TERM]) for text in missing)
        cursor.executemany(_MAKE, [(text, surface, fold(surface)[:LONGEST_TERM]) for text, surface in written])
        found |= _known(cursor, missing)  # somebody may have made them too
    return found


def _known(cursor: Any, texts: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in _some(texts):
        _do(cursor, _KNOWN, some)
        found |= dict(cursor.fetchall())
    return found


def _count(cursor: Any, added: Iterable[int], gone: Iterable[int]) -> None:
    """Locked in one order first: two documents that share words would wait for each other."""
    if connection.features.has_select_for_update:
        for some in _some(sorted({*added, *gone})):
            _do(cursor, _LOCK, some)
    for pks, step in ((added, 1), (gone, -1)):
        for some in _some(sorted(pks)):
            _do(cursor, _COUNT, some, step)


def _do(cursor: Any, statement: str, values: list[Any], *before: int) -> None:
    """With the values as its list, the last one repeated until there are a power of two."""
    size = 1 << (len(values) - 1).bit_length()
    listed = values + values[-1:] * (size - len(values))
    cursor.execute(statement.format(values=", ".join(["%s"] * size)), [*before, *listed])


def _some(values: list[Value]) -> Iterator[list[Value]]:
    for at in range(0, len(values), TOGETHER):
        yield values[at : at + TOGETHER]

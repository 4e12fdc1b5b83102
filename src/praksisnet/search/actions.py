"""Rooms put what is to be found into the index, within the action that changes it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from django.db import connection, transaction

from praksisnet.kit.names import fold
from praksisnet.search.analysis import danish
from praksisnet.search.analysis.tokens import tidy
from praksisnet.search.documents import Document, Vector, vector
from praksisnet.search.models import Posting, SearchEntry, Term
from praksisnet.search.sockets import sources, wording

Value = TypeVar("Value")
LONGEST_TERM = 80
TOGETHER = 500  # values in one statement


@transaction.atomic
def put(document: Document) -> SearchEntry:
    """Let the document be found as it is now, in place of what was known of it; a repeat changes nothing.

    Part of the room's own change, so it takes no actor and writes no journal entry.
    """
    shown = {
        "title": tidy(document.title)[:300],
        "text": tidy(document.text),
        "address": document.address,
        "language": document.language,
        "audience": document.audience,
        "visible_from": document.visible_from,
        "visible_until": document.visible_until,
        "happens_at": document.happens_at,
        "facets": [list(pair) for pair in document.facets],
        "revision": document.revision,
    }
    entry, is_new = SearchEntry.objects.select_for_update().get_or_create(
        kind=document.kind, key=document.key, defaults=shown
    )
    if is_new or entry.revision != document.revision:
        if not is_new:
            SearchEntry.objects.filter(pk=entry.pk).update(**shown)
            for name, value in shown.items():
                setattr(entry, name, value)
        wording()  # words that are never split may have changed since this process looked
        _write(entry, vector(document, danish()))
    return entry


@transaction.atomic
def remove(kind: str, key: str) -> None:
    """Let it be found no more; nothing of it stays but words that other things have too. A repeat changes nothing."""
    for entry in SearchEntry.objects.select_for_update().filter(kind=kind, key=key):
        _write(entry, Vector({}, {}))
        entry.delete()


def compare() -> int:
    """Bring the index in line with what each room says is to be found; returns how many entries were wrong.

    A document at a time, each in its own transaction: search works meanwhile, and a killed run has done what it did.
    """
    wrong = 0
    for kinds, documents in sources().items():
        known = {(kind, key): revision for kind, key, revision in _entries(kinds)}
        for document in documents():
            revision = known.pop((document.kind, document.key), None)
            if revision != document.revision:
                put(document)
                wrong += 1
        for kind, key in sorted(known):
            remove(kind, key)
            wrong += 1
    return wrong


def read_anew(words: Iterable[str]) -> None:
    """What holds one of these words is written anew by the next comparison: it is split in another way by now."""
    terms = {term for word in words for term in (*danish().word(word).all, *danish().parts_of(word))}
    holding = Posting.objects.filter(term__text__in=terms).values("entry")
    SearchEntry.objects.filter(pk__in=holding).update(revision="")


def _entries(kinds: Iterable[str]) -> Iterable[tuple[str, str, str]]:
    return SearchEntry.objects.filter(kind__in=list(kinds)).values_list("kind", "key", "revision")


def _write(entry: SearchEntry, wanted: Vector) -> None:
    """Only what differs is written: a sentence more costs its words, not the text's."""
    rows = _asked(_HELD, [entry.pk])
    ids = {text: pk for text, pk, _impact in rows}
    known = {text: impact for text, _pk, impact in rows}
    added, gone = wanted.impacts.keys() - ids.keys(), ids.keys() - wanted.impacts.keys()
    ids |= _terms(added, wanted.surfaces)
    _count([ids[text] for text in added], [ids[text] for text in gone])
    for pks in _some(sorted(ids[text] for text in gone)):
        Posting.objects.filter(entry=entry, term_id__in=pks).delete()
    changed = sorted((ids[text], impact) for text, impact in wanted.impacts.items() if known.get(text) != impact)
    for some in _some(changed):
        values = [value for pk, impact in some for value in (entry.pk, pk, impact)]
        _do(_PUT.format(rows=", ".join(["(%s, %s, %s)"] * len(some))), values)


# As SQL: a text that is saved runs each of them, and the ORM takes three times as long to say the same.
_HELD = """
    SELECT term.text, term.id, posting.impact
    FROM search_posting posting JOIN search_term term ON term.id = posting.term_id WHERE posting.entry_id = %s
"""
_KNOWN = "SELECT text, id FROM search_term WHERE text IN ({texts})"
_COUNT = "UPDATE search_term SET entries = entries + %s WHERE id IN ({ids})"
_PUT = """
    INSERT INTO search_posting (entry_id, term_id, impact) VALUES {rows}
    ON CONFLICT (entry_id, term_id) DO UPDATE SET impact = excluded.impact
"""


def _terms(texts: Iterable[str], surfaces: Mapping[str, str]) -> dict[str, int]:
    """The rows of all these terms; those nobody has written before are made."""
    texts = set(texts)
    found = _known(texts)
    missing = sorted(texts - found.keys())
    if missing:
        written = ((text, surfaces.get(text, text)[:LONGEST_TERM]) for text in missing)
        rows = [Term(text=text, surface=surface, folded=fold(surface)[:LONGEST_TERM]) for text, surface in written]
        Term.objects.bulk_create(rows, batch_size=TOGETHER, ignore_conflicts=True)  # somebody may be making them too
        found |= _known(missing)
    return found


def _known(texts: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in _some(sorted(texts)):
        found |= dict(_asked(_KNOWN.format(texts=", ".join(["%s"] * len(some))), some))
    return found


def _count(added: Iterable[int], gone: Iterable[int]) -> None:
    """Locked in one order first: two documents that share words would wait for each other."""
    if connection.features.has_select_for_update:
        for some in _some(sorted({*added, *gone})):
            list(Term.objects.select_for_update().filter(pk__in=some).order_by("pk").values_list("pk"))
    for pks, step in ((added, 1), (gone, -1)):
        for some in _some(sorted(pks)):
            _do(_COUNT.format(ids=", ".join(["%s"] * len(some))), [step, *some])


def _asked(statement: str, values: Sequence[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def _do(statement: str, values: Sequence[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _some(values: list[Value]) -> Iterator[list[Value]]:
    for at in range(0, len(values), TOGETHER):
        yield values[at : at + TOGETHER]

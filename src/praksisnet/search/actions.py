"""Rooms put what is to be found into the index, within the action that changes it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from praksisnet.search.analysis import danish
from praksisnet.search.analysis.tokens import tidy
from praksisnet.search.documents import Document, impacts, surfaces
from praksisnet.search.holding import hold_for_removal, hold_for_repair
from praksisnet.search.models import Posting, SearchEntry, Term
from praksisnet.search.postings import count_anew, counted_later, let_go, write
from praksisnet.search.sockets import Documents, sources, wording


def put(document: Document) -> None:
    """Let the document be found as it is now, in place of what was known of it; a repeat changes nothing.

    Part of the room's own change, so it takes no actor and writes no journal entry.
    """
    shown = {
        "title": tidy(document.title)[:300],
        "text": tidy(document.text),
        "address": document.address,
        "language": document.language,
        "visible_from": document.visible_from,
        "visible_until": document.visible_until,
        "happens_at": document.happens_at,
        "facets": [list(pair) for pair in document.facets],
    }
    write(document, shown, partial(impacts, document, danish()), partial(surfaces, document, danish()))


@contextmanager
def counted_together() -> Iterator[None]:
    """For many texts in one transaction while nobody else writes any, as where the demo is filled.

    A common word is in most of them. PostgreSQL keeps all that a row has been until the transaction ends, and passes
    over it each time the row is looked up: so words are counted once, at the end, or where ``count_words`` is called.
    Not for a purge, which asks the counts for words that stand in nothing any more.
    """
    with counted_later():
        yield
    count_words()


def count_words() -> None:
    """Each word as often as it stands somewhere; what search weighs it by."""
    count_anew()


@transaction.atomic
def remove(kind: str, key: str) -> None:
    """Let it be found no more; nothing of it stays but words that other things have too. A repeat changes nothing."""
    hold_for_removal(kind, key)
    for entry in SearchEntry.objects.select_for_update().filter(kind=kind, key=key):
        let_go(entry.pk)
        entry.delete()


def index_each(rows: QuerySet[Any], index: Callable[[Any], None]) -> None:
    """A row at a time, locked, each in its own transaction: nobody waits meanwhile, and it may be run again."""
    for pk in list(rows.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            for row in rows.model._default_manager.select_for_update().filter(pk=pk):  # noqa: SLF001 -- documented
                index(row)


@transaction.atomic
def forget_words() -> int:
    """Words that stand in nothing any more go: somebody's number may be one of them. Part of a purge, as ``put`` is of
    a change; returns how many. One that somebody holds just now is in a text that is being written."""
    idle = Term.objects.filter(entries__lte=0, postings=None).select_for_update(skip_locked=True, of=("self",))
    return Term.objects.filter(pk__in=[term.pk for term in idle]).delete()[0]


def compare() -> int:
    """Bring the index in line with what each room says is to be found; returns how many entries were wrong.

    A document at a time, each in its own transaction: search works meanwhile, and a killed run has done what it did.
    """
    wrong = 0
    wording()
    for kinds, documents in sources().items():
        known = {(kind, key): revision for kind, key, revision in _entries(kinds)}
        for document in documents(""):
            if known.pop((document.kind, document.key), None) != document.revision:
                wrong += _mend(documents, document.kind, document.key)
        for kind, key in sorted(known):
            wrong += _mend(documents, kind, key)
    return wrong


@transaction.atomic
def _mend(documents: Documents, kind: str, key: str) -> bool:
    """The room is asked once more, while nobody else writes or removes the entry: what was read at the beginning of
    the night may have been hidden or deleted by now. Returns whether anything was wrong."""
    if not hold_for_repair(kind, key):
        return False  # whoever holds it says how it is from now on
    revision = SearchEntry.objects.filter(kind=kind, key=key).values_list("revision", flat=True).first()
    found = next((document for document in documents(key) if document.kind == kind), None)
    if found:
        put(found)
    else:
        remove(kind, key)
    return revision != (found.revision if found else None)


def read_anew(words: Iterable[str]) -> int:
    """What holds one of these words is written anew by the next comparison: it is split in another way by now.

    Whoever is writing such a text waits meanwhile, and reads it so at once. Returns how many entries it is.
    """
    terms = {term for word in words for term in (*danish().word(word).all, *danish().parts_of(word))}
    holding = Posting.objects.filter(term__text__in=terms).values("entry")
    return SearchEntry.objects.filter(pk__in=holding).update(revision="")


def _entries(kinds: Iterable[str]) -> Iterable[tuple[str, str, str]]:
    return SearchEntry.objects.filter(kind__in=list(kinds)).values_list("kind", "key", "revision")

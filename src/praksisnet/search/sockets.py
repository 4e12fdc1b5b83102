"""Rooms whose things are found: each says what should be in the index, and a job compares it every night."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import QuerySet

from praksisnet.search.analysis import danish
from praksisnet.search.documents import Document

Documents = Callable[[str], Iterable[Document]]
_kinds: dict[str, Any] = {}
_sources: dict[tuple[str, ...], Documents] = {}


def register_source(kinds: Iterable[str], documents: Documents, shown: Mapping[str, Any] | None = None) -> None:
    """``documents("")`` gives everything of these kinds that is to be found, and nothing else; ``documents(key)`` what
    of it has this key, as it is at that moment.

    ``shown``: those of the kinds that the search page finds, with what they are called there: "Meetings", lazily.
    """
    _sources[tuple(kinds)] = documents
    _kinds.update(shown or {})


def one_or_all(rows: QuerySet[Any], key: str) -> QuerySet[Any]:
    """For the ``documents`` of a kind whose key is the id of a row."""
    return rows.filter(pk=key) if key else rows


def sources() -> dict[tuple[str, ...], Documents]:
    return dict(_sources)


@dataclass(frozen=True, slots=True)
class Facet:
    """What results can be narrowed by. ``labels`` say what its values are called, where a value is no word itself."""

    name: str
    legend: Any
    labels: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wording:
    """What people keep for search. ``synonyms``: terms that mean the same as a term, or nearly, with a share of its
    weight. ``whole``: folded words that are never split. ``mark``: another where either is another."""

    synonyms: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()
    mark: str = ""


@dataclass(slots=True)
class _Words:
    read: Callable[[], Wording] = Wording
    mark: str = "SELECT ''"
    at_work: Wording | None = None  # in the analyser of this process


_words = [_Words()]


def register_wording(read: Callable[[], Wording], mark: str) -> None:
    """One room keeps the words. They are read at each search, so that must be cheap where nothing has changed; ``mark``
    is a statement that gives what the mark is now, to stand inside others."""
    _words[0] = _Words(read, mark)


def wording() -> Wording:
    """As it is kept now, and at work in the analyser of this process from here on."""
    words = _words[-1]
    words.at_work = words.read()
    danish().keep_whole(words.at_work.whole)
    return words.at_work


def mark_statement() -> str:
    """The statement that gives the mark of the words as they are kept now."""
    return _words[-1].mark


def mark_at_work() -> str:
    """The mark of the words that this process reads texts by."""
    return (_words[-1].at_work or wording()).mark


@contextmanager
def worded(kept: Wording) -> Iterator[None]:
    """As long as it lasts this process searches and indexes with these words, whatever is kept where it does so."""
    _words.append(_Words(lambda: replace(kept, mark="")))
    try:
        yield
    finally:
        _words.pop()
        _words[-1].at_work = None


_facets: dict[str, Facet] = {}


def kinds() -> dict[str, Any]:
    """What the search page finds, with what each kind is called; the same order in every process."""
    return dict(sorted(_kinds.items()))


def register_facet(name: str, legend: Any, labels: Mapping[str, Any] | None = None) -> None:
    """Several rooms may register one facet: its labels add up."""
    known = _facets.get(name)
    _facets[name] = Facet(name, legend, {**(known.labels if known else {}), **(labels or {})})


def facets() -> list[Facet]:
    return [_facets[name] for name in sorted(_facets)]

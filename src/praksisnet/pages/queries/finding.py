"""What one reader finds of everything that rooms have joined to search, how it can be narrowed, and what is offered
while the words are typed."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import QueryDict  # noqa: TID251 -- what paging takes
from django.utils.translation import gettext as _
from markupsafe import Markup

from praksisnet.kit.paging import Page, page_of_list
from praksisnet.people.models import Person
from praksisnet.search import queries as search
from praksisnet.search import sockets
from praksisnet.search.models import SearchEntry

MOST_FOUND = 200
LEAST = 0.15  # of the best result's score: what is below has a word in common, and no more
SHOWN_OPTIONS = 8
PAGE_SIZE = 20
MOST_THINGS, MOST_WORDS = 5, 3  # offered while one types
SHORTEST = 3  # letters; fewer begin too many words
KIND, TYPE, NETWORK = "kind", "type", "network"


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    number: int  # results that would be shown, were it chosen
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow. Options of one facet add up, those of different facets narrow each other."""

    name: str
    legend: str
    options: list[Option]

    @property
    def shown(self) -> list[Option]:
        return self.options[:SHOWN_OPTIONS]

    @property
    def hidden(self) -> list[Option]:
        return self.options[SHOWN_OPTIONS:]


@dataclass(frozen=True, slots=True)
class Result:
    """``look`` chooses the sign before what it is."""

    title: Markup
    excerpt: Markup
    address: str
    what: str
    look: str
    network: str
    happens_at: datetime | None
    language: str


@dataclass(frozen=True, slots=True)
class Findings:
    """``number``: of everything that the words find, before it is narrowed."""

    page: Page[Any]
    facets: list[Facet] = field(default_factory=list)
    correction: str = ""
    is_partly: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class _Row:
    pk: int
    values: Mapping[str, frozenset[str]]


def findings(person: Person, words: str, chosen: Mapping[str, Collection[str]], query: QueryDict) -> Findings:
    """At most ten statements, however much is found."""
    found = search.find(person, words, kinds=list(sockets.kinds()), limit=MOST_FOUND, least=LEAST)
    rows = _rows(found.entries)
    narrow = {name: frozenset(values) for name, values in chosen.items() if values}
    kept = [row for row in rows if _fits(row, narrow)]
    page = page_of_list([row.pk for row in kept], query, PAGE_SIZE)
    shown: Page[Any] = Page(_results(page.items, found.terms), page.number, page.pages, page.total, page.query)
    return Findings(shown, _facets(rows, narrow), found.correction, found.is_partly, len(rows))


def choices() -> list[str]:
    """The names of all facets there may be."""
    return [KIND, *(facet.name for facet in sockets.facets())]


def offered(person: Person, typed: str) -> dict[str, list[Any]]:
    """Words that go on from what is typed, and the first things that it leads this reader to: ten statements."""
    if len(typed.strip()) < SHORTEST:
        return {"words": [], "things": []}
    kinds = list(sockets.kinds())
    found = search.find(person, typed, kinds=kinds, limit=MOST_THINGS, least=LEAST)
    shown = _results(found.entries, {})
    things = [{"title": str(one.title.unescape()), "what": one.what, "address": one.address} for one in shown]
    return {"words": search.completions(person, typed, kinds=kinds, most=MOST_WORDS), "things": things}


def _rows(entries: Sequence[int]) -> list[_Row]:
    read = SearchEntry.objects.filter(pk__in=entries).values_list("pk", "kind", "facets")
    values = {pk: _values([(KIND, kind), *map(tuple, facets)]) for pk, kind, facets in read}
    return [_Row(pk, values[pk]) for pk in entries if pk in values]


def _values(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, value in pairs:
        found.setdefault(name, set()).add(value)
    return {name: frozenset(values) for name, values in found.items()}


def _fits(row: _Row, narrow: Mapping[str, frozenset[str]], but: str = "") -> bool:
    return all(values & row.values.get(name, frozenset()) for name, values in narrow.items() if name != but)


def _facets(rows: Sequence[_Row], narrow: Mapping[str, frozenset[str]]) -> list[Facet]:
    """Each counted within the choices of the others; those that offer no choice are left out."""
    known = [sockets.Facet(KIND, _("Search in"), sockets.kinds()), *sockets.facets()]
    found = [Facet(one.name, str(one.legend), _options(one, rows, narrow)) for one in known]
    return [facet for facet in found if len(facet.options) > 1 or any(one.is_chosen for one in facet.options)]


def _options(facet: sockets.Facet, rows: Sequence[_Row], narrow: Mapping[str, frozenset[str]]) -> list[Option]:
    fitting = (row.values.get(facet.name, frozenset()) for row in rows if _fits(row, narrow, but=facet.name))
    counted = Counter(value for values in fitting for value in values)
    picked = narrow.get(facet.name, frozenset())
    labels = {value: str(facet.labels.get(value, value)) for value in {*counted, *picked}}
    order = sorted(labels, key=lambda value: (value not in picked, -counted[value], labels[value]))
    return [Option(value, labels[value], counted[value], value in picked) for value in order]


def _results(entries: Sequence[int], terms: Mapping[str, float]) -> list[Result]:
    read = SearchEntry.objects.defer("revision", "audience").in_bulk(list(entries))
    kinds, types = sockets.kinds(), _labels_of(TYPE)
    return [_result(read[pk], terms, kinds, types) for pk in entries if pk in read]


def _labels_of(name: str) -> Mapping[str, object]:
    return next((facet.labels for facet in sockets.facets() if facet.name == name), {})


def _result(
    entry: SearchEntry, terms: Mapping[str, float], kinds: Mapping[str, object], types: Mapping[str, object]
) -> Result:
    values = dict(map(tuple, entry.facets))
    kind = values.get(TYPE, "")
    return Result(
        title=search.mark(entry.title, terms),
        excerpt=search.excerpt(entry.text, terms),
        address=entry.address,
        what=str(types.get(kind) or kinds.get(entry.kind, "")),
        look=kind or entry.kind,
        network=values.get(NETWORK, ""),
        happens_at=entry.happens_at,
        language=entry.language,
    )

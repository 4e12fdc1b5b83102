"""What one reader finds of everything that rooms have joined to search, how it can be narrowed, and what is offered
while the words are typed."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict  # noqa: TID251 -- what paging takes
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markupsafe import Markup

from praksisnet.kit.facets import Facet, Option
from praksisnet.kit.paging import Page, page_of_list
from praksisnet.people.models import Person
from praksisnet.search import queries as search
from praksisnet.search import sockets
from praksisnet.search.documents import TOGETHER
from praksisnet.search.models import SearchEntry
from praksisnet.search.words import LEAST_OF_BEST
from praksisnet.themes.models import Theme

MOST_FOUND = 200
PAGE_SIZE = 20
MOST_THINGS, MOST_WORDS = 5, 3  # offered while one types
SHORTEST = 3  # letters; fewer begin too many words
KIND, TYPE, NETWORK, THEME = "kind", "type", "network", "theme"


@dataclass(frozen=True, slots=True)
class Date:
    """One of several meetings that are one result."""

    network: str
    happens_at: datetime | None
    address: str


@dataclass(frozen=True, slots=True)
class Result:
    """``look`` chooses the sign before what it is. ``dates``: of a round, where the reader finds several of them."""

    title: Markup
    excerpt: Markup
    address: str
    what: str
    look: str
    network: str
    happens_at: datetime | None
    language: str
    dates: Sequence[Date] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """``number``: of all results that the words find, before they are narrowed."""

    page: Page[Any]
    facets: list[Facet] = field(default_factory=list)
    correction: str = ""
    is_partly: bool = False
    missing: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class _Row:
    """``result``: the same for what is shown as one result."""

    pk: int
    values: Mapping[str, frozenset[str]]
    result: tuple[str, ...]


def findings(person: Person, words: str, chosen: Mapping[str, Collection[str]], query: QueryDict) -> Findings:
    """At most ten statements, however much is found; eleven in English."""
    found = search.find(person, words, kinds=list(sockets.kinds()), limit=MOST_FOUND, least=LEAST_OF_BEST)
    rows = _rows(found.entries)
    narrow = {name: frozenset(values) for name, values in chosen.items() if values}
    kept = [row for row in rows if _fits(row, narrow)]
    page = page_of_list(_together(kept), query, PAGE_SIZE)
    shown: Page[Any] = Page(_results(page.items, found.terms), page.number, page.pages, page.total, page.query)
    number = len({row.result for row in rows})
    return Findings(shown, _facets(rows, narrow), found.correction, found.is_partly, found.missing, number)


def choices() -> list[str]:
    """The names of all facets there may be."""
    return [KIND, *(facet.name for facet in sockets.facets())]


def offered(person: Person, typed: str) -> dict[str, list[Any]]:
    """Words that go on from what is typed, and the first things that it leads this reader to: ten statements."""
    if len(typed.strip()) < SHORTEST:
        return {"words": [], "things": []}
    kinds = list(sockets.kinds())
    found = search.find(person, typed, kinds=kinds, limit=MOST_FOUND, least=LEAST_OF_BEST)
    things = [_thing(one) for one in _results(_together(_rows(found.entries))[:MOST_THINGS], {})]
    return {"words": search.completions(person, typed, kinds=kinds, most=MOST_WORDS), "things": things}


def _thing(one: Result) -> dict[str, str]:
    """What is offered; several dates of one round lead to the results that list them."""
    title = str(one.title.unescape())
    if not one.dates:
        return {"title": title, "what": one.what, "address": one.address}
    what = _("%(what)s, %(count)s dates") % {"what": one.what, "count": len(one.dates)}
    return {"title": title, "what": what, "address": f"{reverse('pages:search')}?{urlencode({'words': title})}"}


def _rows(entries: Sequence[int]) -> list[_Row]:
    read = SearchEntry.objects.filter(pk__in=entries).values_list("pk", "kind", "title", "facets")
    rows = {pk: _row(pk, title, _values([(KIND, kind), *map(tuple, facets)])) for pk, kind, title, facets in read}
    return [rows[pk] for pk in entries if pk in rows]


def _row(pk: int, title: str, values: Mapping[str, frozenset[str]]) -> _Row:
    together = values.get(TOGETHER)
    return _Row(pk, values, (*together, title) if together else (str(pk),))


def _together(rows: Iterable[_Row]) -> list[list[int]]:
    """Entries by result, in the order of each one's best."""
    found: dict[tuple[str, ...], list[int]] = {}
    for row in rows:
        found.setdefault(row.result, []).append(row.pk)
    return list(found.values())


def _values(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, value in pairs:
        found.setdefault(name, set()).add(value)
    return {name: frozenset(values) for name, values in found.items()}


def _fits(row: _Row, narrow: Mapping[str, frozenset[str]], but: str = "") -> bool:
    return all(values & row.values.get(name, frozenset()) for name, values in narrow.items() if name != but)


def _facets(rows: Sequence[_Row], narrow: Mapping[str, frozenset[str]]) -> list[Facet]:
    """Each counted within the choices of the others; those that offer no choice are left out."""
    known = [sockets.Facet(KIND, _("Search in"), sockets.kinds()), *map(_in_this_language, sockets.facets())]
    found = [Facet(one.name, str(one.legend), _options(one, rows, narrow)) for one in known]
    return [facet for facet in found if len(facet.options) > 1 or any(one.is_chosen for one in facet.options)]


def _in_this_language(facet: sockets.Facet) -> sockets.Facet:
    """Themes are kept by their Danish names; on English pages they are called as there, for one statement more."""
    if facet.name != THEME or get_language() == "da":
        return facet
    return replace(facet, labels={theme.name: theme.label for theme in Theme.objects.exclude(name_en="")})


def _options(facet: sockets.Facet, rows: Sequence[_Row], narrow: Mapping[str, frozenset[str]]) -> list[Option]:
    fitting = [row for row in rows if _fits(row, narrow, but=facet.name)]
    results = {(value, row.result) for row in fitting for value in row.values.get(facet.name, frozenset())}
    counted = Counter(value for value, _result in results)
    picked = narrow.get(facet.name, frozenset())
    labels = {value: str(facet.labels.get(value, value)) for value in {*counted, *picked}}
    order = sorted(labels, key=lambda value: (value not in picked, -counted[value], labels[value]))
    return [Option(value, labels[value], counted[value], value in picked) for value in order]


def _results(shown: Sequence[Sequence[int]], terms: Mapping[str, float]) -> list[Result]:
    read = SearchEntry.objects.defer("revision", "audience").in_bulk([pk for entries in shown for pk in entries])
    kinds, types = sockets.kinds(), _labels_of(TYPE)
    there = ([read[pk] for pk in entries if pk in read] for entries in shown)
    return [_result(entries, terms, kinds, types) for entries in there if entries]


def _labels_of(name: str) -> Mapping[str, object]:
    return next((facet.labels for facet in sockets.facets() if facet.name == name), {})


def _result(
    entries: Sequence[SearchEntry],
    terms: Mapping[str, float],
    kinds: Mapping[str, object],
    types: Mapping[str, object],
) -> Result:
    entry = entries[0]
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
        dates=_dates(entries) if len(entries) > 1 else (),
    )


def _dates(entries: Sequence[SearchEntry]) -> list[Date]:
    told = [Date(dict(map(tuple, one.facets)).get(NETWORK, ""), one.happens_at, one.address) for one in entries]
    return sorted(told, key=lambda one: (one.happens_at is None, one.happens_at, one.network))

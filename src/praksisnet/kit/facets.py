"""Ways to narrow what was found, as a page offers them (``kit/facets.html``)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

SHOWN_OPTIONS = 8


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    number: int  # things that would be shown, were it chosen
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
class Chip:
    """Something chosen; ``query`` leads back to the list without it."""

    label: str
    query: str


def chips(facets: Iterable[Facet], query: QueryDict) -> list[Chip]:
    """What is chosen in all facets, each with the way to drop it."""
    chosen = [(facet.name, one) for facet in facets for one in facet.options if one.is_chosen]
    return [Chip(one.label, changed(query, name, without=one.value)) for name, one in chosen]


def changed(query: QueryDict, name: str, *, without: str = "", to: str = "") -> str:
    """The query string that asks for the first page with ``name`` set to one value, or without one of its values."""
    other = query.copy()
    other.pop("page", None)
    other.setlist(name, [to] if to else [value for value in query.getlist(name) if value != without])
    return other.urlencode()

"""Long lists in pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import QueryDict

from praksisnet.kit.numbers import whole_number

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of a list. ``query`` is the rest of the query string, kept by the links to other pages.

    ``name`` is what the page's number is called in it: a second list on the same page has one of its own.
    """

    items: Sequence[Row]
    number: int
    pages: int
    total: int
    query: str
    name: str = "page"

    def __iter__(self) -> Iterator[Row]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None

    @property
    def numbers(self) -> list[int | None]:
        """The pages to link to, None for a gap: the first, the last and two to each side of this one."""
        near = {1, self.pages, *range(self.number - 2, self.number + 3)}
        shown = sorted(number for number in near if 1 <= number <= self.pages)
        found: list[int | None] = []
        for number in shown:
            if found and found[-1] is not None and number - found[-1] > 1:
                found.append(None)
            found.append(number)
        return found

    def link(self, number: int) -> str:
        return f"?{self.query}&{self.name}={number}" if self.query else f"?{self.name}={number}"


def page_of(queryset: "QuerySet[Row, Any]", query: QueryDict, size: int = 50, total: int | None = None) -> Page[Row]:
    """The page that ``query`` (the request's GET) asks for, in two statements: count and rows.

    A number that is no number gives the first page, one beyond the end the last. ``total``: how many rows there are,
    where that is known already.
    """
    return _cut(queryset, queryset.count() if total is None else total, query, size)


def page_of_list(rows: Sequence[Any], query: QueryDict, size: int = 50, name: str = "page") -> Page[Any]:
    """The same of what is in memory already."""
    return _cut(rows, len(rows), query, size, name)


def _cut(rows: Any, total: int, query: QueryDict, size: int, name: str = "page") -> Page[Any]:
    pages = max(1, -(-total // size))
    number = min(max(whole_number(query.get(name), 1), 1), pages)
    rest = query.copy()
    rest.pop(name, None)
    start = (number - 1) * size
    return Page(list(rows[start : start + size]), number, pages, total, rest.urlencode(), name)

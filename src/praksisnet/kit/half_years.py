"""The half-years that networks work in: spring until the end of June, autumn from July."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from django.utils.translation import gettext_lazy as _

from praksisnet.kit import clock


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """``half`` is 1 for spring and 2 for autumn, so that they sort by time."""

    year: int
    half: int

    @classmethod
    def of(cls, when: date | datetime) -> Self:
        """The half-year of a day, or of a moment as the clock in Denmark shows it."""
        day = when.astimezone(clock.COPENHAGEN).date() if isinstance(when, datetime) else when
        return cls(day.year, 1 if day.month <= 6 else 2)

    @property
    def following(self) -> "HalfYear":
        return HalfYear(self.year, 2) if self.half == 1 else HalfYear(self.year + 1, 1)

    @property
    def first_day(self) -> date:
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def label(self) -> Any:
        """``Spring 2026``, in the language of the page."""
        name = _("Spring %(year)s") if self.half == 1 else _("Autumn %(year)s")
        return str(name) % {"year": self.year}


def half_years(first: date, last: date) -> Iterator[HalfYear]:
    """From the half-year of ``first`` to that of ``last``, both among them."""
    current, end = HalfYear.of(first), HalfYear.of(last)
    while current <= end:
        yield current
        current = current.following

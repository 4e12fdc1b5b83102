"""Rooms that have what can be followed say what came since, as one reader may read it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from praksisnet.people.models import Person


@dataclass(frozen=True, slots=True)
class Span:
    """After ``since``, until ``until`` and that moment too."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Item:
    """Something new: ``path`` is where it is read, ``detail`` what kind of thing it is."""

    text: str
    path: str
    detail: str
    at: datetime


class Source(Protocol):
    def place_for(self, person: Person) -> str:
        """The address where the person searches in it; empty for who does not see it at all."""

    def any_in(self, span: Span) -> bool:
        """Whether anything came at all, whoever may read it: asked first, once."""

    def under(self, person: Person, theme_ids: Collection[int], span: Span) -> list[Item]:
        """What came under these themes and the person may read now, asked in the same statement."""

    def found(self, person: Person, words: str, theme_ids: Collection[int], span: Span) -> list[Item]:
        """What came that answers these words, under any of the themes where there are some; readable as above."""


_sources: dict[str, Source] = {}


def register_source(name: str, source: Source) -> None:
    _sources[name] = source


def sources() -> list[Source]:
    return [source for _name, source in sorted(_sources.items())]

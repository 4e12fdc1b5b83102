"""What rooms above have to tell in the weekly letter, asked for at the moment it is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from praksisnet.people.models import Person


@dataclass(frozen=True, slots=True)
class Line:
    """``link`` is a full address, ``detail`` what kind of thing it is; ``lang`` is the text's own language."""

    text: str
    link: str
    detail: str = ""
    lang: str = "da"


@dataclass(frozen=True, slots=True)
class News:
    """One part of the letter. ``more``: a text and the address of the rest, where there is more than the lines."""

    heading: Any
    lines: Sequence[Line]
    more: tuple[Any, str] | None = None


class Teller(Protocol):
    """A room that has news. It is asked when the letter is written: what its reader may no longer read is not in it."""

    def whom(self, moment: datetime) -> Iterable[Person]:
        """Those for whom something may be new at ``moment``, with an address and an open account."""

    def tell(self, person: Person, moment: datetime) -> Sequence[News]:
        """What is new for them and what they may read now, in the person's language; nothing: no letter for it."""

    def told(self, person: Person, moment: datetime) -> None:
        """It stands in a letter now. Called in the transaction that posts it."""

    def close(self, moment: datetime) -> None:
        """Everybody's letter of that moment is written: what was new then is new no more."""


_tellers: dict[str, Teller] = {}


def register_teller(name: str, teller: Teller) -> None:
    _tellers[name] = teller


def tellers() -> list[Teller]:
    return [teller for _name, teller in sorted(_tellers.items())]

"""What the page shows that asks before it hides."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from praksisnet.cases import sockets
from praksisnet.guard.forms import texts_in

LONGEST = 240


@dataclass(frozen=True, slots=True)
class Piece:
    """Something within an item that can be hidden alone."""

    key: str
    pk: int
    name: Any
    said: str


def said_in(kind: sockets.Kind, item: Any) -> str:
    """How its words begin: by that its reader knows it again."""
    said = next((text for name in kind.texts for text in texts_in(getattr(item, name)) if text.strip()), "")
    return said if len(said) <= LONGEST else said[:LONGEST].rsplit(" ", 1)[0] + " …"


def pieces_of(kind: sockets.Kind, item: Any) -> list[Piece]:
    return list(_pieces(kind, item))


def _pieces(kind: sockets.Kind, item: Any) -> Iterator[Piece]:
    for key, part in kind.pieces(item):
        if known := sockets.kind_named(key):
            yield Piece(key, part.pk, known.name, said_in(known, part))

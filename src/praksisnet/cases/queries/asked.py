"""What the pages show that ask before something is hidden, or deleted everywhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from praksisnet.cases import sockets
from praksisnet.cases.models import Case
from praksisnet.guard.forms import texts_in
from praksisnet.people.models import Person

LONGEST = 240


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that can be hidden alone, where whoever looks reads it."""

    key: str
    pk: int
    name: Any
    said: str
    is_read: bool = True


def said_in(kind: sockets.Kind, item: Any) -> str:
    """How its words begin: by that its reader knows it again."""
    said = next((text for name in kind.texts for text in texts_in(getattr(item, name)) if text.strip()), "")
    return said if len(said) <= LONGEST else said[:LONGEST].rsplit(" ", 1)[0] + " …"


def pieces_of(kind: sockets.Kind, item: Any) -> list[Piece]:
    return [_piece(known, part) for known, part in _known(kind.pieces(item))]


def left_elsewhere(person: Person, case: Case) -> list[Piece]:
    """What says the same as something in the case, and is neither hidden nor deleted with it."""
    words: dict[str, dict[int, Any]] = {}
    for held in case.withheld.order_by("pk"):
        words.setdefault(held.key, {})[held.row] = held.words
    kinds = [(kind, rows) for key, rows in words.items() if (kind := sockets.kind_named(key))]
    left = [part for kind, rows in kinds for part in _known(kind.elsewhere(rows))]
    read = _read(person, left)
    return [_piece(known, row, is_read=(known.key, row.pk) in read) for known, row in left]


def _known(parts: Iterable[tuple[str, Any]]) -> Iterator[sockets.Part]:
    for key, part in parts:
        if known := sockets.kind_named(key):
            yield known, part


def _piece(kind: sockets.Kind, row: Any, *, is_read: bool = True) -> Piece:
    return Piece(kind.key, row.pk, kind.name, said_in(kind, row), is_read)


def _read(person: Person, parts: Iterable[sockets.Part]) -> set[tuple[str, int]]:
    """Those that the person may hide: one statement a kind."""
    rows: dict[str, tuple[sockets.Kind, list[int]]] = {}
    for kind, row in parts:
        rows.setdefault(kind.key, (kind, []))[1].append(row.pk)
    return {
        (kind.key, pk)
        for kind, pks in rows.values()
        for pk in kind.readable(person).filter(pk__in=pks).values_list("pk", flat=True)
    }

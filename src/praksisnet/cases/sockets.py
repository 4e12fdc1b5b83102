"""What people write, told by its room: how it is found, who wrote it, who may have read it, where its words are.

A room registers a ``Kind`` for each of its models with free text from ``apps.ready()``. From the moment of the press
its words stand nowhere but in the case, whichever way a page comes to the row; a row that is hidden whole
(``hides_row``) is out of every list too, as its model's manager is ``access.models.Shown``.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet

from praksisnet.kit.actor import Actor
from praksisnet.people.models import Person


@dataclass(frozen=True, slots=True)
class About:
    """What the case must know of one item. ``readers``: access tokens of those who may read it."""

    address: str
    programme_id: int | None
    network_id: int | None = None
    author_id: int | None = None
    readers: Collection[str] = ()
    readable_since: datetime | None = None


def _none(_item: Any) -> Iterable[Any]:
    return ()


def _nothing(_item: Any) -> None:
    """Nothing follows."""


Parts = Callable[[Any], Iterable[tuple[str, Any]]]  # (key of a kind, item)
Words = Mapping[int, Mapping[str, Any]]  # of rows, by key and column


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What people write in the rows of one model, or in some of its columns: then it has a kind for each.

    ``texts``: its columns with words, in the order they are read; ``derived``: columns made of them. ``readable``: the
    room's own scope. ``versions``: rows that hold earlier words, which go with them. ``parts``: other items that belong
    to it and follow it (its files); ``pieces``: those of them that can be hidden alone. ``elsewhere``: of rows whose
    words these are, others that say the same still and do not follow. ``index``: its kinds in the search. ``changed``
    is called, within the change, after its words came back or went for good.
    """

    key: str  # in addresses: small letters and -
    model: type[Model]
    name: Any  # lazy: "A resource in the knowledge bank"
    texts: tuple[str, ...]
    derived: tuple[str, ...] = ()
    known_by: tuple[str, ...] | None = None  # those of ``texts`` whose sentences are nobody else's; None: all of them
    hides_row: bool = True
    readable: Callable[[Person], QuerySet[Any]]
    about: Callable[[Any], About]
    versions: Callable[[Any], Iterable[QuerySet[Any]]] = _none
    parts: Parts = _none
    pieces: Parts = _none
    elsewhere: Callable[[Words], Iterable[tuple[str, Any]]] = _none
    index: tuple[str, ...] = ()
    changed: Callable[[Any], None] = _nothing
    purge: Callable[[Any, Actor], None] | None = None  # in place of emptying the row


Heard = Callable[[Any], None]
Part = tuple[Kind, Any]
TASK, APPROVAL = "task", "approval"  # kinds of rows in the rooms below that hold copies
_kinds: dict[str, Kind] = {}
_parts: dict[str, list[Parts]] = {}
_heard: dict[str, list[Heard]] = {}


def register(kind: Kind) -> None:
    _kinds[kind.key] = kind


def kinds() -> list[Kind]:
    return list(_kinds.values())


def kinds_of(model: type[Model]) -> list[Kind]:
    """Those whose words stand in columns of the model, while its rows are shown."""
    return [kind for kind in _kinds.values() if kind.model is model and not kind.hides_row]


def names() -> dict[str, Any]:
    return {key: kind.name for key, kind in _kinds.items()}


def kind_named(key: str) -> Kind | None:
    return _kinds.get(key)


def register_parts(key: str, parts: Parts) -> None:
    """A room above hangs something of its own on items of that kind, which follows them."""
    _parts.setdefault(key, []).append(parts)


def parts_of(kind: Kind, item: Any) -> Iterator[Part]:
    """Everything that follows the item, whichever room it is of."""
    for parts in (kind.parts, *_parts.get(kind.key, [])):
        for key, part in parts(item):
            if known := kind_named(key):
                yield known, part


def register_heard(key: str, heard: Heard) -> None:
    """``heard(item)`` is called when an item of that kind is hidden, put back or about to go: its words are copied."""
    _heard.setdefault(key, []).append(heard)


def heard_of(key: str) -> list[Heard]:
    return _heard.get(key, [])

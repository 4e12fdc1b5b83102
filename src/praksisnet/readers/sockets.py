"""What can be shared by a link: the rooms above plug in what lies in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from praksisnet.networks.models import Programme
from praksisnet.people.models import Person


@dataclass(frozen=True, slots=True)
class Shared:
    """What anybody may be told of a thing that readers read: title, what it is, and where. ``what`` is lazy.

    ``programmes``: the open ones whose readers read it; ``address`` is a path.
    """

    kind: str
    pk: int
    programmes: tuple[Programme, ...]
    title: str
    what: Any
    summary: str
    behind: str
    address: str
    open_address: str = ""  # where anybody reads it, if it is open to everybody
    look: str = ""  # chooses the sign before what it is


class Source(Protocol):
    """One kind of thing. ``kind`` stands in links that people keep: never rename it."""

    kind: str
    view: str  # the URL name of its page, whose one number is its key

    def told(self, pk: int) -> Shared | None:
        """None for what is not there, and for what is not meant for readers."""

    def may_read(self, person: Person, pk: int) -> bool: ...


_sources: dict[str, Source] = {}


def register_source(source: Source) -> None:
    _sources[source.kind] = source


def source_of(kind: str) -> Source | None:
    return _sources.get(kind)


def sources() -> Iterator[Source]:
    yield from _sources.values()

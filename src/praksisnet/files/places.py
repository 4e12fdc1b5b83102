"""What is asked of a place where bytes lie."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple, Protocol

PIECE = 2**16


class Lying(NamedTuple):
    """``key``: as it was written, or a name of nothing where a write was broken off."""

    key: str
    written_at: datetime
    remove: Callable[[], None]


class Place(Protocol):
    """``size``, ``pieces`` and ``part`` raise an OSError where nothing lies under the key."""

    def write(self, key: str, data: bytes) -> None: ...

    def size(self, key: str) -> int: ...

    def pieces(self, key: str) -> Iterator[bytes]: ...

    def part(self, key: str, first: int, last: int) -> bytes: ...

    def remove(self, key: str) -> None: ...

    def lying(self) -> Iterator[Lying]: ...

"""Where the bytes lie: under a random key, whole or not at all; on the disk, or in a bucket where one is named."""

import secrets
from collections.abc import Iterator

from django.conf import settings

from praksisnet.files.bucket import InBucket
from praksisnet.files.disk import OnDisk
from praksisnet.files.places import Lying, Place

PREVIEW = "-preview"


def new_key() -> str:
    """Random, so that nothing about the file shows in it; the first two letters are its folder."""
    return secrets.token_hex(20)


def preview_of(key: str) -> str:
    """The key of the picture that shows what the file looks like."""
    return key + PREVIEW


def write(key: str, data: bytes) -> None:
    """There before its row is: a row without bytes would be a broken promise, bytes without a row are swept."""
    _place().write(key, data)


def size(key: str) -> int:
    """How many bytes lie there; an OSError where there are none."""
    return _place().size(key)


def pieces(key: str) -> Iterator[bytes]:
    """All of it, a piece at a time; opened when the first is asked for."""
    return _place().pieces(key)


def part(key: str, first: int, last: int) -> bytes:
    """From one byte to another, both of them too."""
    return _place().part(key, first, last)


def remove(key: str) -> None:
    """The bytes and their preview; what is gone already is no error."""
    for one in (preview_of(key), key):
        _place().remove(one)


def lying() -> Iterator[Lying]:
    """Everything that lies there, also what no row knows."""
    return _place().lying()


def _place() -> Place:
    return InBucket(settings.FILE_BUCKET) if settings.FILE_BUCKET else OnDisk()

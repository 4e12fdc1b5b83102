"""Digits between the points of a picture: what cameras and programs write into it is kept there as plain letters."""

import re
import zlib
from collections.abc import Iterator

from praksisnet.files.inspector.findings import Findings

# Ten digits and what may stand between them; letters of two bytes are read without their noughts.
_DASH = rb"\xe2\x80[\x90-\x95]"
_NUMBER = re.compile(rb"(?<![0-9])[0-9](?:(?:[ ./_-]|" + _DASH + rb"){0,3}[0-9]){9}(?![0-9])")
# Texts that a PNG keeps packed.
_PACKED = re.compile(rb"(?:zTXt[^\0]{1,79}\0\0|iTXt[^\0]{1,79}\0\x01\0[^\0]{0,99}\0[^\0]{0,999}\0)", re.S)
_MOST_PACKED, _MOST_TEXTS = 2**16, 20


def captions(body: bytes) -> Iterator[str]:
    """What looks like a number at first sight; the guard decides."""
    for text in (body, body.replace(b"\0", b""), *_unpacked(body)):
        yield from (found.group().decode("utf-8", "replace") for found in _NUMBER.finditer(text))


def note_captions(body: bytes, found: Findings) -> None:
    for caption in captions(body):
        found.note(caption)


def _unpacked(body: bytes) -> Iterator[bytes]:
    for packed, _n in zip(_PACKED.finditer(body), range(_MOST_TEXTS), strict=False):
        try:
            yield zlib.decompressobj().decompress(body[packed.end() : packed.end() + _MOST_PACKED], _MOST_PACKED)
        except zlib.error:
            continue

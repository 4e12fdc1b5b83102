"""The texts of a PDF outside its drawing: properties of any name, choices and presets of fields, names of layers."""

import re
from collections.abc import Iterator

# From a bracket to the next one that is not escaped, or in hexadecimal. What is read is never given back: a file of
# brackets that never close costs no more than one of the same length.
_STRING = re.compile(rb"\(((?:[^()\\]++|\\.)*+)|<([0-9A-Fa-f\s]++)>", re.S)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))", re.S)
_MEANT = {b"n": b"\n", b"r": b"\n", b"t": b"\t", b"b": b"", b"f": b"\n", b"\n": b"", b"\r": b"", b"\r\n": b""}
# Where the encoding of PDF has its dashes and Latin-1 has none.
_DASHES = {0x84: "\u2014", 0x85: "\u2013", 0x8A: "\u2212", 0xA0: "\u20ac"}


def strings(objects: bytes) -> Iterator[str]:
    """Every text in objects whose streams are taken out or unpacked."""
    for found in _STRING.finditer(objects):
        written, in_hexadecimal = found.groups()
        yield _decoded(_ESCAPE.sub(_escaped, written) if in_hexadecimal is None else _from_hexadecimal(in_hexadecimal))


def _escaped(found: re.Match[bytes]) -> bytes:
    octal, letter = found.groups()
    return bytes([int(octal, 8) & 0xFF]) if octal else _MEANT.get(letter, letter)


def _from_hexadecimal(letters: bytes) -> bytes:
    digits = b"".join(letters.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _decoded(text: bytes) -> str:
    if text.startswith(b"\xfe\xff"):
        return text[2:].decode("utf-16-be", "replace")
    if text.startswith(b"\xff\xfe"):
        return text[2:].decode("utf-16-le", "replace")
    if text.startswith(b"\xef\xbb\xbf"):
        return text[3:].decode("utf-8", "replace")
    return text.decode("latin-1").translate(_DASHES)

"""A person's initials in a circle, always of the same colour."""

import zlib

_COLOURS = 5


def initials(name: str) -> str:
    """The first letters of the first and last name: ``Mette Kjær`` is ``MK``."""
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0].upper() for word in dict.fromkeys(words[:1] + words[-1:]))


def avatar_colour(name: str) -> int:
    """1 to 5, the same for a name in every process (``hash`` is not)."""
    return zlib.crc32(name.encode()) % _COLOURS + 1


GLOBALS = {"initials": initials, "avatar_colour": avatar_colour}

"""The words that the guard knows, from ``data``: a programme's field words stand there and nowhere else."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

_DATA: dict[str, Any] = tomllib.loads((files("praksisnet.guard") / "data" / "danish.toml").read_text("utf-8"))
# The name of a month, as written, to its two digits.
MONTHS: dict[str, str] = {
    name: f"{number:02}" for number, names in enumerate(_DATA["months"], start=1) for name in names
}
# A word for somebody in a case, as written, to the neutral word that stands before a letter.
CHILDREN: dict[str, str] = {form: word for word, forms in _DATA["children"].items() for form in forms}
FAMILIES: dict[str, str] = {form: word for word, forms in _DATA["families"].items() for form in forms}
CHILD = next(iter(_DATA["children"]))


@cache
def words(key: str) -> frozenset[str]:
    return frozenset(_DATA["words"][key])


def one_of(some: Iterable[str]) -> str:
    """As a pattern; the longest first, so that a word is not taken for its beginning."""
    return "|".join(re.escape(word) for word in sorted(some, key=lambda word: (-len(word), word)))

"""The words that the guard knows, from ``data``: a programme's field words stand there and nowhere else.

Read when they are first asked for: not every process that starts reads a text.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def months() -> dict[str, str]:
    """The name of a month, as written, to its two digits."""
    return {name: f"{number:02}" for number, names in enumerate(_data()["months"], start=1) for name in names}


@cache
def children() -> dict[str, str]:
    """A word for a child, as written, to the neutral word that stands before a letter."""
    return _by_form("children")


@cache
def families() -> dict[str, str]:
    """A word for somebody of a child’s family, as written, to the neutral word for it."""
    return _by_form("families")


def child() -> str:
    """The neutral word for a child of whom no more is known."""
    return str(next(iter(_data()["children"])))


@cache
def words(key: str) -> frozenset[str]:
    """One of the plain lists of ``data``, by its name there; KeyError where there is none."""
    return frozenset(_data()["words"][key])


def one_of(some: Iterable[str]) -> str:
    """As a pattern; the longest first, so that a word is not taken for its beginning."""
    return "|".join(re.escape(word) for word in sorted(some, key=lambda word: (-len(word), word)))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("praksisnet.guard") / "data" / "danish.toml").read_text("utf-8"))


def _by_form(key: str) -> dict[str, str]:
    return {form: word for word, forms in _data()[key].items() for form in forms}

"""Compounds: which simple words a word is made of, by how often each begins or ends the dictionary's compounds.

The best split is the likeliest one when parts follow each other by chance (as in Koehn and Knight 2003, "Empirical
methods for compound splitting", with the counts of parts in place of words).
"""

import functools
import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from praksisnet.search.analysis.lexicon import Entry

Find = Callable[[str], Entry | None]

SHORTEST = 7  # of a compound; and of its parts, but for these:
_SHORT_PARTS = "aar bil bog by dag far fag hus job lov mad mor sag syn tal tid tog uge vej ven"
SHORT_PARTS = frozenset(_SHORT_PARTS.split())
SHORTEST_PART = 4
_COMPOUNDS = 50_000  # that the counts are of, in round figures
_LEAST = math.log(2)  # the mean of the parts' logarithms; below it two words only look like a compound


class Part(NamedTuple):
    """A piece of a word from ``start`` to ``end``, and the form of the simple word it is: "boerne" is "boern"."""

    start: int
    end: int
    form: str


class _Way(NamedTuple):
    weight: float
    parts: tuple[Part, ...]


def beginnings(piece: str, find: Find) -> Iterator[tuple[str, Entry]]:
    """The known words that may stand first in a compound written as ``piece``."""
    for form in spellings(piece):
        if fits(form) and (entry := find(form)) and entry.begins:
            yield form, entry


def spellings(piece: str) -> list[str]:
    """What a compound's first part may be alone: itself, or without -s- or -e-, or with -e in place of -s-."""
    if piece[-1] == "s":
        return [piece, piece[:-1], piece[:-1] + "e"]
    return [piece, piece[:-1]] if piece[-1] == "e" else [piece]


def fits(part: str) -> bool:
    """Whether letters may be a part of a compound: long enough, or one of the short words that often are."""
    return len(part) >= SHORTEST_PART or part in SHORT_PARTS


def split(word: str, find: Find) -> tuple[Part, ...]:
    """The parts of a folded word, at least two; none for a simple word and for what cannot be told."""
    if len(word) < SHORTEST or find(word):
        return ()

    @functools.cache
    def rest(at: int) -> _Way | None:
        ways = [way for end in range(at + 2, len(word) - 1) for way in _beginning_with(at, end)]
        head = word[at:]
        entry = find(head) if at and fits(head) else None
        if entry and entry.ends:
            ways.append(_Way(_weight(entry.ends), (Part(at, len(word), head),)))
        return max(ways, default=None)

    def _beginning_with(at: int, end: int) -> Iterator[_Way]:
        found = [(entry.begins, form) for form, entry in beginnings(word[at:end], find)]
        if found and (more := rest(end)):
            begins, form = max(found)
            yield _Way(_weight(begins) + more.weight, (Part(at, end, form), *more.parts))

    best = rest(0)
    if best is None or best.weight / len(best.parts) + math.log(_COMPOUNDS) < _LEAST:
        return ()
    return best.parts


def _weight(count: int) -> float:
    return math.log(count / _COMPOUNDS)

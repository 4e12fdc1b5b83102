"""The list of simple Danish words, read where it lies on the disk: all processes share one copy of it.

A line: a folded form, its lemma, and how often that form begins, and that lemma ends, a compound of the dictionary.
Sorted by its bytes; made by ``tools.word_list``.
"""

import functools
import mmap
from pathlib import Path
from typing import NamedTuple

BUILT = Path(__file__).resolve().parents[1] / "data" / "built"
PATH = BUILT / "words.txt"
REMEMBERED = 8_000  # forms that were looked up
REMEMBERED_BEGINNINGS = 4_000  # of three bytes, with the places between which the lines with each of them stand
SEARCHED = 1_024  # bytes, of many lines, that are searched as they are: halving them once more takes longer


class Entry(NamedTuple):
    """``begins``: compounds it is the first part of; ``ends``: compounds its lemma is the last part of."""

    lemma: str
    begins: int
    ends: int


class Lexicon:
    """``find(form)`` gives the entry of a folded simple word, or None for compounds, names and what is no word."""

    def __init__(self, path: Path = PATH) -> None:
        if not path.exists():
            raise FileNotFoundError(f"{path} is not there. Run ./praksisnet build.")
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self.find = functools.lru_cache(REMEMBERED)(self._find)
        self._within = functools.lru_cache(REMEMBERED_BEGINNINGS)(self._bounds)

    def _find(self, form: str) -> Entry | None:
        wanted = form.encode() + b"\t"
        low, high = self._within(wanted[:3])
        while high - low > SEARCHED:  # a line begins at low, and one at high
            middle = self._map.rfind(b"\n", low, (low + high) // 2) + 1
            low, high = (low, middle) if self._map[middle : middle + len(wanted)] > wanted else (middle, high)
        lines = b"\n" + self._map[low:high]
        at = lines.find(b"\n" + wanted) + 1
        if not at:
            return None
        _form, lemma, begins, ends = lines[at : lines.index(b"\n", at)].decode().split("\t")
        return Entry(lemma, int(begins), int(ends))

    def _bounds(self, beginning: bytes) -> tuple[int, int]:
        return self._first(beginning), self._first(beginning + b"\xff")

    def _first(self, wanted: bytes) -> int:
        """Where the first line begins that is not before ``wanted``."""
        low, high = 0, len(self._map)
        while low < high:
            middle = self._map.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = self._map.find(b"\n", middle) + 1
            if self._map[middle:end] < wanted:
                low = end
            else:
                high = middle
        return low


@functools.cache
def lexicon() -> Lexicon:
    return Lexicon()

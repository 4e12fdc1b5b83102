"""The words there are in the index, for finding what a typed word may mean. Says nothing of who may read them."""

import bisect
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST_CORRECTED, SHORTEST_TWICE = 4, 7  # letters of a word that one, and two, mistakes are looked for in
MOST_NEAR, MOST_BEGUN = 24, 60


class Known(NamedTuple):
    """A term, and how it is written; ``folded`` is that folded."""

    pk: int
    text: str
    surface: str
    folded: str
    entries: int


class Near(NamedTuple):
    text: str
    mistakes: int


class Vocabulary:
    def __init__(self, terms: Iterable[Known]) -> None:
        self.terms = {term.text: term for term in terms}
        written = {(term.folded, text) for text, term in self.terms.items()} | {(text, text) for text in self.terms}
        self._sorted = sorted(written)
        self._spellings = [spelling for spelling, _text in self._sorted]

    def __contains__(self, text: str) -> bool:
        return text in self.terms

    def begun(self, beginning: str, most: int = MOST_BEGUN) -> list[str]:
        """Terms written with this beginning: the shortest, then in the order of the alphabet."""
        found: dict[str, None] = {}
        for spelling, text in self._from(beginning):
            if not spelling.startswith(beginning):
                break
            found[text] = None
        return sorted(found, key=lambda text: (len(text), text))[:most]

    def near(self, word: str, most_mistakes: int = 2) -> list[Near]:
        """Terms written with at most one letter other, missing, too many or in the wrong place; two in long words."""
        mistakes = 0 if len(word) < SHORTEST_CORRECTED else 1 if len(word) < SHORTEST_TWICE else 2
        mistakes = min(mistakes, most_mistakes)
        if not mistakes:
            return []
        hits = process.extract(word, self._spellings, scorer=OSA.distance, score_cutoff=mistakes, limit=None)
        best: dict[str, int] = {}
        for spelling, distance, at in hits:
            if distance == 1 or spelling[0] == word[0]:
                text = self._sorted[at][1]
                best[text] = min(int(distance), best.get(text, 9))
        found = [Near(text, distance) for text, distance in best.items()]
        return sorted(found, key=lambda near: (near.mistakes, near.text))[:MOST_NEAR]

    def _from(self, beginning: str) -> Iterator[tuple[str, str]]:
        at = bisect.bisect_left(self._spellings, beginning)
        while at < len(self._sorted):
            yield self._sorted[at]
            at += 1

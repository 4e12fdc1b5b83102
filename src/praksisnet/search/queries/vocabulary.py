"""The words there are in the index, for finding what a typed word may mean. Says nothing of who may read them."""

import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST_CORRECTED, SHORTEST_TWICE = 4, 7  # letters of a word that one, and two, mistakes are looked for in
MOST_NEAR, MOST_BEGUN = 24, 60
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


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
    """``terms`` by their text, and ``by_id``; and the ways they are written, in order."""

    def __init__(self, terms: Iterable[Known]) -> None:
        self.terms = {term.text: term for term in terms}
        self.by_id = {term.pk: term for term in self.terms.values()}
        written = {(term.folded, text) for text, term in self.terms.items()} | {(text, text) for text in self.terms}
        self._sorted = sorted(written)
        self._spellings = [spelling for spelling, _text in self._sorted]
        self._alike: dict[tuple[str, int], list[int]] = defaultdict(list)  # places, by first letter and length
        for at, spelling in enumerate(self._spellings):
            if spelling:
                self._alike[spelling[0], len(spelling)].append(at)

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
        best: dict[str, int] = {}
        for at, distance in [*self._begun_alike(word, mistakes), *self._begun_otherwise(word)]:
            text = self._sorted[at][1]
            best[text] = min(distance, best.get(text, 9))
        found = [Near(text, distance) for text, distance in best.items()]
        return sorted(found, key=lambda near: (near.mistakes, near.text))[:MOST_NEAR]

    def _begun_alike(self, word: str, mistakes: int) -> Iterator[tuple[int, int]]:
        """Places of what is written nearly so, and begins with the same letter, with the number of mistakes."""
        for length in range(len(word) - mistakes, len(word) + mistakes + 1):
            places = self._alike.get((word[0], length), [])
            spellings = [self._spellings[at] for at in places]
            hits = process.extract(word, spellings, scorer=OSA.distance, score_cutoff=mistakes, limit=None)
            yield from ((places[at], int(distance)) for _spelling, distance, at in hits)

    def _begun_otherwise(self, word: str) -> Iterator[tuple[int, int]]:
        """Places of what another first letter makes of the word: one other, missing, too many, or two that changed."""
        others = {letter + rest for letter in _LETTERS for rest in (word, word[1:])}
        others |= {word[1:], word[1] + word[0] + word[2:]}
        for other in others:
            if other[0] != word[0]:
                at = bisect.bisect_left(self._spellings, other)
                while at < len(self._spellings) and self._spellings[at] == other:
                    yield at, 1
                    at += 1

    def _from(self, beginning: str) -> Iterator[tuple[str, str]]:
        at = bisect.bisect_left(self._spellings, beginning)
        while at < len(self._sorted):
            yield self._sorted[at]
            at += 1

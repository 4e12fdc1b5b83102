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
    """``terms`` by their text, and ``by_id``; and the ways they are written, in order. Words are added, none goes."""

    def __init__(self, terms: Iterable[Known]) -> None:
        self.terms = {term.text: term for term in terms}
        self.by_id = {term.pk: term for term in self.terms.values()}
        self._written: dict[str, tuple[str, ...]] = {}  # the terms that are written so
        self._alike: dict[tuple[str, int], list[str]] = defaultdict(list)  # spellings by first letter and length
        for term in self.terms.values():
            self._write(term)
        self._spellings = sorted(self._written)

    def add(self, terms: Iterable[Known]) -> None:
        """A few more, each put in its place among those there are; of one that is known the count is as it is now."""
        for term in terms:
            is_new = term.text not in self.terms
            self.terms[term.text] = self.by_id[term.pk] = term
            for spelling in self._write(term) if is_new else ():
                bisect.insort(self._spellings, spelling)

    def _write(self, term: Known) -> list[str]:
        """Returns the spellings that were not known before."""
        new = [spelling for spelling in {term.folded, term.text} if spelling and spelling not in self._written]
        for spelling in new:
            self._alike[spelling[0], len(spelling)].append(spelling)
        for spelling in {term.folded, term.text} - {""}:
            self._written[spelling] = (*self._written.get(spelling, ()), term.text)
        return new

    def __contains__(self, text: str) -> bool:
        return text in self.terms

    def begun(self, beginning: str, most: int = MOST_BEGUN) -> list[str]:
        """Terms written with this beginning: the shortest, then in the order of the alphabet."""
        found: dict[str, None] = {}
        for at in range(bisect.bisect_left(self._spellings, beginning), len(self._spellings)):
            if not self._spellings[at].startswith(beginning):
                break
            found |= dict.fromkeys(self._written[self._spellings[at]])
        return sorted(found, key=lambda text: (len(text), text))[:most]

    def near(self, word: str, most_mistakes: int = 2) -> list[Near]:
        """Terms written with at most one letter other, missing, too many or in the wrong place; two in long words."""
        mistakes = 0 if len(word) < SHORTEST_CORRECTED else 1 if len(word) < SHORTEST_TWICE else 2
        mistakes = min(mistakes, most_mistakes)
        if not mistakes:
            return []
        best: dict[str, int] = {}
        for spelling, distance in [*self._begun_alike(word, mistakes), *self._begun_otherwise(word)]:
            for text in self._written[spelling]:
                best[text] = min(distance, best.get(text, 9))
        found = [Near(text, distance) for text, distance in best.items()]
        return sorted(found, key=lambda near: (near.mistakes, near.text))[:MOST_NEAR]

    def _begun_alike(self, word: str, mistakes: int) -> Iterator[tuple[str, int]]:
        """What is written nearly so, and begins with the same letter, with the number of mistakes."""
        for length in range(len(word) - mistakes, len(word) + mistakes + 1):
            spellings = self._alike.get((word[0], length), [])
            hits = process.extract(word, spellings, scorer=OSA.distance, score_cutoff=mistakes, limit=None)
            yield from ((spelling, int(distance)) for spelling, distance, _at in hits)

    def _begun_otherwise(self, word: str) -> Iterator[tuple[str, int]]:
        """What another first letter makes of the word: one other, missing, too many, or two that changed."""
        others = {letter + rest for letter in _LETTERS for rest in (word, word[1:])}
        others |= {word[1:], word[1] + word[0] + word[2:]}
        yield from ((other, 1) for other in others if other[0] != word[0] and other in self._written)

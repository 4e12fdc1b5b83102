"""What a query asks for: each of its words as terms of the index, weighed by how sure it is that they are meant."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz.distance import OSA

from praksisnet.kit.names import fold
from praksisnet.search.analysis import Danish, Word
from praksisnet.search.analysis.compounds import beginnings
from praksisnet.search.analysis.tokens import telling
from praksisnet.search.queries.vocabulary import Vocabulary
from praksisnet.search.words import MOST_WORDS, Weights

# Which of these terms stand in something the reader may read.
Readable = Callable[[Iterable[str]], frozenset[str]]
# How each of these terms is written in what the reader may read; some may be left out.
Surfaces = Callable[[Iterable[str]], Mapping[str, str]]
# Terms that mean the same as a term, or nearly, with a share of its weight.
Thesaurus = Mapping[str, Mapping[str, float]]
SHORTEST_BEGINNING, SHORTEST_TAILED, MOST_TAILS = 3, 8, 12
MOST_HALVES, MOST_MEANT = 12, 4  # ways to read a compound with a mistake, and what its misspelt part may mean


class Half(NamedTuple):
    """A compound with one part that is ``known``, and one that is ``meant``: misspelt between ``around``, folded."""

    known: str
    meant: str
    mistakes: int
    around: tuple[str, str]


@dataclass(slots=True)
class Asked:
    """One word of the query, and the terms that stand for it."""

    word: str
    own: Word
    terms: dict[str, float] = field(default_factory=dict)
    meant: str = ""  # the term that it, or its misspelt part, was taken for
    half: Half | None = None  # where only a part is misspelt
    correction: str = ""  # how the meant term is written
    stands: bool = True  # it, or a word that it begins, in something the reader may read

    @property
    def around(self) -> tuple[str, str]:
        """What of the word, folded, stays as it is before and after the correction."""
        return self.half.around if self.half else ("", "")

    def add(self, term: str, weight: float) -> None:
        self.terms[term] = max(weight, self.terms.get(term, 0))


@dataclass(slots=True)
class Guess:
    """What a word that nobody has written may mean."""

    begun: list[str]
    near: list[tuple[Word, int]]
    halves: list[Half]
    tails: tuple[str, list[str]]

    @property
    def terms(self) -> set[str]:
        halves = {term for half in self.halves for term in (half.known, half.meant)}
        near = {term for word, _mistakes in self.near for term in word.all}
        return {*self.begun, *near, *halves, self.tails[0], *self.tails[1]}


class Asking:
    """Reads a query for one reader: a word that only stands where she may not read is a word nobody has written."""

    def __init__(
        self,
        danish: Danish,
        vocabulary: Vocabulary,
        readable: Readable,
        surfaces: Surfaces,
        thesaurus: Thesaurus,
        weights: Weights,
    ) -> None:
        self.danish, self.vocabulary, self.weights = danish, vocabulary, weights
        self.thesaurus, self._ask, self._surfaces = thesaurus, readable, surfaces
        self._seen: frozenset[str] = frozenset()

    def read(self, query: str) -> list[Asked]:
        """The query's words, each with its terms: none where it means nothing that the reader may read."""
        words = telling(query)[:MOST_WORDS]
        asked = [Asked(word, self.danish.folded(word)) for word in words]
        guesses = {one.word: self._guess(one, asked) for one in asked if not self._is_written(one)}
        looked_for = {term for one in asked for term in self._certain(one)}
        self._look(looked_for | {term for guess in guesses.values() for term in guess.terms})
        for one in asked:
            self._add_certain(one)
        unknown = [one for one in asked if self._seen.isdisjoint((one.own.term, self._english(one)))]
        hidden = {one.word: self._guess(one, asked) for one in unknown if one.word not in guesses}
        self._look({term for guess in hidden.values() for term in guess.terms})
        for one in unknown:
            one.stands = self._add_guess(one, {**guesses, **hidden}[one.word])
        self._correct([one for one in unknown if one.meant])
        return asked

    def _look(self, terms: set[str]) -> None:
        known = {term for term in terms if term in self.vocabulary}
        self._seen |= self._ask(known) if known else frozenset()

    def _is_written(self, one: Asked) -> bool:
        return one.own.term in self.vocabulary or self._english(one) in self.vocabulary

    # -- what is certain

    def _english(self, one: Asked) -> str:
        return self.danish.english(one.word).term

    def _certain(self, one: Asked) -> set[str]:
        meant = {synonym for term in one.own.all for synonym in self.thesaurus.get(term, {})}
        return {*one.own.all, self._english(one), *meant}

    def _add_certain(self, one: Asked) -> None:
        known = one.own.term in self._seen
        for term in (one.own.term, self._english(one)):
            if term in self._seen:
                one.add(term, 1.0)
        for part in one.own.parts:
            if part in self._seen:
                one.add(part, self.weights.part if known else self.weights.part_of_unknown)
        self._add_synonyms(one, one.own.term, 1.0)
        for part in one.own.parts:
            self._add_synonyms(one, part, 0.5)

    def _add_synonyms(self, one: Asked, term: str, share: float) -> None:
        for synonym, likeness in self.thesaurus.get(term, {}).items():
            if synonym in self._seen:
                one.add(synonym, likeness * share)

    # -- what is guessed

    def _guess(self, one: Asked, asked: list[Asked]) -> Guess:
        word, is_last = one.word, one is asked[-1]
        begun = self.vocabulary.begun(word) if is_last and len(word) >= SHORTEST_BEGINNING else []
        tails = self._tails(word) if is_last and len(word) >= SHORTEST_TAILED else ("", [])
        return Guess(begun, self._near(word), self._half_known(word), tails)

    def _near(self, word: str) -> list[tuple[Word, int]]:
        """Terms that differ little from the word, with the parts they have."""
        found = self.vocabulary.near(word)
        parts = (self.danish.word(self.vocabulary.terms[text].surface).parts for text, _mistakes in found)
        return [(Word(near.text, below), near.mistakes) for near, below in zip(found, parts, strict=True)]

    def _half_known(self, word: str) -> list[Half]:
        """A compound with one part that is known and one that is misspelt."""
        found = []
        for at in range(4, len(word) - 3):
            left, right = word[:at], word[at:]
            spelt = left.removesuffix("s")
            ways = (
                (self.danish.root(right), spelt, ("", word[len(spelt) :])),
                (self._first(left), right, (left, "")),
            )
            for known, misspelt, around in ways:
                if known in self.vocabulary:
                    size = -min(len(known), len(word) - len(around[0] or right))
                    near = self.vocabulary.near(misspelt, 1)[:MOST_MEANT]
                    found += [(size, known, mistakes, text, around) for text, mistakes in near]
        return [Half(known, text, wrong, around) for _size, known, wrong, text, around in sorted(found)[:MOST_HALVES]]

    def _first(self, piece: str) -> str:
        """The root of what a compound's first part is alone; empty where it is no word."""
        found = max(((entry.begins, form) for form, entry in beginnings(piece, self.danish.words.find)), default=None)
        return self.danish.root(found[1]) if found else ""

    def _tails(self, word: str) -> tuple[str, list[str]]:
        """A compound whose last part is only begun: "familieplejekon"."""
        for at in range(len(word) - 3, 3, -1):
            first = self._first(word[:at])
            if first in self.vocabulary and (begun := self.vocabulary.begun(word[at:], MOST_TAILS + 1)):
                if len(begun) <= MOST_TAILS:
                    return first, begun
                break
        return "", []

    def _add_guess(self, one: Asked, guess: Guess) -> bool:
        """The likelier guess stands in the way of the next: only of what is seen, or what is not would show by it.

        Returns whether the word begins one that is seen."""
        seen, weights = self._seen, self.weights
        begun = [term for term in guess.begun if term in seen]
        for term in begun:
            one.add(term, weights.beginning)
        is_understood = len(one.own.parts) >= 2 and seen.issuperset(one.own.parts)
        is_settled = bool(begun) or is_understood
        near = [] if is_settled else [(meant, mistakes) for meant, mistakes in guess.near if meant.term in seen]
        for meant, mistakes in near:
            if mistakes == near[0][1]:
                self._add_near(one, meant, weights.one_off if mistakes == 1 else weights.two_off)
        halves = [half for half in guess.halves if seen.issuperset((half.known, half.meant))]
        if halves and not (is_settled or near):
            self._add_half(one, halves[0])
        first, tails = guess.tails
        for term in [term for term in tails if term in seen and not near][:5]:
            one.add(term, weights.tail)
            if first in seen:
                one.add(first, weights.tail * 0.75)
        return bool(begun)

    def _add_near(self, one: Asked, meant: Word, weight: float) -> None:
        one.add(meant.term, weight)
        for part in self._seen.intersection(meant.parts):
            one.add(part, weight * self.weights.part)
        one.meant = one.meant or meant.term

    def _add_half(self, one: Asked, half: Half) -> None:
        for term in (half.known, half.meant):
            one.add(term, self.weights.half_known)
        one.meant, one.half = half.meant, half

    # -- what is offered in place of it

    def _correct(self, asked: Sequence[Asked]) -> None:
        surfaces = self._surfaces({one.meant for one in asked}) if asked else {}
        for one in asked:
            surface = surfaces.get(one.meant, "")
            if one.half is None or self._mends(one, one.half, fold(surface)):
                one.correction = surface

    def _mends(self, one: Asked, half: Half, surface: str) -> bool:
        """The mended word may stand nowhere in one piece, but both its parts do. It is offered where the misspelt part
        is no word, and is written elsewhere as it must be here: "aflastning", not "aflastningen"."""
        before, after = half.around
        typed = one.word.removeprefix(before).removesuffix(after)
        return not self.danish.words.find(typed) and 0 < OSA.distance(surface, typed) <= half.mistakes

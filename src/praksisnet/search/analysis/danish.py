"""A word as it is indexed and asked for: its own term, and those of its parts."""

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

import Stemmer

from praksisnet.kit.names import fold
from praksisnet.search.analysis import compounds
from praksisnet.search.analysis.lexicon import Lexicon, lexicon
from praksisnet.search.analysis.tokens import FILLERS, joined, tidy

ENGLISH = "en:"
LONGEST = 60  # letters of a term; what is longer is no word
REMEMBERED = 16_000  # words that were analysed, at some 400 bytes each; and of those as they are written:
REMEMBERED_AS_WRITTEN = 8_000
Read = Callable[[str], "Word"]


class Word(NamedTuple):
    """``term`` stands for the whole word, ``parts`` for the words it is made of, and for two of three together."""

    term: str
    parts: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        return (self.term, *self.parts)


class Danish:
    """``word("Skolegårdene")`` is the term ``skolegaard`` with the parts ``skol`` and ``gaard``.

    ``never_split``: folded words that are taken as they are.
    """

    def __init__(self, words: Lexicon, never_split: Iterable[str] = ()) -> None:
        self.words = words
        self.never_split = frozenset(never_split)
        self._stem: Callable[[str], str] = Stemmer.Stemmer("danish").stemWord
        self._english: Callable[[str], str] = Stemmer.Stemmer("english").stemWord
        self._little: dict[str, set[str]] = defaultdict(set)  # the stems of little words, with the words they are of
        for word in FILLERS:
            entry = words.find(word)
            self._little[self._stem(word)].add(entry.lemma if entry else word)
        self._forget()

    def keep_whole(self, words: Iterable[str]) -> None:
        """These folded words, and no others, are never split from now on; known words are read anew."""
        if self.never_split != (wanted := frozenset(words)):
            self.never_split = wanted
            self._forget()

    def _forget(self) -> None:
        self.folded: Read = functools.lru_cache(REMEMBERED)(self._folded)
        self._written: Read = functools.lru_cache(REMEMBERED_AS_WRITTEN)(lambda text: self.folded(_form(text)))
        self._written_english: Read = functools.lru_cache(REMEMBERED_AS_WRITTEN)(self._read_english)

    def word(self, text: str) -> Word:
        return self._written(text[:LONGEST])

    def english(self, text: str) -> Word:
        """English stems stand apart from Danish ones, which may be written as they are."""
        return self._written_english(text[:LONGEST])

    def _read_english(self, text: str) -> Word:
        return Word(f"{ENGLISH}{self._english(_form(text))}")

    def in_language(self, language: str) -> Read:
        return self.english if language == "en" else self.word

    def knows(self, folded: str) -> bool:
        """Whether it is in the word list, or is made of words that are."""
        return self.words.find(folded) is not None or bool(compounds.split(folded, self.words.find))

    def root(self, form: str) -> str:
        """The stem of a folded simple word; of its lemma where the word is irregular: "boern" is "barn"."""
        stem, entry = self._stem(form), self.words.find(form)
        if entry is None:
            return stem
        if entry.lemma not in self._little.get(stem, {entry.lemma}):
            return entry.lemma  # "sommer", which would become "som"
        of_lemma = self._stem(entry.lemma)
        is_regular = stem.startswith(of_lemma) or of_lemma.startswith(stem)
        return stem if is_regular else of_lemma

    def split(self, folded: str) -> tuple[compounds.Part, ...]:
        return () if folded in self.never_split else compounds.split(folded, self.words.find)

    def parts_of(self, text: str) -> tuple[str, ...]:
        """The word's term and its parts' as if it could always be split."""
        folded = _form(text)
        parts = compounds.split(folded, self.words.find)
        return (self._joined(folded, parts), *(self.root(part.form) for part in parts)) if parts else ()

    def whole_in(self, text: str) -> list[str]:
        """The words that are never split, as far as they may stand in the text: with others it would be read anew."""
        folded = joined(fold(tidy(text))) if self.never_split else ""
        return sorted(word for word in self.never_split if word in folded)

    def _folded(self, folded: str) -> Word:
        parts = self.split(folded)
        if not parts:
            return Word(self.root(folded))
        term = self._joined(folded, parts)
        below = [self._joined(folded, parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)]
        return Word(term, tuple(dict.fromkeys(part for part in below if part != term)))

    def _joined(self, folded: str, parts: tuple[compounds.Part, ...]) -> str:
        """The parts as they follow each other, the last brought to its root."""
        return folded[parts[0].start : parts[-1].start] + self.root(parts[-1].form)


def _form(text: str) -> str:
    return fold(text)[:LONGEST]


@functools.cache
def danish() -> Danish:
    """The analyser of this process; the first call opens the word list."""
    return Danish(lexicon())

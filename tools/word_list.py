"""Builds the list of simple Danish words that search splits compounds by, from simplemma's dictionary of forms."""

import functools
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from praksisnet.kit.names import fold
from praksisnet.search.analysis import compounds, lexicon

ROOT = Path(__file__).resolve().parents[1]
STAMP = lexicon.BUILT / ".stamp"
MADE_BY = [Path(__file__), Path(compounds.__file__), Path(lexicon.__file__)]
LONGEST = 20  # letters of a simple word that is kept
ROUNDS = 3  # of counting parts by the splits that the last count gave
# Small words and endings that the dictionary holds as words: as parts of compounds they would split what is whole.
_NO_PARTS = """
    alle altid andre bag bort derfor efter eller else ende endelse engang ering eringer forud frem fuld gennem hen
    hidtil hjem igen igennem imod ind inde inden inger isme ligt lighed ling loes mellem mens naar nede ning ninger
    nogen nogle omkring oppe over paa ring ringe rundt saadan samme sammen samt selv siden skab skulle stel super
    tilbage uden under ville
"""
NO_PARTS = frozenset(_NO_PARTS.split())
SPLITS_ABOVE = 6.0  # the geometric mean of both parts' counts; a word of the dictionary below it is simple


class Dictionary:
    """The forms, their lemmas, and how often each is a part: what ``compounds`` asks while it is being counted."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.forms = dict(pairs)
        self.lemmas = frozenset(self.forms.values())
        self.parts = frozenset(word for word in self.lemmas if compounds.fits(word) and word not in NO_PARTS)
        self.firsts = self.parts | {form for form, lemma in self.forms.items() if self._is_plural(form, lemma)}
        self.ways = {lemma: ways for lemma in self.lemmas if (ways := list(self._ways(lemma)))}
        self.begins: Counter[str] = Counter()
        self.ends: Counter[str] = Counter()
        self.compounds: frozenset[str] = frozenset()

    def count(self) -> None:
        """Count parts by the best split of each lemma; all splits count in the first round."""
        begins, ends, found = Counter[str](), Counter[str](), set[str]()
        for lemma, ways in self.ways.items():
            chosen = [max(ways, key=self._rank)] if self.begins else ways
            begins.update(first for first, _last in chosen)
            ends.update(last for _first, last in chosen)
            whole = self.begins[lemma] + self.ends[lemma]
            if self._rank(chosen[0])[0] > max(SPLITS_ABOVE, whole) ** 2:
                found.add(lemma)
        self.begins, self.ends, self.compounds = begins, ends, frozenset(found)

    def _rank(self, way: tuple[str, str]) -> tuple[int, str]:
        return self.begins[way[0]] * self.ends[way[1]], way[0]

    def _ways(self, lemma: str) -> Iterator[tuple[str, str]]:
        """How the lemma may be two words, with what may stand between them."""
        if len(lemma) < compounds.SHORTEST:
            return
        for at in range(3, len(lemma) - 2):
            if (last := lemma[at:]) in self.parts:
                yield from ((first, last) for first in compounds.spellings(lemma[:at]) if first in self.firsts)

    def _is_plural(self, form: str, lemma: str) -> bool:
        """A form that compounds are made with though it is no lemma: boern-e-have; no verb without its -e, as plej."""
        own = form not in self.lemmas and len(lemma) <= len(form) and form[-1] not in "st"
        return own and compounds.fits(form) and lemma in self.parts

    def lines(self) -> Iterator[str]:
        for form, lemma in self.forms.items():
            if lemma not in self.compounds and len(form) <= LONGEST:
                yield f"{form}\t{lemma}\t{self.begins[form]}\t{self.ends[lemma]}\n"


def is_stale() -> bool:
    return not (lexicon.PATH.exists() and STAMP.exists() and STAMP.read_text() == _stamp())


def build() -> None:
    wanted = _stamp()
    known = Dictionary(_pairs())
    for _round in range(ROUNDS):
        known.count()
    lexicon.BUILT.mkdir(parents=True, exist_ok=True)
    fresh = lexicon.PATH.with_name("words.new")
    fresh.write_bytes(b"".join(sorted(line.encode() for line in known.lines())))
    fresh.replace(lexicon.PATH)
    STAMP.write_text(wanted)


def _pairs() -> Iterator[tuple[str, str]]:
    """Form and lemma, folded. Where two words fold to one, the one in small letters counts, and of those the last."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory  # noqa: PLC0415

    read = DefaultDictionaryFactory().get_dictionary("da")
    known = sorted((_text(form), _text(lemma)) for form, lemma in read.items())
    folded = functools.cache(_folded)  # a lemma stands there once for each of its forms
    for form, lemma in known:
        if (short := _folded(form)) and (root := folded(lemma)):
            # "bedste" is no form of "god" to one who searches: only what begins alike is brought together.
            yield short, root if root[0] == short[0] else short


def _folded(word: str) -> str:
    """As ``fold`` gives it, which is slow over a million words; empty for what is not all letters."""
    plain = word.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    plain = plain if plain.isascii() else fold(word)
    return plain if plain.isalpha() and plain.isascii() else ""


def _text(word: str | bytes) -> str:
    return word.decode() if isinstance(word, bytes) else word


def _stamp() -> str:
    digest = hashlib.sha256(metadata.version("simplemma").encode())
    for path in MADE_BY:
        digest.update(path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    build()

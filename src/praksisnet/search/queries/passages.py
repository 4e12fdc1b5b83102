"""Words of the query that stand together: told from the texts of the best that was found, and of those only."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from praksisnet.search.analysis import danish
from praksisnet.search.analysis.danish import Read
from praksisnet.search.analysis.tokens import tidy, tokens, whole
from praksisnet.search.queries.asking import Asked
from praksisnet.search.queries.ranking import texts_of
from praksisnet.search.words import LEAST_MARKED, Weights

PASSAGE = 20  # words that stand together
LOOKED_AT = 20  # results; and letters of each:
READ = 6_000


def gathered(scored: list[tuple[int, int]], asked: Sequence[Asked], weights: Weights) -> list[tuple[int, int]]:
    """Score and entry, best first: the first ones are worth more where a passage holds several of the query's words.

    Their scores stay whole numbers, so that both databases agree on the order.
    """
    head = scored[:LOOKED_AT]
    if len(asked) < 2 or len(head) < 2:
        return scored
    words, others = _Words(asked), len(asked) - 1
    share = {
        entry: max(0, words.together(title, language) - 1, words.together(text, language) - 1) / others
        for entry, language, title, text in texts_of([entry for _score, entry in head], READ)
    }
    weighed = [(round(score * (1 + weights.passage * share.get(entry, 0))), entry) for score, entry in head]
    return sorted(weighed, key=lambda row: (-row[0], row[1])) + scored[LOOKED_AT:]


class _Words:
    """The query's words, a bit each, and which of them a written word stands for."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self._bits: dict[str, int] = defaultdict(int)
        self._all = (1 << len(asked)) - 1
        for at, one in enumerate(asked):
            for term, weight in one.terms.items():
                self._bits[term] |= (1 << at) if weight >= LEAST_MARKED else 0
        self._known: dict[str, dict[str, int]] = defaultdict(dict)

    def together(self, text: str, language: str) -> int:
        """How many of them the passage holds that holds most."""
        known, read = self._known[language], danish().in_language(language)
        found: list[tuple[int, int]] = []
        for at, word in enumerate(whole(text)):
            bits = known.get(word)
            if bits is None:
                bits = known[word] = self._of(word, read)
            if bits:
                found.append((at, bits))
        return self._most(found)

    def _of(self, word: str, read: Read) -> int:
        bits = 0
        for token in tokens(tidy(word)):
            for term in read(token.text).all:
                bits |= self._bits.get(term, 0)
        return bits

    def _most(self, found: list[tuple[int, int]]) -> int:
        most = 0
        for number, (start, _bits) in enumerate(found):
            held = 0
            for at, bits in islice(found, number, number + PASSAGE):
                held |= bits if at < start + PASSAGE else 0
            most = max(most, held.bit_count())
            if held == self._all:
                break
        return most

"""What answers on a scale from 1 to 5 can bear: merged cells, an exact test. Pure functions of counts.

``counts`` are always the numbers of answers 1, 2, 3, 4 and 5, in this order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import comb

LEVELS = (1, 2, 3, 4, 5)
FEWEST = 5  # answers behind anything that is shown
CODED_FROM = 2 * FEWEST  # answers to a question before a side too small to show is coded
MEAN_FROM = 10  # answers: the mean of fewer, with one decimal, gives their sum away
LEVEL_OF_TEST = 0.05

Counts = tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """The answers from ``low`` to ``high``: exactly ``count``, or coded: only ``at_least`` or only ``at_most``."""

    low: int
    high: int
    count: int | None = None
    at_least: int | None = None
    at_most: int | None = None

    @property
    def shown(self) -> int:
        """How long it is drawn."""
        return next(value for value in (self.count, self.at_least, self.at_most) if value is not None)


def counts_of(values: Sequence[int]) -> Counts:
    one, two, three, four, five = (sum(value == level for value in values) for level in LEVELS)
    return one, two, three, four, five


def merged(counts: Counts) -> tuple[Part, ...]:
    """The smallest neighbouring parts that hold at least five answers each; nothing when that leaves nothing to say.

    Neighbours on the same side are merged first (1 with 2, 4 with 5). A side that is still too small joins the neutral
    answers, and a neutral cell that is too small joins those who disagree, so that “agree” never claims too much. What
    is too small even then is coded by the other side: “at least 22 of 27 agree”, at most five do not. A cell of nobody
    is treated as one of few: that nobody said something is also something about everybody.

    The principle is that of minimum cell frequency with cell collapsing and top coding in statistical disclosure
    control; see Hundepool et al., Statistical Disclosure Control (Wiley 2012), ch. 5.
    """
    total = sum(counts)
    against, neutral, favour = counts[0] + counts[1], counts[2], counts[3] + counts[4]
    if total < FEWEST:
        return ()
    if min(against, neutral, favour) >= FEWEST:
        return (*_side(1, counts[:2]), Part(3, 3, neutral), *_side(4, counts[3:]))
    if favour >= FEWEST and against + neutral >= FEWEST:
        return (Part(1, 3, against + neutral), *_side(4, counts[3:]))
    if against >= FEWEST and neutral + favour >= FEWEST:
        return (*_side(1, counts[:2]), Part(3, 5, neutral + favour))
    if total >= CODED_FROM and favour > total - FEWEST:
        return (Part(1, 3, at_most=FEWEST), Part(4, 5, at_least=total - FEWEST))
    if total >= CODED_FROM and against > total - FEWEST:
        return (Part(1, 2, at_least=total - FEWEST), Part(3, 5, at_most=FEWEST))
    return (Part(1, 5, total),)


def _side(low: int, cells: Sequence[int]) -> tuple[Part, ...]:
    if min(cells) >= FEWEST:
        return Part(low, low, cells[0]), Part(low + 1, low + 1, cells[1])
    return (Part(low, low + 1, sum(cells)),)


def mean(counts: Counts) -> float | None:
    """The mean from 1 to 5; None when there are too few answers for a mean that gives none of them away."""
    return average(counts) if sum(counts) >= MEAN_FROM else None


def average(counts: Counts) -> float:
    """The mean of however many there are, for comparing; not for showing."""
    return _score(counts) / sum(counts)


def _score(counts: Sequence[int]) -> int:
    return sum(level * number for level, number in zip(LEVELS, counts, strict=True))


def change(before: Counts, after: Counts) -> float:
    """The probability of a difference in means at least this large when nothing has changed: two-sided, mid-p.

    Fisher-Pitman permutation test, exact over all ways to deal the pooled answers to the two groups: E. J. G. Pitman,
    “Significance tests which may be applied to samples from any populations”, JRSS Supplement 4 (1937) 119-130. Half
    of the probability of what was seen counts (H. O. Lancaster, “Significance tests in discrete distributions”, JASA
    56 (1961) 223-234), since a scale of five has few distinct sums. 1.0 when either group is empty.
    """
    if not sum(before) or not sum(after):
        return 1.0
    seen, ways = _score(after), _sums(tuple(a + b for a, b in zip(before, after, strict=True)), sum(after))
    # The distance from the expected sum, times the pooled number, stays whole.
    pooled, size = sum(before) + sum(after), sum(after)
    expected = size * (_score(before) + _score(after))
    distance = abs(pooled * seen - expected)
    beyond = sum(number for score, number in ways if abs(pooled * score - expected) > distance)
    equal = sum(number for score, number in ways if abs(pooled * score - expected) == distance)
    return float(Fraction(2 * beyond + equal, 2 * comb(pooled, size)))


@lru_cache(maxsize=512)
def _sums(pooled: tuple[int, ...], size: int) -> tuple[tuple[int, int], ...]:
    """Each sum that ``size`` of the pooled answers can have, with the number of ways.

    Dynamic programming over the five levels; row c of the table holds the ways to choose c answers as one whole number
    in which the ways for each sum stand in slots of ``width`` bits, so that a row is moved and added in one step.
    """
    width = sum(pooled) + 1  # bits: there are at most 2**n ways
    rows = [1] + [0] * size
    for level, number in enumerate(pooled):  # scores 0 to 4; one more for each answer is added in the end
        rows = [
            sum(
                (rows[chosen - taken] * comb(number, taken)) << (width * level * taken)
                for taken in range(min(chosen, number) + 1)
                if rows[chosen - taken]
            )
            for chosen in range(size + 1)
        ]
    slot = (1 << width) - 1
    ways = ((score + size, (rows[size] >> (width * score)) & slot) for score in range(4 * size + 1))
    return tuple((score, number) for score, number in ways if number)


def holm(probabilities: Mapping[str, float]) -> dict[str, float]:
    """Adjusted so that all tests together are wrong as seldom as one: S. Holm, “A simple sequentially rejective
    multiple test procedure”, Scandinavian Journal of Statistics 6 (1979) 65-70."""
    adjusted: dict[str, float] = {}
    largest = 0.0
    for rank, key in enumerate(sorted(probabilities, key=lambda key: probabilities[key])):
        largest = max(largest, min(1.0, (len(probabilities) - rank) * probabilities[key]))
        adjusted[key] = largest
    return adjusted

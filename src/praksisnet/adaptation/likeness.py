"""Whether two short texts say something alike: by the words they share, so that a page can say why."""

from collections import Counter
from collections.abc import Collection, Iterable

# Of the words of the shorter text; a shared theme says much by itself.
ALIKE, ALIKE_UNDER_ONE_THEME = 0.34, 0.2
FEWEST_SHARED = 2
# A word that stands in more than a third of the texts tells none of them apart, once there are some.
COMMON, SOME = 3, 6


def common(texts: Collection[Iterable[str]]) -> set[str]:
    """The stems that stand in so many of the texts that they tell none apart."""
    if len(texts) < SOME:
        return set()
    counted = Counter(stem for text in texts for stem in set(text))
    return {stem for stem, number in counted.items() if number * COMMON > len(texts)}


def likeness(one: set[str], other: set[str], *, shares_theme: bool) -> float:
    """The shared part of the shorter text's words, 0 where it is too little to ask anybody about."""
    shared = len(one & other)
    if shared < FEWEST_SHARED:
        return 0.0
    share = shared / min(len(one), len(other))
    return share if share >= (ALIKE_UNDER_ONE_THEME if shares_theme else ALIKE) else 0.0

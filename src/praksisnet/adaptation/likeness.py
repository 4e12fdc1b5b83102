"""Whether two short texts say something alike: by the words they share, so that a page can say why."""

import re
from collections import Counter
from collections.abc import Collection, Iterable

from praksisnet.kit.names import fold

# Words with the same beginning count as one: plural, tense and most compounds differ after it.
BEGINNING = 6
SHORTEST = 4
# Of the words of the shorter text; a shared theme says much by itself.
ALIKE, ALIKE_UNDER_ONE_THEME = 0.34, 0.2
FEWEST_SHARED = 2
# A word that stands in more than a third of the texts tells none of them apart, once there are some.
COMMON, SOME = 3, 6

# Words that say nothing of the matter, folded.
_EMPTY = """
alle altid anden andet andre bedre bliver blive burde deres dette disse eller end enten efter fordi foer faar flere
fra gerne gennem godt have havde hele her hvad hvem hver hvis hvor hvordan hvornaar hvorfor igen ikke ingen
inden jeres kunne lige maaske mange meget mellem mere mest mangler naar noget nogle nogen ogsaa over samme
siden skal skulle sammen samt saadan synes uden under vaere vaeret vores ville vide ved brug behov about have
need needs that their them there they this what when where which with would your from
"""
EMPTY_WORDS = frozenset(_EMPTY.split())


def stems(text: str) -> list[str]:
    """The beginnings of the words that carry the text, each once, in order of the alphabet."""
    words = re.findall(r"[a-z0-9]+", fold(text))
    return sorted({word[:BEGINNING] for word in words if len(word) >= SHORTEST and word not in EMPTY_WORDS})


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

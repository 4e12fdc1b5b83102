"""Words as texts are compared and found by: folded, without those that say nothing, and by their beginnings.

Simple on purpose, and in one place: a shared beginning stands for plural, tense and most compounds.
"""

import re

from praksisnet.kit.names import fold

BEGINNING = 6
SHORTEST = 4  # of a word that two texts are compared by

# Words that say nothing of the matter, folded.
_EMPTY = """
alle altid anden andet andre bedre bliver blive burde deres dette disse eller end enten efter fordi foer faar flere
fra gerne gennem godt have havde hele her hvad hvem hver hvis hvor hvordan hvornaar hvorfor igen ikke ingen
inden jeres kunne lige maaske mange meget mellem mere mest mangler naar noget nogle nogen ogsaa over samme
siden skal skulle sammen samt saadan synes uden under vaere vaeret vores ville vide ved brug behov about have
need needs that their them there they this what when where which with would your from
den der det dig din for har hos jeg kan med men min nej nye paa sig som til var vil and are can for how not our the
was who why you
"""
EMPTY_WORDS = frozenset(_EMPTY.split())


def words_of(text: str) -> list[str]:
    """Every word of the text, folded, in the text's own order."""
    return re.findall(r"[a-z0-9]+", fold(text))


def stem(word: str) -> str:
    """The beginning a folded word is known by."""
    return word[:BEGINNING]


def stems(text: str) -> list[str]:
    """The beginnings of the words that carry the text, each once, in order of the alphabet."""
    return sorted({stem(word) for word in words_of(text) if len(word) >= SHORTEST and word not in EMPTY_WORDS})

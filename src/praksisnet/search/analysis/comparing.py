"""Texts as they are compared with each other: by the terms of the words that carry them."""

from praksisnet.search.analysis.danish import danish
from praksisnet.search.analysis.tokens import telling

SHORTEST = 4  # of a word that two texts are compared by

# Words, folded, that are in what anybody asks for.
_EMPTY = """
    bedre behov brug enten flere gennem mangler over samme sammen siden
    have need needs that their them there they with your
"""
EMPTY_WORDS = frozenset(_EMPTY.split())


def carrying(text: str) -> list[str]:
    """Each term once, in order of the alphabet; those of a compound and of its parts."""
    words = (word for word in telling(text) if len(word) >= SHORTEST and word not in EMPTY_WORDS)
    return sorted({term for word in words for term in danish().folded(word).all})

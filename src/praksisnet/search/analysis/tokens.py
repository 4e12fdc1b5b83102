"""A text's words where they stand."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from praksisnet.kit.names import fold

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_JOINT = re.compile("[-'’]")

# What one writes around the matter when one asks: in a query they say nothing, unless there is nothing else.
_FILLERS = """
    ad af alle alt altid anden andet andre at bare blev blive bliver boer bruge burde da de dem den denne der deres det
    dette dig din disse dit du efter eller en end ene er et fik findes finde finder for foer fordi fra frem faa faar gaa
    gaar gerne gik giver give gjorde goer goere godt ham han hans har have havde hele helt hende her hos hun hvad hvem
    hver hvilke hvilken hvilket hvis hvor hvordan hvorfor hvornaar i igen ikke ind ingen inden jeg jer jeres jo kan kom
    komme kommer kun kunne lige man mange med meget mellem men mere mest mig min mine mit mod maa maaske naar ned nogen
    nogle noget nok nu ny og ogsaa om op os over paa saa saadan saadant samt selv sig sige siger sin sine sit skal
    skulle som synes
    til ud under vaere vaeret ved vi vide ville vil vores vor var
    about an and are can do does for from how in is it not of on or our should the their they this to we what when
    where which who why with you your
"""
FILLERS = frozenset(_FILLERS.split())


class Token(NamedTuple):
    """A word as it stands in the text; ``start`` and ``end`` count its letters in the text."""

    text: str
    start: int
    end: int


def tidy(text: str) -> str:
    """The text as tokens count it: composed letters, no soft hyphens, no NUL."""
    return unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\x00", "")


def tokens(text: str) -> Iterator[Token]:
    """The words of a tidy text. One with a hyphen gives itself in one piece, and then its halves."""
    for found in _WORD.finditer(text):
        halves = _JOINT.split(found[0])
        yield Token("".join(halves), found.start(), found.end())
        if len(halves) > 1:
            at = found.start()
            for half in halves:
                yield Token(half, at, at + len(half))
                at += len(half) + 1


def whole(text: str) -> list[str]:
    """The words of a text as they are written, one with a hyphen in one piece."""
    return _WORD.findall(text)


def joined(text: str) -> str:
    """The text with the halves of each word in one piece, as the first of their tokens is."""
    return _JOINT.sub("", text)


def counted(text: str) -> Counter[str]:
    """How often each of the tokens is written in a tidy text, wherever it stands."""
    found = Counter(_WORD.findall(text))
    for word in [word for word in found if not word.isalnum()]:
        times, halves = found.pop(word), _JOINT.split(word)
        for piece in ("".join(halves), *halves):
            found[piece] += times
    return found


def telling(text: str) -> list[str]:
    """The words of a query, folded, in their order, less the fillers; all of them where there are only fillers."""
    folded = list(dict.fromkeys(fold(token.text) for token in tokens(tidy(text))))
    return [word for word in folded if word not in FILLERS] or folded

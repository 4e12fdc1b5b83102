"""Digits as the eye reads them: through markup, entities, addresses, other scripts and what is drawn as nothing."""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from praksisnet.guard.wording import months

LONGEST_GAP = 8
# Fewer than a number has: a day may have one digit, a month a name, and a nought may be a letter.
FEWEST_DIGITS = 6

_PARTS = (
    r"(?P<digits>[0-9]+)"
    r"|(?P<entity>&(?:amp;)*(?:\#[0-9]{1,7};?|\#[xX][0-9a-fA-F]{1,6};?|(?:nbsp|shy)(?![A-Za-z0-9;])|[A-Za-z][A-Za-z0-9]{1,30};))"
    r"|(?P<percent>%(?:25)*(?:2[0-9A-Fa-f]|3[0-9]|0[9AaDd]|[Cc]2%(?:25)*[Aa][0Dd]|[Ee]2%(?:25)*80%(?:25)*[89][0-9A-Fa-f]))"
    r"|(?P<word>[A-Za-zÆØÅæøå]+)"
)
_TEXT = re.compile(_PARTS + r"|(?P<char>.)", re.S)
_MARKUP = re.compile(_PARTS + r"|(?P<tag><[^<>]{0,2000}>)|(?P<char>.)", re.S)
_ASCII_DIGIT = re.compile(r"[0-9]")
# Letters and symbols that are drawn as nothing at all.
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_LINE_BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")
# As typewriters had it, and as scanned pages are read.
_ZERO = re.compile(r"(?<![A-Za-z])O(?=[0-9])|(?<=[0-9])[Oo](?=[0-9])|(?<=[0-9])O(?![A-Za-z])")


@dataclass(slots=True)
class Group:
    """Digits that stand together; ``gap`` is what is seen between them and the group before, None for anything else.

    ``is_month``: they stand for the name of a month.
    """

    digits: str
    start: int
    end: int
    gap: str | None
    is_month: bool = False


def readings(text: str) -> Iterator[list[Group]]:
    """Every way to read the digits of the text; none where there are too few for a number.

    With tags taken for nothing, and with tags taken for text: an address behind a link is written in one. And with
    letters for noughts.
    """
    if not has_digits(text):
        return
    for read in {text, _ZERO.sub("0", text)}:
        yield _groups(_TEXT, read)
        if "<" in read:
            yield _groups(_MARKUP, read)


def has_digits(text: str) -> bool:
    """Whether there are enough of them; asked of every text, so it must cost next to nothing."""
    if text.isascii():
        found = _ASCII_DIGIT.finditer(text)
        return sum(1 for _digit, _n in zip(found, range(FEWEST_DIGITS), strict=False)) == FEWEST_DIGITS
    return sum(map(str.isdigit, text)) >= FEWEST_DIGITS


def core(gap: str) -> str:
    """What parts two groups, without the space around it."""
    return gap.strip() or (" " if gap else "")


def _groups(pattern: re.Pattern[str], text: str) -> list[Group]:
    groups: list[Group] = []
    gap: str | None = None
    touching = False
    for start, end, digits, seen in _pieces(pattern, text):
        if digits and touching and seen is not None:
            groups[-1].digits += digits
            groups[-1].end = end
        elif digits:
            groups.append(Group(digits, start, end, gap, is_month=seen is None))
        touching = bool(digits) and seen is not None
        if digits:
            gap = ""
        elif gap is not None:
            gap = None if seen is None else _longer(gap, seen)
    return groups


def _longer(gap: str, seen: str) -> str | None:
    """The gap and what follows it; a run of white space counts once, and a line break swallows the rest of it."""
    if gap[-1:].isspace() and seen.isspace():
        return gap if seen == " " else gap[:-1] + seen
    return gap + seen if len(gap + seen) <= LONGEST_GAP else None


def _pieces(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int, str, str | None]]:
    """(start, end, digits, seen): a run of digits, or what the eye sees instead (None: it parts numbers).

    The name of a month gives its digits, and None: it is no part of a number as such.
    """
    for match in pattern.finditer(text):
        kind, part, start, end = match.lastgroup, match.group(), match.start(), match.end()
        if kind == "digits":
            yield start, end, part, ""
        elif kind == "word":
            yield start, end, months().get(part.lower(), ""), None
        elif kind == "tag":
            yield start, end, "", ""
        else:
            for char in _unescaped(kind, part):
                digit = unicodedata.digit(char, None)
                yield (start, end, "", _seen(char)) if digit is None else (start, end, str(digit), "")


def _unescaped(kind: str | None, part: str) -> str:
    if kind == "percent":
        return unquote(re.sub("%(?:25)+", "%", part))
    if kind == "entity":
        for _level in range(3):
            part = html.unescape(part)
    return part


def _seen(char: str) -> str | None:
    category = unicodedata.category(char)
    if char in _LINE_BREAKS:
        return "\n"
    if char == "\t" or category.startswith("Z"):
        return " "
    if category in {"Cf", "Cc", "Mn", "Me"} or char in _BLANKS:
        return ""
    if category == "Pd" or char == "\u2212":
        return "-"
    return char if category[0] in "PS" else None

"""Telephone numbers, private mail and home addresses in a text."""

import re
from collections.abc import Iterator
from functools import cache

from praksisnet.guard.signs import Kind, Sign
from praksisnet.guard.wording import children, families, one_of, words

_DIGIT = re.compile(r"\d")
# Danish numbers have eight digits and begin with 2-9.
_PHONE = re.compile(
    r"(?<![\w.,/=#§-])(?<!\d[ ])(?:(?:\+|00)45[ -]?)?"
    r"(?P<number>[2-9]\d(?:[ \u00a0-]\d\d){3}|[2-9]\d{3}[ \u00a0]\d{4}|[2-9]\d{7})(?![\w/=]|[ .,-]\d|[ ]?kr\b)"
)
_CALLED = re.compile(r"\b(?:tlf|telefon|mobil|ring|sms|kald|nummer|træffes|fanges)\w*\b[^\n\d]{0,30}$|\+45[ ]?$", re.I)
_YEARS = re.compile(r"(?:19|20)\d\d[ \u00a0]?(?:19|20)\d\d$|(?:19|20)\d\d(?:0[1-9]|1[0-2])\d\d$")
_NUMBERED = re.compile(r"(\w+) \d{1,3}(?!\d)")
_LOOK_BACK, _SENTENCE = 40, re.compile(r"[.!?]\s|\n")


def find_contacts(text: str) -> Iterator[Sign]:
    if "@" in text:
        yield from (Sign(found.start(), found.end(), Kind.MAIL) for found in _mail().finditer(text))
    if _DIGIT.search(text):
        yield from _phones(text)
        yield from _addresses(text)


def sentence(text: str, start: int, end: int) -> str:
    """The sentence, or what stands on the line, around ``text[start:end]``."""
    begin = max(
        (found.end() for found in _SENTENCE.finditer(text, max(0, start - 300), start)), default=max(0, start - 300)
    )
    stop = _SENTENCE.search(text, end, end + 300)
    return text[begin : stop.start() if stop else end + 300]


def _phones(text: str) -> Iterator[Sign]:
    for found in _PHONE.finditer(text):
        before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
        is_called = "45" in text[found.start() : found.start("number")] or bool(_CALLED.search(before))
        if not is_called and (_YEARS.match(found["number"]) or _reference().search(before)):
            continue
        yield Sign(found.start(), found.end(), Kind.PHONE)


def _addresses(text: str) -> Iterator[Sign]:
    for numbered in _NUMBERED.finditer(text):
        if numbered[1].lower().endswith(_streets()):
            found = _address().search(text, max(0, numbered.start() - _LOOK_BACK))
            around = sentence(text, numbered.start(), numbered.end())
            if found and (not _venue().search(around) or _case().search(around)):
                yield Sign(found.start(), found.end(), Kind.ADDRESS)


@cache
def _mail() -> re.Pattern[str]:
    return re.compile(rf"[\w.+-]+@(?:{one_of(words('mailboxes'))})\.[a-z]{{2,8}}\b(?!\.\w)", re.I)


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[^\w])(?:{one_of(words('references'))})\.?[ :#-]*$", re.I)


@cache
def _streets() -> tuple[str, ...]:
    return tuple(words("streets"))


@cache
def _address() -> re.Pattern[str]:
    end = one_of(words("streets"))
    return re.compile(
        rf"(?<!\w)(?:[A-ZÆØÅ][\wæøåé.]* ){{0,2}}(?:[A-ZÆØÅ][\wæøåé]*?(?:{end})|(?<=\w )(?i:{end}))"
        r" \d{1,3}[ ]?[A-Za-z]?(?![\w-]|\.\w|[ ]\d)"
        r"(?:, (?:st|kl|\d{1,2})(?!\d)\.? ?(?:th|tv|mf)?\.?)?(?:,? \d{4} [A-ZÆØÅ][\wæøå]+)?"
    )


@cache
def _venue() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(words('venues'))})", re.I)


@cache
def _case() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of([*children(), *families()])})\b", re.I)

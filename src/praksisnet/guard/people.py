"""Names beside words for children and families, initials with an age, and counts so small that they point at one."""

import re
from collections.abc import Iterator
from functools import cache

from praksisnet.guard.contacts import sentence
from praksisnet.guard.signs import Kind, Sign
from praksisnet.guard.wording import child, children, families, months, one_of, words

_NAME = r"[A-ZÆØÅ][a-zæøåéüöäß]+(?:-[A-ZÆØÅ][a-zæøåéüö]+)?"
_FULL = rf"{_NAME}(?: {_NAME}){{0,2}}"
_MORE = re.compile(rf"(?:, | og )({_NAME})")
_WHOSE = "den|det|et|en|min|mit|din|dit|hans|hendes|vores|jeres|deres"
# Years at work are nobody's age.
_SERVED = r" (?:i (?:job|fag|felt|kommun|forvaltning|styrels|tjeneste)|som |med )"
_SEVERAL = ("ne", "nde", "par", "parret")
_AGE = r"(?:1[0-7]|[1-9])"
_TOLD = re.compile(r"f(?:ødt\b|\.)\s*(?:den |i |d\. ?)?\d")
_OLD = re.compile(rf"\b{_AGE}[ -]?år(?:ig|ige)?\b")
_THERE = re.compile(r"\b(?:i|fra) [A-ZÆØÅ][a-zæøå]+")
_WINDOW = 70
_WORD = re.compile(r"\w+")


def find_people(text: str) -> Iterator[Sign]:
    """By words first: of most texts nothing more is asked."""
    seen = set(_WORD.findall(text))
    if not _cases().isdisjoint(map(str.lower, seen)):
        yield from _beside(text)
        yield from _counts(text)
    if any(word in words("first_names") or word[:-1] in words("first_names") for word in seen):
        yield from _said_of_names(text)
    yield from _initials(text)


def _said_of_names(text: str) -> Iterator[Sign]:
    for pattern in _named():
        for found in pattern.finditer(text):
            start, end = found.span("name")
            first = found["name"].split()[0]
            if first not in words("first_names"):
                end = start + len(first) + 1  # of Jonas and Max the genitive's letter is the name's own
            if text[start : start + len(first)] in words("first_names") or text[start:end] in words("first_names"):
                yield Sign(start, end, Kind.NAME, child(), (start, end))


def _beside(text: str) -> Iterator[Sign]:
    """``pigen Maja``, ``barnet (Emil)``, ``familien Hansen``, ``børnene Ida og Ali``."""
    for found in _role().finditer(text):
        first = found["name"].split()[0]
        if not _is_name(first) or (found["loose"] and first not in words("first_names")):
            continue
        role = found["role"].lower()
        word = children().get(role) or families()[role]
        yield Sign(found.start(), found.end(), Kind.NAME, word, found.span("name"))
        at = found.end()
        while role.endswith(_SEVERAL) and (more := _MORE.match(text, at)) and _is_name(more[1]):
            yield Sign(*more.span(1), Kind.NAME, word, more.span(1))
            at = more.end()


def _counts(text: str) -> Iterator[Sign]:
    for found in _counted().finditer(text):
        if _municipality().search(sentence(text, found.start(), found.end())):
            yield Sign(found.start(), found.end(), Kind.COUNT)


def _initials(text: str) -> Iterator[Sign]:
    for found in _short().finditer(text):
        after = text[found.end() : found.end() + _WINDOW].partition("\n")[0]
        near = after if found["dotted"] else after[:14]
        place = _THERE.search(after) or _municipality().search(after)
        is_meant = _TOLD.search(near) or (_OLD.search(near) and place)
        if is_meant and found[0] not in words("acronyms"):
            yield Sign(found.start(), found.end(), Kind.INITIALS, child(), found.span())


def _is_name(first: str) -> bool:
    others = first in words("no_names") or first in words("municipalities") or first.lower() in months()
    return first in words("first_names") or not others


@cache
def _cases() -> frozenset[str]:
    return words("counted") | frozenset([*children(), *families()])


@cache
def _role() -> re.Pattern[str]:
    roles = one_of(form for form in [*children(), *families()] if not form.endswith(("ets", "ens")))
    called = r",?[ \t]+(?:(?:der|som) )?(?:hedder|kaldes|kaldet|ved navn|på navn)[ \t]+"
    return re.compile(
        rf"(?<!\w)(?:(?i:{_WHOSE}) (?:lille |store )?)?(?P<role>(?i:{roles}))"
        rf"(?:{called}|[ \t]+|(?P<loose> ?[,:(»\"“][ \t]?))(?P<name>{_FULL})(?!\w)"
    )


@cache
def _named() -> list[re.Pattern[str]]:
    """Where a first name, one of the common ones, is a child's by what is said of it."""
    name = rf"(?<!\w)(?P<name>{_NAME}(?: {_NAME})?)"
    bare = rf"(?P<name>{_NAME}(?: {_NAME})?)(?!\w)"
    owner = r"(?<!\w)(?P<name>[A-ZÆØÅ][a-zæøåéüöäß]+?)(?:s|['’]s?)"
    single, belongings = one_of(words("single")), one_of(words("belongings"))
    relations, plights = one_of(words("relations")), one_of(words("plights"))
    whose = one_of(form for form in children() if form.endswith(("ets", "ens")))
    described = r"(?:lille |ældste |yngste |\d{1,2}-årige? )?"
    return [
        re.compile(rf"{name}(?:,? (?:er |som er )?(?:en |et )| \(){described}(?:{single})\b"),
        re.compile(
            rf"{name}(?:,? (?:er|på|bliver|fylder|var) (?:kun |snart |lige )?| \(){_AGE}(?: år\b(?!{_SERVED})|\)|-årig)"
        ),
        re.compile(rf"{name}, {_AGE} år\b(?!{_SERVED})"),
        re.compile(rf"\b{_AGE}-årige? {bare}"),
        re.compile(rf"\b(?i:{one_of(words('pitied'))}) {bare}"),
        re.compile(rf"\b(?i:{whose}) navn(?: er|:)? {bare}"),
        re.compile(rf"{owner} (?:{belongings})\b"),
        re.compile(rf"\b(?i:{relations}) (?:til|af) {bare}"),
        re.compile(rf"{name} (?:er|blev|bliver|var) (?:nu )?(?:{plights})\b"),
    ]


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,-])(?:[1-4]|én|ét|to|tre|fire) (?:\w+ )?(?:{one_of(words('counted'))})\b", re.I)


@cache
def _municipality() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{one_of(words('municipalities'))})s?\b")


@cache
def _short() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.])(?:(?P<dotted>(?:[A-ZÆØÅ]\. ?){1,2}[A-ZÆØÅ]\.)|[A-ZÆØÅ]{2})(?![\w])")

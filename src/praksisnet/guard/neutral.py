"""The same text without what points somebody out: “child A”, “family B”, “[address]”."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from django.utils.translation import pgettext

from praksisnet.guard.contacts import find_contacts
from praksisnet.guard.cpr import Span, find
from praksisnet.guard.people import find_people
from praksisnet.guard.signs import NEUTRAL, Kind, Sign
from praksisnet.guard.wording import children, families, one_of, words

NUMBER = "cpr"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"
# Between a name and the number of who has it.
_JOINED = re.compile(r"[ \t,(:–-]{0,3}(?:(?:med )?cpr(?:[-. ]?(?:nr|nummer))?[ .:-]{0,3})?", re.I)
_NAME_BEFORE = re.compile(r"(?<!\w)(?P<who>[A-ZÆØÅ][a-zæøåé]+)[ \t,(:]{1,2}$")
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?][ \t\r\n]+|\n[ \t]*)$")
_LOOK_BACK = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; ``kind`` is empty where nothing is said of anybody."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class _Stand:
    """What is replaced: from where to where, by which word, and whom it names (None: nobody in particular)."""

    start: int
    end: int
    kind: str
    word: str
    who: str | None


def find_signs(text: str) -> list[Sign]:
    """Signs that the text is about somebody, in order and apart from each other."""
    found: list[Sign] = []
    for sign in sorted([*find_people(text), *find_contacts(text)], key=lambda sign: (sign.start, -sign.end)):
        if not found or sign.start >= found[-1].end:
            found.append(sign)
    return found


def marked(text: str) -> list[Piece]:
    """The text as it is, parted where something is found. A number is not shown."""
    return _pieces(text, _stands(text, find_signs(text)), lambda stand: _shown(text, stand))


def rewritten(text: str) -> list[Piece]:
    """The neutral text, parted the same way."""
    stands = list(_everywhere(text, _stands(text, find_signs(text))))
    letters = _lettered(text, stands)
    return _pieces(text, stands, lambda stand: _said(text, stand, letters))


def neutral(text: str) -> str:
    """The whole neutral text: what ``rewritten`` gives, in one piece."""
    return "".join(piece.text for piece in rewritten(text))


def _stands(text: str, signs: list[Sign]) -> list[_Stand]:
    """Numbers and signs together; a number and the name beside it are one."""
    found = [_Stand(sign.start, sign.end, sign.kind, sign.word, _who(text, sign)) for sign in signs]
    for number in find(text):
        apart = [stand for stand in found if stand.end <= number.start or stand.start >= number.end]
        before = max((stand for stand in apart if stand.end <= number.start), key=lambda stand: stand.end, default=None)
        end = number.end
        if before and before.who and _JOINED.fullmatch(text, before.end, number.start):
            end += "(" in text[before.end : number.start] and text[number.end : number.end + 1] == ")"
            apart[apart.index(before)] = replace(before, end=end, kind=NUMBER)
        elif len(apart) == len(found) or not any(stand.kind == NUMBER for stand in found if stand not in apart):
            apart.append(_alone(text, number))
        else:
            apart = found  # two readings of one number overlap: the first is replaced already
        found = sorted(apart, key=lambda stand: stand.start)
    return found


def _alone(text: str, number: Span) -> _Stand:
    """A number without a sign beside it: with a first name or a word for a child right before it, if there is one."""
    start, who = number.start, "".join(filter(str.isdigit, text[number.start : number.end]))
    before = text[max(0, start - _LOOK_BACK) : start]
    name = _NAME_BEFORE.search(before)
    if name and name["who"] in words("first_names"):
        return _Stand(start - len(name[0]), number.end, NUMBER, pgettext("neutral", "child"), name["who"])
    role = _role_before().search(before)
    word = pgettext("neutral", "child") if not role else children()[role["role"].lower()]
    return _Stand(start - len(role[0]) if role else start, number.end, NUMBER, word, who)


def _everywhere(text: str, stands: list[_Stand]) -> Iterator[_Stand]:
    """With every other place where one of the names stands."""
    names = {stand.who: stand for stand in stands if stand.who and stand.who[0].isalpha() and len(stand.who) > 2}
    others = []
    if names:
        for found in re.finditer(rf"(?<!\w)(?P<who>{one_of(names)})(?=s?(?!\w))", text):
            if all(found.end() <= stand.start or found.start() >= stand.end for stand in stands):
                first = names[found["who"]]
                others.append(_Stand(found.start(), found.end(), Kind.NAME, first.word, first.who))
    yield from sorted([*stands, *others], key=lambda stand: stand.start)


def _lettered(text: str, stands: list[_Stand]) -> dict[str, str]:
    """Whom to which letter, in order; letters that stand in the text already are somebody else."""
    used = {found[1] for found in _taken().finditer(text)}
    free = (letter for letter in _LETTERS if letter not in used)
    letters: dict[str, str] = {}
    for stand in stands:
        if stand.who and stand.who not in letters:
            letters[stand.who] = f"{stand.word} {next(free, _LETTERS[-1])}"
    return letters


def _said(text: str, stand: _Stand, letters: dict[str, str]) -> str:
    said = letters[stand.who] if stand.who else str(NEUTRAL[Kind(stand.kind)])
    if not text[stand.start].islower() and _SENTENCE_BEGINS.search(text[max(0, stand.start - 4) : stand.start]):
        said = said[0].upper() + said[1:]
    # After a single letter the genitive has an apostrophe.
    is_genitive = stand.who and re.compile(r"s(?!\w)").match(text, stand.end)
    return f"{said}’" if is_genitive else said


def _shown(text: str, stand: _Stand) -> str:
    """A number is not repeated: dots stand for its digits."""
    own = text[stand.start : stand.end]
    return re.sub(r"\d", "•", own) if stand.kind == NUMBER else own


def _pieces(text: str, stands: list[_Stand], say: Callable[[_Stand], str]) -> list[Piece]:
    pieces, at = [], 0
    for stand in stands:
        pieces += [Piece(text[at : stand.start]), Piece(say(stand), stand.kind)]
        at = stand.end
    return [piece for piece in [*pieces, Piece(text[at:])] if piece.text]


def _who(text: str, sign: Sign) -> str | None:
    name = text[sign.who[0] : sign.who[1]]
    return (name.split()[0] if sign.kind == Kind.NAME else name) or None


@cache
def _role_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<role>(?i:{one_of(children())}))[ \t,(:]{{1,2}}$")


@cache
def _taken() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{one_of([*children().values(), *families().values()])}) ([A-ZÆØÅ])(?!\w)")

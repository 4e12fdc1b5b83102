"""Danish civil registration (CPR) numbers in running text, however they are written.

A number is ten digits: day, month, year, and a serial number whose first digit says the century. The modulus-11 check
is never asked: numbers without it have been given out since 2007 (https://www.cpr.dk/cpr-systemet).
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from praksisnet.kit import clock

DIGITS = 10
LONGEST_GAP = 8

_PARTS = (
    r"(?P<digits>[0-9]+)|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)"
    r"|(?P<word>[A-Za-zÆØÅæøå]+)"
)
_TEXT = re.compile(_PARTS + r"|(?P<char>.)", re.S)
_MARKUP = re.compile(_PARTS + r"|(?P<tag><[^<>]{0,2000}>)|(?P<char>.)", re.S)
# Letters and symbols that are drawn as nothing at all.
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_LINE_BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")


@dataclass(frozen=True, slots=True)
class Span:
    """Where a number stands: ``text[start:end]``. The digits themselves are deliberately not kept."""

    start: int
    end: int


@dataclass(slots=True)
class _Group:
    """Digits that stand together; ``gap`` is what is seen between them and the group before, None for anything else."""

    digits: str
    start: int
    end: int
    gap: str | None


def find(text: str) -> list[Span]:
    """Every CPR number in ``text`` (plain or HTML), in order, as spans in the text as given."""
    if len(text) < DIGITS:
        return []
    found = {span for pattern in (_MARKUP, _TEXT) for span in _spans(_groups(pattern, text))}
    return sorted(found, key=lambda span: (span.start, span.end))


def is_date_valid(digits: str) -> bool:
    """Whether ten digits name a day on which somebody can have been born: a real date, not in the future."""
    day, month, year, serial = int(digits[:2]), int(digits[2:4]), int(digits[4:6]), int(digits[6])
    if serial <= 3 or (serial in {4, 9} and year >= 37):
        year += 1900
    elif serial in {5, 6, 7, 8} and year >= 58:
        year += 1800
    else:
        year += 2000
    try:
        return date(year, month, day) <= clock.today()
    except ValueError:
        return False


def _spans(groups: list[_Group]) -> Iterator[Span]:
    for first in range(len(groups)):
        length = 0
        for last in range(first, len(groups)):
            if last > first and groups[last].gap is None:
                break
            length += len(groups[last].digits)
            if length >= DIGITS:
                if length == DIGITS and _is_number(groups, first, last):
                    yield Span(groups[first].start, groups[last].end)
                break


def _groups(pattern: re.Pattern[str], text: str) -> list[_Group]:
    groups: list[_Group] = []
    gap: str | None = None
    touching = False
    for start, end, digits, seen in _pieces(pattern, text):
        if digits and touching:
            groups[-1].digits += digits
            groups[-1].end = end
        elif digits:
            groups.append(_Group(digits, start, end, gap))
        touching = bool(digits)
        if digits:
            gap = ""
        elif gap is not None:
            gap = None if seen is None or len(gap + seen) > LONGEST_GAP else gap + seen
    return groups


def _pieces(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int, str, str | None]]:
    """(start, end, digits, seen): a run of digits, or what the eye sees instead (None: it parts numbers)."""
    for match in pattern.finditer(text):
        kind, part, start, end = match.lastgroup, match.group(), match.start(), match.end()
        if kind == "digits":
            yield start, end, part, ""
        elif kind == "word":
            yield start, end, "", None
        elif kind == "tag":
            yield start, end, "", ""
        else:
            for char in html.unescape(part) if kind == "entity" else part:
                digit = unicodedata.digit(char, None)
                yield start, end, "" if digit is None else str(digit), _seen(char)


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


def _is_number(groups: list[_Group], first: int, last: int) -> bool:
    digits = "".join(group.digits for group in groups[first : last + 1])
    if not is_date_valid(digits):
        return False
    gaps: dict[int, str] = {}
    position = len(groups[first].digits)
    for group in groups[first + 1 : last + 1]:
        if group.gap:
            gaps[position] = group.gap
        position += len(group.digits)
    before = groups[first - 1] if first and groups[first].gap is not None else None
    after = groups[last + 1] if last + 1 < len(groups) and groups[last + 1].gap is not None else None
    neighbours = _Neighbours(
        len(before.digits) if before else 0,
        groups[first].gap or "",
        len(after.digits) if after else 0,
        (after.gap or "") if after else "",
    )
    return _is_writing(digits, gaps, neighbours)


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """The digit groups on both sides: how many digits they have (0: none) and what parts them from the candidate."""

    before: int
    gap_before: str
    after: int
    gap_after: str

    def continues(self, gap: str, width: int) -> bool:
        """Whether the same rhythm of digits and gaps goes on outside the candidate."""
        return (self.before == width and _core(self.gap_before) == gap) or (
            self.after == width and _core(self.gap_after) == gap
        )


def _core(gap: str) -> str:
    return gap.strip() or (" " if gap else "")


def _is_writing(digits: str, gaps: dict[int, str], neighbours: _Neighbours) -> bool:
    """Whether digits parted at these places are one number as people write it, rather than dates, times or phones."""
    cores = {place: _core(gap) for place, gap in gaps.items()}
    if len(cores) == DIGITS - 1:
        return len(set(cores.values()) - {" "}) <= 1 and not neighbours.continues(cores[1], 1)
    broken = [place for place, gap in gaps.items() if "\n" in gap]
    if len(broken) == 1 and broken[0] != 6:  # one line break may fall anywhere in a number
        soft = broken[0]
        if soft == 8 and neighbours.continues(cores.get(2, ""), 2):
            return False
        cores.pop(soft)
    if set(cores) <= {6}:
        return True
    if set(cores) <= {2, 4, 6, 8} and not (8 in cores and 6 not in cores):
        return _is_pairs(digits, cores, neighbours)
    return 6 in cores and len(cores) <= 2


def _is_pairs(digits: str, gaps: dict[int, str], neighbours: _Neighbours) -> bool:
    """ddmmyy written in pairs: ``01 02 70-1234``, ``01.02.70 12 34``; not a run of dates, times or phone numbers."""
    inner = {gaps[place] for place in (2, 4) if place in gaps}
    if len(inner) == 2 or _is_time(digits, gaps) or _is_calendar(digits, gaps):
        return False
    if 8 in gaps and (gaps[8] not in {*inner, " ", "-"} or any(neighbours.continues(gap, 2) for gap in gaps.values())):
        return False
    tight = neighbours.gap_before.strip() == neighbours.gap_before != ""
    return not (inner and tight and 0 < neighbours.before <= 2)


def _is_time(digits: str, gaps: dict[int, str]) -> bool:
    """``01.02.26 14.30`` and ``010226 14:30``: a date with its time."""
    clocklike = int(digits[6:8]) < 24 and int(digits[8:]) < 60
    if not clocklike or gaps.get(2) == ":":
        return False
    dotted = gaps.get(2) in {".", "/", "-"} and gaps.get(6) in {" ", ","} and gaps.get(8) == "."
    return gaps.get(8) == ":" or dotted


def _is_calendar(digits: str, gaps: dict[int, str]) -> bool:
    """``2011-12-11 10`` (a date from the year), ``2011/12 1012`` (a school year): years, not birthdays."""
    year, dated = digits[:4], gaps.get(4) in {"-", ".", "/"}
    if 2 in gaps or not dated or not year.startswith(("19", "20")):
        return False
    iso = 8 in gaps and gaps[4] == gaps.get(6) and int(digits[4:6]) <= 12 and int(digits[6:8]) <= 31
    school_year = gaps[4] in {"-", "/"} and int(digits[4:6]) == (int(year) + 1) % 100
    return iso or school_year

"""Danish civil registration (CPR) numbers in running text, however they are written.

A number is ten digits: day, month, year, and a serial number whose first digit says the century. The modulus-11 check
is never asked: numbers without it have been given out since 2007 (https://www.cpr.dk/cpr-systemet).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from praksisnet.guard.dates import is_date_valid
from praksisnet.guard.look_alikes import (
    is_calendar,
    is_labelled_otherwise,
    is_phone_line,
    is_reference,
    is_time,
    is_told_by_its_end,
)
from praksisnet.guard.reading import Group, core, readings
from praksisnet.guard.spelled import is_spelled

DIGITS = 10
_DATE_SIGNS = {"-", ".", "/"}
# Day and month parted otherwise than month and year, as in 1/2-70. The other way round they are two dates.
_DANISH_DATES = {("/", "-"), (".", "-"), ("/", " ")}


@dataclass(frozen=True, slots=True)
class Span:
    """Where a number stands: ``text[start:end]``. The digits themselves are deliberately not kept."""

    start: int
    end: int


def find(text: str) -> list[Span]:
    """Every CPR number in ``text`` (plain or HTML), in order, as spans in the text as given."""
    found = {span for groups in readings(text) for span in _spans(groups, text)}
    return sorted(found, key=lambda span: (span.start, span.end))


def _spans(groups: list[Group], text: str) -> Iterator[Span]:
    for first in range(len(groups)):
        length = 0
        for last in range(first, len(groups)):
            if groups[last].is_month or (last > first and groups[last].gap is None):
                break
            length += len(groups[last].digits)
            if length >= DIGITS:
                if length == DIGITS and _is_number(groups, first, last, text):
                    yield Span(groups[first].start, groups[last].end)
                break
        spelled = is_spelled(groups, first, text)
        if spelled is not None:
            yield Span(groups[first].start, groups[spelled].end)


def _is_number(groups: list[Group], first: int, last: int, text: str) -> bool:
    digits = "".join(group.digits for group in groups[first : last + 1])
    if not is_date_valid(digits) or is_labelled_otherwise(text, groups[first].start, digits, is_whole=first == last):
        return False
    gaps: dict[int, str] = {}
    position = len(groups[first].digits)
    for group in groups[first + 1 : last + 1]:
        if group.gap:
            gaps[position] = group.gap
        position += len(group.digits)
    if 8 not in gaps and is_told_by_its_end(text, groups[last].end, digits[6:], core(gaps.get(6, ""))):
        return False
    if gaps.get(8) == "\n" and 2 in gaps and is_phone_line(text, groups[first].start):
        return False
    return _is_writing(digits, gaps, _neighbours(groups, first, last))


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """The digit groups on both sides: how many digits they have (0: none) and what parts them from the candidate."""

    before: int
    gap_before: str
    after: int
    gap_after: str

    def continues(self, gap: str, width: int) -> bool:
        """Whether the same rhythm of digits and gaps goes on outside the candidate."""
        return (self.before == width and core(self.gap_before) == gap) or (
            self.after == width and core(self.gap_after) == gap
        )

    def is_year_after(self, gap: str) -> bool:
        """``29-11`` of ``010203, 29-11-2022``."""
        return self.after == 4 and core(self.gap_after) == gap

    def without_lines(self) -> "_Neighbours":
        """As they stand on the same line."""
        before = 0 if "\n" in self.gap_before else self.before
        return _Neighbours(before, self.gap_before, 0 if "\n" in self.gap_after else self.after, self.gap_after)


def _neighbours(groups: list[Group], first: int, last: int) -> _Neighbours:
    before = groups[first - 1] if first and groups[first].gap is not None else None
    after = groups[last + 1] if last + 1 < len(groups) and groups[last + 1].gap is not None else None
    return _Neighbours(
        len(before.digits) if before else 0,
        groups[first].gap or "",
        len(after.digits) if after else 0,
        (after.gap or "") if after else "",
    )


def _is_writing(digits: str, gaps: dict[int, str], neighbours: _Neighbours) -> bool:
    """Whether digits parted at these places are one number as people write it, rather than dates, times or phones."""
    cores = {place: core(gap) for place, gap in gaps.items()}
    broken = [place for place, gap in gaps.items() if "\n" in gap]
    if not broken:
        neighbours = neighbours.without_lines()
    if len(cores) == DIGITS - 1:
        return len(set(cores.values()) - {" "}) <= 1 and not neighbours.continues(cores[1], 1)
    if len(broken) == 1 and broken[0] != 6:  # one line break may fall anywhere in a number
        soft = broken[0]
        if soft == 8 and neighbours.continues(cores.get(2, ""), 2):
            return False
        cores.pop(soft)
    if set(cores) <= {6}:
        return True
    if is_reference(digits, cores) or (set(cores) == {2, 6} and neighbours.continues(cores[6], 4)):
        return False
    if set(cores) <= {2, 4, 6, 8} and not (8 in cores and 6 not in cores):
        return _is_pairs(digits, cores, neighbours)
    return 6 in cores and len(cores) <= 2


def _is_pairs(digits: str, cores: dict[int, str], neighbours: _Neighbours) -> bool:
    """ddmmyy written in pairs: ``01 02 70-1234``, ``01.02.70 12 34``; not a run of dates, times or phone numbers."""
    inner = [cores[place] for place in (2, 4) if place in cores]
    if len(set(inner)) == 2 and not _is_danish_date(inner, cores):
        return False
    if is_time(digits, cores) or is_calendar(digits, cores):
        return False
    rhythm = any(neighbours.continues(gap, 2) for gap in cores.values())
    rhythm = rhythm or (cores.get(8) in _DATE_SIGNS and neighbours.is_year_after(cores[8]))
    if 8 in cores and (cores[8] not in {*inner, " ", "-"} - {",", ";"} or rhythm):
        return False
    tight = neighbours.gap_before.strip() == neighbours.gap_before != ""
    return not (inner and tight and 0 < neighbours.before <= 2)


def _is_danish_date(inner: list[str], cores: dict[int, str]) -> bool:
    """``01/02-70-1234`` and ``01/02 70 1234``, but not ``01.02-05.03-2026``."""
    return tuple(inner) in _DANISH_DATES and cores.get(6) in {"-", " "} and cores.get(8, " ") in {" ", "-"}

"""A birthday as people write dates, with the serial number after it: ``1/2-70 1234``, ``1. februar 1970-1234``."""

import re

from praksisnet.guard.dates import century, is_birthday
from praksisnet.guard.look_alikes import is_clock, is_told_by_its_end
from praksisnet.guard.reading import Group, core
from praksisnet.guard.wording import words
from praksisnet.kit import clock

_BETWEEN = {".", "/", "-"}
_BEFORE_SERIAL = {"-", "/", " "}
# A postcode with its town, an amount, a count: what follows the date on its own.
_SOMETHING_ELSE = re.compile(r"[ \u00a0](?P<word>[A-ZÆØÅ]\w*|kr\b|kl\b)")
_NEAR = 3  # years


def is_spelled(groups: list[Group], first: int, text: str) -> int | None:
    """Where the serial number stands, if a date written otherwise than in six digits begins at ``first``."""
    if _is_compact(groups, first):
        return first + 1
    if first + 3 >= len(groups):
        return None
    day, month, year, serial = groups[first : first + 4]
    sizes = [len(group.digits) for group in (day, month, year, serial)]
    if sizes[0] > 2 or sizes[1] > 2 or sizes[2] not in {2, 4} or sizes[3] != 4 or day.is_month:
        return None
    if (sizes[:3] == [2, 2, 2] and not month.is_month) or year.is_month or serial.is_month:
        return None
    if not _is_date_written(groups, first) or not _is_serial(serial, text, year.digits):
        return None
    return first + 3 if _is_born(day.digits, month.digits, year.digits, serial.digits) else None


def _is_date_written(groups: list[Group], first: int) -> bool:
    _day, month, year, serial = groups[first : first + 4]
    gaps = [
        core(group.gap) if group.gap is not None and "\n" not in group.gap else "?" for group in (month, year, serial)
    ]
    if month.is_month:
        # The name parts its neighbours by itself: nothing of its gaps is seen but a dot.
        return gaps[0] in {".", " ", ""} and gaps[1] in {"", " ", "."} and gaps[2] in _BEFORE_SERIAL
    tight = groups[first].gap not in {None, ""} and core(groups[first].gap or "") == groups[first].gap != " "
    crowded = tight and first > 0 and len(groups[first - 1].digits) <= 2
    slashed = gaps[0] == "/" and gaps[1] == " "
    return gaps[0] in _BETWEEN and (gaps[1] in _BETWEEN or slashed) and gaps[2] in _BEFORE_SERIAL and not crowded


def _is_serial(serial: Group, text: str, year: str) -> bool:
    """What follows a space may be a time, a postcode or an amount instead."""
    if core(serial.gap or "") != " ":
        return True
    full = int(year) if len(year) == 4 else 2000 + int(year)
    is_near = abs(full - clock.today().year) <= _NEAR
    if is_told_by_its_end(text, serial.end, serial.digits, " "):
        return False
    return not (is_near and is_clock(serial.digits)) and not _is_something_else(text, serial.end)


def _is_something_else(text: str, end: int) -> bool:
    """A town begins with a capital letter, and so does whose number it is."""
    found = _SOMETHING_ELSE.match(text, end)
    return found is not None and found["word"] not in words("first_names")


def _is_compact(groups: list[Group], first: int) -> bool:
    """``01021970-1234``."""
    if first + 1 >= len(groups):
        return False
    date, serial = groups[first], groups[first + 1]
    if (len(date.digits), len(serial.digits), serial.gap) != (8, 4, "-"):
        return False
    return _is_born(date.digits[:2], date.digits[2:4], date.digits[4:], serial.digits)


def _is_born(day: str, month: str, year: str, serial: str) -> bool:
    """A real day; where the year has four digits, of the century that the serial number says."""
    told = int(year[-2:]) + century(int(year[-2:]), int(serial[0]))
    return (len(year) == 2 or int(year) == told) and is_birthday(int(day), int(month), told)

"""When everything in the demo happens, counted from the day it is filled. Only dates: nothing is asked of a database.

Rounds are counted backwards in half-years: 0 is the round of today, 1 the one before it, -1 the coming one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from praksisnet.kit.half_years import HalfYear
from praksisnet.notices.window import is_working_day

SPRING, AUTUMN = (3, 20), (9, 30)  # about when networks meet: after the winter holidays, and before the autumn's
SPREAD = (-8, -3, 2, 6, 11)  # days from there to each network's meeting
# Today's round: the one just held, the one today, whatever day that is, and three to come.
TODAYS = (-1, 0, 13, 24, 45)
NATIONAL_AFTER = timedelta(days=45)  # of the round before it
SCHOOL_HOLIDAYS = {7, 8, 42}  # weeks


@dataclass(frozen=True, slots=True)
class Period:
    """What a programme runs for: the half-years of its rounds."""

    starts_on: date
    ends_on: date
    midway: date
    end: date


def period_of(today: date, rounds: Sequence[int]) -> Period:
    """With the days of its two national meetings: between the middle rounds, and after the last."""
    first, last = half_year_of(today, rounds[0]), half_year_of(today, rounds[-1])
    middle = rounds[len(rounds) // 2 - 1]
    midway, end = (meeting_day(meeting_days(today, back)[-1] + NATIONAL_AFTER) for back in (middle, rounds[-1]))
    return Period(first.first_day, last.following.first_day - timedelta(days=1), midway, end)


def half_year_of(today: date, back: int) -> HalfYear:
    halves = today.year * 2 + HalfYear.of(today).half - 1 - back
    return HalfYear(halves // 2, halves % 2 + 1)


def meeting_days(today: date, back: int) -> list[date]:
    """One day for each of five networks, never two on one day."""
    days: list[date] = []
    for wanted in wanted_days(today, back):
        days.append(meeting_day(max(wanted, days[-1] + timedelta(days=1)) if days else wanted))
    return days if back else [_just_before(today), today, *days[2:]]


def meeting_day(wanted: date) -> date:
    """The first day from ``wanted`` on when networks meet."""
    day = wanted
    while not is_working_day(day) or not _is_in_season(day):
        day += timedelta(days=1)
    return day


def wanted_days(today: date, back: int) -> list[date]:
    """What ``meeting_days`` would be without holidays: what comes before a meeting is counted from there."""
    if back == 0:
        return [today + timedelta(days=days) for days in TODAYS]
    half_year = half_year_of(today, back)
    middle = date(half_year.year, *(SPRING if half_year.half == 1 else AUTUMN))
    return [middle + timedelta(days=days) for days in SPREAD]


def _just_before(today: date) -> date:
    day = today - timedelta(days=1)
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def _is_in_season(day: date) -> bool:
    """Nobody meets in July, around Christmas, and in the schools' holiday weeks."""
    around_christmas = (day.month, day.day) >= (12, 19) or (day.month, day.day) <= (1, 5)
    return day.month != 7 and not around_christmas and day.isocalendar().week not in SCHOOL_HOLIDAYS

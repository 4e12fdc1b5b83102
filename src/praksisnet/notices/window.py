"""When planned mail may leave: weekdays 7-17 in Denmark, never on a holiday or on a day when offices are closed."""

from datetime import date, datetime, timedelta
from functools import lru_cache

import holidays

from praksisnet.kit import clock

OPENS, CLOSES = 7, 17
DIGEST_WEEKDAY, DIGEST_HOUR = 3, 9  # Thursday at nine


@lru_cache(maxsize=16)
def _closed_days(year: int) -> frozenset[date]:
    # "Optional" are 1 May, Constitution Day, Christmas Eve and New Year's Eve, when municipal offices are closed.
    return frozenset(holidays.country_holidays("DK", years=year, categories=("public", "optional")))


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in _closed_days(day.year)


def is_open(moment: datetime) -> bool:
    local = moment.astimezone(clock.COPENHAGEN)
    return is_working_day(local.date()) and OPENS <= local.hour < CLOSES


def next_open(moment: datetime) -> datetime:
    """The first moment from ``moment`` on when planned mail may leave."""
    if is_open(moment):
        return moment
    local = moment.astimezone(clock.COPENHAGEN)
    day = local.date() + timedelta(days=1 if local.hour >= CLOSES else 0)
    while not is_working_day(day):
        day += timedelta(days=1)
    return clock.at(day, OPENS)


def digest_moment(day: date) -> datetime:
    """When the weekly letter of ``day``'s week leaves: Thursday at nine, else the last working day before it."""
    chosen = day - timedelta(days=day.weekday() - DIGEST_WEEKDAY)
    while not is_working_day(chosen) and chosen.weekday() > 0:
        chosen -= timedelta(days=1)
    return clock.at(chosen, DIGEST_HOUR)


def next_digest(moment: datetime) -> datetime:
    """The first weekly letter that leaves after ``moment``."""
    day = moment.astimezone(clock.COPENHAGEN).date()
    this_week = digest_moment(day)
    return this_week if moment < this_week else digest_moment(day + timedelta(days=7))

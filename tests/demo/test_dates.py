"""Where the demo's meetings lie, whatever day it is filled. Planning only, so that many days can be tried."""

from datetime import date, timedelta

import pytest

from praksisnet.demo import dates
from praksisnet.demo.actions.rounds import CLOSES_BEFORE, PUBLISHED_BEFORE
from praksisnet.notices.window import is_working_day

DAYS = [
    date(2026, 11, 22),  # a Sunday
    date(2027, 1, 1),
    date(2027, 7, 14),
    date(2028, 2, 29),
    date(2026, 12, 31),
    date(2026, 6, 30),
    date(2027, 3, 26),  # Good Friday
]
PAST = (9, 8, 7, 6, 5, 4, 3, 2, 1)


@pytest.mark.parametrize("today", DAYS)
def test_one_meeting_is_today_one_is_just_held_and_the_rest_are_coming(today):
    held, now, *coming = dates.meeting_days(today, 0)

    assert (today - timedelta(days=10) < held < today, now == today) == (True, True)
    assert [day > today + timedelta(days=7) for day in coming] == [True, True, True]


def test_on_every_day_two_coming_meetings_are_open_and_one_is_only_announced():
    whole_year = [date(2026, 11, 22) + timedelta(days=number) for number in range(366)]

    for today in whole_year:
        published = [day - timedelta(days=PUBLISHED_BEFORE) <= today for day in dates.wanted_days(today, 0)[2:]]
        still_open = [day - timedelta(days=CLOSES_BEFORE) > today for day in dates.meeting_days(today, 0)[2:]]
        assert (published, still_open) == ([True, True, False], [True, True, True]), today


@pytest.mark.parametrize("today", DAYS)
def test_networks_meet_on_working_days_outside_the_holidays(today):
    days = [day for back in (*PAST, -1) for day in dates.meeting_days(today, back)]

    assert [day for day in days if not is_working_day(day) or day.month == 7] == []


@pytest.mark.parametrize("today", DAYS)
def test_no_two_networks_meet_on_one_day(today):
    assert [len(set(dates.meeting_days(today, back))) for back in (*PAST, 0, -1)] == [5] * 11


@pytest.mark.parametrize("today", DAYS)
def test_rounds_follow_each_other_through_the_half_years(today):
    names = [dates.half_year_of(today, back) for back in (*PAST, 0, -1)]

    assert names == sorted(set(names))
    assert [name.following for name in names[:-1]] == names[1:]


@pytest.mark.parametrize("today", DAYS)
def test_a_round_is_over_long_before_the_next_begins(today):
    ends = [(min(days), max(days)) for days in (dates.meeting_days(today, back) for back in (*PAST, 0))]

    assert [first - last > timedelta(weeks=10) for (_, last), (first, _) in zip(ends, ends[1:], strict=False)] == [
        True
    ] * 9


@pytest.mark.parametrize("today", DAYS)
def test_the_second_period_follows_the_first_and_runs_today(today):
    first, second = dates.period_of(today, (9, 8, 7, 6, 5, 4)), dates.period_of(today, (3, 2, 1, 0, -1, -2))

    assert second.starts_on - first.ends_on == timedelta(days=1)
    assert first.starts_on < dates.meeting_days(today, 9)[0] < dates.meeting_days(today, 4)[-1] < first.ends_on
    assert second.starts_on < dates.meeting_days(today, 3)[0] < today < second.ends_on
    assert [period.ends_on.year - period.starts_on.year in {2, 3} for period in (first, second)] == [True, True]


@pytest.mark.parametrize("today", DAYS)
def test_national_meetings_lie_midway_and_at_the_end(today):
    first, second = dates.period_of(today, (9, 8, 7, 6, 5, 4)), dates.period_of(today, (3, 2, 1, 0, -1, -2))

    assert dates.meeting_days(today, 7)[-1] < first.midway < dates.meeting_days(today, 6)[0]
    assert dates.meeting_days(today, 4)[-1] < first.end <= first.ends_on
    assert second.midway < today < second.end <= second.ends_on

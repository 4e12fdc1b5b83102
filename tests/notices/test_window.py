from datetime import date

import pytest

from praksisnet.kit.clock import at
from praksisnet.notices.window import digest_moment, is_open, next_open


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at(date(2026, 9, 7), 7), True),
        (at(date(2026, 9, 7), 6, 59), False),
        (at(date(2026, 9, 7), 16, 59), True),
        (at(date(2026, 9, 7), 17), False),
        (at(date(2026, 9, 12), 10), False),  # Saturday
        (at(date(2026, 5, 14), 10), False),  # Ascension Day
        (at(date(2026, 6, 5), 10), False),  # Constitution Day
        (at(date(2026, 12, 24), 10), False),  # Christmas Eve
        (at(date(2026, 5, 1), 10), False),  # 1 May
    ],
)
def test_planned_mail_leaves_on_weekdays_between_seven_and_seventeen(moment, expected):
    assert is_open(moment) is expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at(date(2026, 9, 7), 10, 30), at(date(2026, 9, 7), 10, 30)),
        (at(date(2026, 9, 7), 3), at(date(2026, 9, 7), 7)),
        (at(date(2026, 9, 11), 17), at(date(2026, 9, 14), 7)),
        (at(date(2026, 4, 1), 18), at(date(2026, 4, 7), 7)),  # over Easter
        (at(date(2026, 12, 23), 18), at(date(2026, 12, 28), 7)),  # over Christmas
    ],
)
def test_next_open_is_the_first_moment_that_fits(moment, expected):
    assert next_open(moment) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 9, 7), at(date(2026, 9, 10), 9)),
        (date(2026, 4, 1), at(date(2026, 4, 1), 9)),  # Maundy Thursday: the day before
        (date(2026, 12, 27), at(date(2026, 12, 23), 9)),  # Christmas Eve is a Thursday
    ],
)
def test_the_weekly_letter_leaves_on_thursday_or_the_working_day_before(day, expected):
    assert digest_moment(day) == expected

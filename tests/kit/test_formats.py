from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.translation import override

from praksisnet.kit import clock, formats

MEETING = datetime(2026, 12, 3, 8, 30, tzinfo=UTC)
END = datetime(2026, 12, 3, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "name", "arguments", "text"),
    [
        ("da", "long_datetime", [MEETING], "torsdag 3. december 2026 kl. 9.30"),
        ("en", "long_datetime", [MEETING], "Thursday 3 December 2026 at 9:30"),
        ("da", "time_range", [MEETING, END], "kl. 9.30–15.30"),
        ("en", "time_range", [MEETING, END], "9:30–15:30"),
        ("da", "week", [MEETING], "uge 49"),
        ("en", "week", [MEETING], "week 49"),
        ("da", "short_date", [MEETING], "3.12.2026"),
        ("en", "short_date", [MEETING], "3 Dec 2026"),
        ("da", "short_datetime", [MEETING], "3.12.2026 kl. 9.30"),
        ("en", "short_datetime", [MEETING], "3 Dec 2026 at 9:30"),
        ("da", "long_date", [date(2026, 3, 1)], "søndag 1. marts 2026"),
        ("en", "long_date", [date(2026, 3, 1)], "Sunday 1 March 2026"),
        ("da", "day_month", [MEETING], "3. december"),
        ("en", "day_month", [MEETING], "3 December"),
        ("da", "leaf_day", [MEETING], "3."),
        ("en", "leaf_day", [MEETING], "3"),
        ("da", "iso_date", [MEETING], "2026-12-03"),
        ("da", "number", [1234.5], "1.234,5"),
        ("en", "number", [1234.5], "1,234.5"),
        ("da", "number", [1234567], "1.234.567"),
        ("da", "number", [4.25, 1], "4,3"),
        ("da", "number", [Decimal("-0.04")], "0,0"),
        ("da", "percent", [0.82], "82 %"),
        ("en", "percent", [0.82], "82%"),
        ("da", "percent", [Decimal("0.125"), 1], "12,5 %"),
        ("da", "file_size", [1_234_567], "1,2 MB"),
        ("en", "file_size", [792_000], "792 kB"),
        ("da", "file_size", [12], "1 kB"),
    ],
)
def test_formats_follow_the_language(language, name, arguments, text):
    with override(language):
        assert formats.FORMATS[name](*arguments) == text


def test_week_is_the_iso_week_at_the_turn_of_the_year():
    assert formats.week(date(2027, 1, 1)) == "uge 53"


def test_moments_are_shown_on_a_danish_wall():
    late = datetime(2026, 7, 1, 22, 15, tzinfo=UTC)

    assert formats.long_datetime(late) == "torsdag 2. juli 2026 kl. 0.15"


def test_a_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        formats.long_datetime(datetime(2026, 12, 3, 9, 30))


@pytest.mark.parametrize(
    ("day", "danish", "english"),
    [
        (date(2026, 11, 21), "i dag", "today"),
        (date(2026, 11, 22), "i morgen", "tomorrow"),
        (date(2026, 11, 20), "i går", "yesterday"),
        (date(2026, 11, 19), "19. nov.", "19 Nov"),
        (date(2025, 5, 4), "4. maj 2025", "4 May 2025"),
    ],
)
def test_relative_day_says_near_days_in_words(day, danish, english):
    with clock.moved_to(date(2026, 11, 21)):
        said = formats.relative_day(day)
        with override("en"):
            also_said = formats.relative_day(day)

    assert (said, also_said) == (danish, english)

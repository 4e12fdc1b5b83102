from datetime import UTC, date, datetime

from django.utils.translation import override

from praksisnet.kit.half_years import HalfYear, half_years


def test_june_is_spring_and_july_is_autumn():
    assert [HalfYear.of(date(2026, month, 1)).half for month in (1, 6, 7, 12)] == [1, 1, 2, 2]


def test_a_moment_counts_by_the_clock_in_denmark():
    assert HalfYear.of(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == HalfYear(2027, 1)


def test_a_period_has_its_half_years_in_order():
    found = half_years(date(2025, 1, 15), date(2026, 8, 1))

    assert list(found) == [HalfYear(2025, 1), HalfYear(2025, 2), HalfYear(2026, 1), HalfYear(2026, 2)]


def test_a_half_year_is_called_by_season():
    with override("da"):
        assert HalfYear(2026, 2).label == "Efterår 2026"
    with override("en"):
        assert HalfYear(2026, 1).label == "Spring 2026"

from datetime import UTC, date, datetime, timedelta

import pytest

from praksisnet.kit import clock


def test_moved_to_a_moment_shows_it_and_runs_on():
    moment = datetime(2030, 1, 2, 3, 4, tzinfo=UTC)

    with clock.moved_to(moment):
        shown = clock.now()

    assert timedelta() <= shown - moment < timedelta(seconds=5)


def test_moved_to_a_date_means_noon_in_denmark():
    with clock.moved_to(date(2026, 7, 1)):
        local = clock.local_now()

    assert (local.date(), local.hour, local.utcoffset()) == (date(2026, 7, 1), 12, timedelta(hours=2))


def test_moved_to_gives_the_time_back():
    with clock.moved_to(date(2099, 1, 1)):
        pass

    assert clock.now().year < 2099


def test_moved_to_refuses_a_moment_without_zone():
    with pytest.raises(ValueError, match="aware"), clock.moved_to(datetime(2026, 1, 1)):
        pass


def test_today_is_the_danish_day():
    with clock.moved_to(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 7, 2)


def test_at_knows_summer_and_winter_time():
    hours = [clock.at(date(2026, month, 1), 9).astimezone(UTC).hour for month in (1, 7)]

    assert hours == [8, 7]

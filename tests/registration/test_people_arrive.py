"""What the demo shows of its meeting of today."""

import pytest

from praksisnet.demo.actions.arriving import people_arrive
from praksisnet.kit import clock
from praksisnet.registration.actions import mark_attendance
from praksisnet.registration.queries.arrivals import arrived_at, door_of
from tests.registration.conftest import MEETING_DAY


@pytest.fixture
def five(meeting, comes):
    return [comes(meeting, name) for name in ("Greve", "Faxe", "Køge", "Lejre", "Solrød")]


def test_half_of_those_who_come_are_here_in_the_morning(meeting, five):
    with clock.moved_to(clock.at(MEETING_DAY, 10)):
        people_arrive()

        door = door_of(meeting)

    times = sorted(at.astimezone(clock.COPENHAGEN).strftime("%H.%M.%S") for one in door.rows if (at := arrived_at(one)))
    assert (door.all.here in {2, 3}, times[:2]) == (True, ["08.40.00", "08.40.30"])


def test_filled_at_night_they_come_now(meeting, five):
    with clock.moved_to(clock.at(MEETING_DAY, 3)):
        people_arrive()

    assert door_of(meeting).all.here in {2, 3}


def test_once_attendance_is_marked_all_were_here(meeting, five, facilitator):
    with clock.moved_to(clock.at(MEETING_DAY, 16)):
        mark_attendance(meeting, [one.pk for one in five], by=facilitator)
        people_arrive()

    assert door_of(meeting).all.here >= 4


def test_on_another_day_nobody_comes(meeting, five):
    people_arrive()

    assert door_of(meeting).all.here == 0

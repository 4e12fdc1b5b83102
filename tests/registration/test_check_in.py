from datetime import timedelta
from uuid import UUID

import pytest

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.registration.actions import (
    cancel_registration,
    check_in,
    mark_attendance,
    register,
    undo_arrival,
)
from praksisnet.registration.models import Arrival, Registration
from praksisnet.registration.queries import figures_of
from praksisnet.registration.queries.arrivals import door_of
from praksisnet.registration.words import State
from tests.acting import cancel_meeting
from tests.registration.conftest import MEETING_DAY, letters

ONE, TWO = UUID("11111111-1111-4111-8111-111111111111"), UUID("22222222-2222-4222-8222-222222222222")
MORNING = clock.at(MEETING_DAY, 8, 52)


@pytest.fixture
def three(meeting, comes):
    return [comes(meeting, name) for name in ("Greve", "Faxe", "Faxe")]


@pytest.fixture
def at_the_door(three):
    """The morning of the meeting, before it begins."""
    with clock.moved_to(MORNING):
        yield three


def state_of(registration):
    return Registration.objects.get(pk=registration.pk).state


def entries(verb):
    return Entry.objects.filter(verb=verb).count()


def test_who_comes_has_attended(at_the_door, facilitator, line):
    made = check_in(at_the_door[0], by=facilitator)

    assert (made.is_new, state_of(at_the_door[0]), made.arrival.arrived_by) == (True, State.ATTENDED, line)
    assert abs(made.arrival.arrived_at - MORNING) < timedelta(minutes=1)


def test_a_second_time_changes_nothing_and_says_when(at_the_door, facilitator):
    first = check_in(at_the_door[0], by=facilitator)

    second = check_in(at_the_door[0], by=facilitator)

    assert (second.is_new, second.arrival, Arrival.objects.count()) == (False, first.arrival, 1)
    assert entries("arrived") == 1


def test_a_press_sent_twice_counts_once(at_the_door, facilitator):
    check_in(at_the_door[0], device_key=ONE, by=facilitator)

    again = check_in(at_the_door[0], device_key=ONE, by=facilitator)

    assert (again.is_new, Arrival.objects.count()) == (False, 1)


def test_a_press_that_comes_late_keeps_its_time(at_the_door, facilitator):
    with clock.moved_to(clock.at(MEETING_DAY, 13)):
        made = check_in(at_the_door[0], at=MORNING, device_key=ONE, by=facilitator)

    assert made.arrival.arrived_at == MORNING


def test_a_press_may_reach_us_the_day_after(at_the_door, facilitator):
    with clock.moved_to(clock.at(MEETING_DAY + timedelta(days=1), 9)):
        made = check_in(at_the_door[0], at=MORNING, by=facilitator)

    assert made.arrival.arrived_at == MORNING


@pytest.mark.parametrize("off", [timedelta(days=-1), timedelta(hours=2), timedelta(days=2)])
def test_a_clock_that_cannot_be_right_is_not_believed(at_the_door, facilitator, off):
    made = check_in(at_the_door[0], at=MORNING + off, by=facilitator)

    assert abs(made.arrival.arrived_at - MORNING) < timedelta(minutes=1)


def test_the_day_is_that_of_the_wall_clock(three, facilitator):
    midnight = clock.at(MEETING_DAY)
    with clock.moved_to(midnight - timedelta(minutes=1)), pytest.raises(Refused, match="on the day of the meeting"):
        check_in(three[0], by=facilitator)

    with clock.moved_to(midnight + timedelta(seconds=30)):
        assert check_in(three[0], by=facilitator).is_new


def test_a_cancelled_meeting_has_no_door(at_the_door, meeting, facilitator):
    cancel_meeting(meeting, reason="Storm", by=facilitator)

    with pytest.raises(Refused, match="cancelled"):
        check_in(at_the_door[0], by=facilitator)


def test_who_has_no_place_is_not_checked_in(make_meeting, comes, facilitator):
    meeting = make_meeting(places=1)
    comes(meeting, "Greve")
    waiting = comes(meeting, "Faxe")

    with clock.moved_to(MORNING), pytest.raises(Refused, match="has no place"):
        check_in(waiting, by=facilitator)


def test_undone_is_registered_as_before(at_the_door, facilitator):
    check_in(at_the_door[0], by=facilitator)

    assert undo_arrival(at_the_door[0], by=facilitator)

    assert (state_of(at_the_door[0]), Arrival.objects.count()) == (State.REGISTERED, 0)


def test_undone_twice_is_undone_once(at_the_door, facilitator):
    check_in(at_the_door[0], device_key=ONE, by=facilitator)

    done = [undo_arrival(at_the_door[0], device_key=TWO, by=facilitator) for _ in range(2)]

    assert (done, entries("arrival_undone")) == ([True, False], 1)


def test_a_press_that_was_undone_has_no_effect_when_it_is_sent_again(at_the_door, facilitator):
    check_in(at_the_door[0], device_key=ONE, by=facilitator)
    undo_arrival(at_the_door[0], device_key=TWO, by=facilitator)

    again = check_in(at_the_door[0], device_key=ONE, by=facilitator)

    assert (again.arrival, again.is_new, state_of(at_the_door[0])) == (None, False, State.REGISTERED)


def test_undoing_sent_again_does_not_take_back_what_came_after(at_the_door, facilitator):
    check_in(at_the_door[0], device_key=ONE, by=facilitator)
    undo_arrival(at_the_door[0], device_key=TWO, by=facilitator)
    check_in(at_the_door[0], by=facilitator)

    undo_arrival(at_the_door[0], device_key=TWO, by=facilitator)

    assert state_of(at_the_door[0]) == State.ATTENDED


def test_who_is_here_cannot_register_once_more(at_the_door, meeting, facilitator):
    check_in(at_the_door[0], by=facilitator)

    again = register(meeting, at_the_door[0].person, by=facilitator)

    assert (again, Registration.objects.count()) == (at_the_door[0], 3)


def test_a_late_cancellation_of_who_is_here_is_refused(at_the_door, facilitator):
    check_in(at_the_door[0], by=facilitator)

    with pytest.raises(Refused):
        cancel_registration(at_the_door[0], by=facilitator)


def test_nobody_gets_a_letter(at_the_door, facilitator):
    check_in(at_the_door[0], by=facilitator)

    assert [one.purpose for one in letters("receipt", at_the_door[0].person)] == ["registration.receipt"]


def test_attendance_is_known_when_it_is_known_of_all(at_the_door, meeting, facilitator):
    known = []
    for one in at_the_door:
        check_in(one, by=facilitator)
        known.append(figures_of([meeting.pk])[meeting.pk].is_marked)

    assert known == [False, False, True]


def test_who_is_marked_as_absent_did_not_come_through_the_door(at_the_door, meeting, facilitator):
    for one in at_the_door:
        check_in(one, by=facilitator)
    with clock.moved_to(clock.at(MEETING_DAY, 14)):
        mark_attendance(meeting, [at_the_door[0].pk], by=facilitator)

    assert door_of(meeting).all.here == Arrival.objects.count() == 1


def test_the_list_at_the_door_is_one_statement(at_the_door, meeting, facilitator, statements):
    check_in(at_the_door[1], by=Actor.system("test"))

    with statements.exactly(1):
        door = door_of(meeting)

    assert (door.said, [tally.said for tally in door.places.values()]) == ("1 of 3 has come.", ["1 of 2", "0 of 1"])


def test_the_list_says_the_same_to_a_script(at_the_door, meeting, facilitator):
    check_in(at_the_door[0], by=facilitator)

    found = door_of(meeting).as_data()

    assert (found["here"], found["count"], found["total"]) == ({str(at_the_door[0].pk): "8:52"}, 1, 3)

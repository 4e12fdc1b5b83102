"""Offers over both changes of the clock, and over midnight, with the clock moved."""

from datetime import UTC, date, timedelta

import pytest

from praksisnet.kit import clock
from praksisnet.registration import rules
from praksisnet.registration.actions import accept_offer, cancel_registration, keep_queues
from praksisnet.registration.words import State
from tests.registration.conftest import letters
from tests.registration.queues import SYSTEM, comes, meeting_of, states

pytestmark = pytest.mark.django_db


def asked_at(moment, meeting):
    """The next of the queue, asked at that moment."""
    first, second = comes(meeting), comes(meeting)
    with clock.moved_to(moment):
        cancel_registration(first, by=SYSTEM)
    second.refresh_from_db()
    return second


@pytest.mark.parametrize(
    ("day", "asked_on", "ends", "subject"),
    [
        # The clock goes back at 3.00 on 25 October 2026, and forward at 2.00 on 28 March 2027.
        (date(2026, 10, 29), date(2026, 10, 24), clock.at(date(2026, 10, 25), 8), "søndag 25. oktober kl. 8.00"),
        (date(2027, 4, 1), date(2027, 3, 27), clock.at(date(2027, 3, 28), 10), "søndag 28. marts kl. 10.00"),
    ],
)
def test_twenty_four_hours_are_as_long_when_the_clock_changes_and_the_letter_says_the_time_on_the_wall(
    day, asked_on, ends, subject
):
    meeting = meeting_of(places=1, day=day)

    asked = asked_at(clock.at(asked_on, 9), meeting)
    with clock.moved_to(ends - timedelta(seconds=30)):
        early = keep_queues(by=SYSTEM)
    with clock.moved_to(ends):
        on_time = keep_queues(by=SYSTEM)

    assert (asked.offer_ends_at, early, on_time) == (ends, 0, 1)
    assert subject in letters("asked")[0].subject


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2026, 10, 25), 8), (date(2027, 3, 28), 8)],
)
def test_the_quiet_hours_are_hours_and_not_marks_on_the_wall(day, hours):
    """Eight hours before 9.30: at 2.30 by the later clock in October, at 0.30 by the earlier one in March."""
    meeting = meeting_of(places=1, day=day, quiet_hours=hours)
    quiet = rules.quiet_from(meeting)

    first, second = comes(meeting), comes(meeting)
    with clock.moved_to(quiet):
        cancel_registration(first, by=SYSTEM)

    elapsed = meeting.starts_at.astimezone(UTC) - quiet.astimezone(UTC)
    assert (elapsed, states(second), letters("asked")) == (timedelta(hours=hours), [State.WAITING], [])


def test_an_offer_over_midnight_ends_on_the_next_day_and_can_be_taken_until_then():
    meeting = meeting_of(places=1, answer_hours=2)

    asked = asked_at(clock.at(date(2026, 9, 21), 23), meeting)
    with clock.moved_to(clock.at(date(2026, 9, 22), 0, 59)):
        accept_offer(asked, by=SYSTEM)

    assert (asked.offer_ends_at, states(asked)) == (clock.at(date(2026, 9, 22), 1), [State.REGISTERED])


@pytest.mark.parametrize(
    ("day", "deadline"),
    [
        (date(2026, 9, 24), clock.at(date(2026, 9, 20))),  # midnight
        (date(2026, 10, 29), clock.at(date(2026, 10, 25), 3)),  # the clock has just gone back
        (date(2027, 4, 1), clock.at(date(2027, 3, 28), 3)),  # and forward
    ],
)
def test_the_deadline_divides_moving_up_from_being_asked(day, deadline):
    meeting = meeting_of(places=2, day=day, firm_from_at=deadline)
    first, second, third, fourth = (comes(meeting) for _ in range(4))

    with clock.moved_to(deadline.astimezone(UTC) - timedelta(seconds=1)):
        cancel_registration(first, by=SYSTEM)
    with clock.moved_to(deadline):
        cancel_registration(second, by=SYSTEM)

    assert states(third, fourth) == [State.REGISTERED, State.OFFERED]

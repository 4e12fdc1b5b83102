"""What somebody eats is deleted on its day, on a Danish wall clock: not the day before, and not later."""

from datetime import date, datetime, timedelta

import pytest

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import set_date
from praksisnet.registration import tasks
from praksisnet.registration.actions import ask, register
from praksisnet.registration.models import Answer, Registration, VenueReport
from praksisnet.registration.words import State
from tests.acting import cancel_meeting
from tests.registration.asking import FOOD, asked_at, says


@pytest.fixture
def answered(meeting, mette, facilitator):
    made = register(meeting, mette, by=Actor.person(mette))
    says(made, asked_at(meeting, by=facilitator)["dietary"], "vegan", by=Actor.person(mette))
    return made


def left(at):
    """How many answers are left after the nightly round at that moment."""
    with clock.moved_to(at):
        tasks.delete_due_answers.func()
    return Answer.objects.count()


def test_deleted_on_8_october_and_not_on_the_7th(answered):
    moments = [
        clock.at(date(2026, 10, 7), 0, 5),
        clock.at(date(2026, 10, 7), 23, 59),
        clock.at(date(2026, 10, 8), 0, 5),
    ]

    assert [left(moment) for moment in moments] == [1, 1, 0]
    assert Entry.objects.filter(verb="answers_deleted").count() == 1


@pytest.mark.parametrize(
    ("held_on", "keep_days", "gone_on", "offset"),
    [
        (date(2026, 10, 20), 5, date(2026, 10, 25), 2),  # the day on which summer time ends
        (date(2026, 10, 20), 6, date(2026, 10, 26), 1),  # over it
        (date(2027, 3, 20), 8, date(2027, 3, 28), 1),  # the day on which it begins
        (date(2027, 3, 20), 9, date(2027, 3, 29), 2),
    ],
)
def test_the_day_begins_at_the_local_midnight(make_meeting, comes, facilitator, held_on, keep_days, gone_on, offset):
    meeting = make_meeting()
    set_date(meeting, starts_at=clock.at(held_on, 9), ends_at=clock.at(held_on, 15), town="Næstved", by=facilitator)
    ask(meeting, [FOOD.__class__(FOOD.kind, FOOD.purpose, keep_days)], by=facilitator)
    made = comes(meeting)
    says(made, meeting.registration_questions.get(), "vegan", by=Actor.person(made.person))

    begins = Answer.objects.get().delete_at

    assert begins == datetime.fromisoformat(f"{gone_on}T00:00:00+0{offset}:00")
    assert [left(begins - timedelta(minutes=1)), left(begins)] == [1, 0]


def test_a_moved_meeting_moves_the_day(answered, meeting, facilitator):
    day = date(2026, 10, 1)
    set_date(meeting, starts_at=clock.at(day, 9), ends_at=clock.at(day, 15), town="Næstved", by=facilitator)

    assert [left(clock.at(date(2026, 10, 8), 1)), left(clock.at(date(2026, 10, 15), 1))] == [1, 0]


def test_a_cancelled_meeting_deletes_the_next_day(answered, meeting, facilitator):
    cancel_meeting(meeting, reason="Sne", by=facilitator)

    assert [left(clock.at(date(2026, 6, 22), 23)), left(clock.at(date(2026, 6, 23), 0, 5))] == [1, 0]


def test_who_does_not_come_any_more_leaves_nothing(answered):
    Registration.objects.filter(pk=answered.pk).update(state=State.DECLINED)

    assert left(clock.at(date(2026, 6, 23), 0, 5)) == 0


def test_what_the_venue_was_told_keeps_the_number_of_people_only(answered, meeting):
    counts = {"people": 1, "needs": {"dietary.vegan": 1}, "note": "Ingen nødder"}
    report = VenueReport.objects.create(meeting=meeting, counts=counts)

    left(clock.at(date(2026, 10, 8), 0, 5))
    report.refresh_from_db()

    assert report.counts == {"people": 1}


def test_the_round_runs_at_the_beginning_of_the_day():
    from praksisnet.jobs import schedule

    rule = schedule.rules()["registration.delete_due_answers"]

    assert rule.next_after(clock.at(date(2026, 10, 7), 23, 0)) == clock.at(date(2026, 10, 8), 0, 5)

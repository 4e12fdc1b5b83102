from datetime import date

import pytest

from praksisnet.approvals.queries import latest_approval
from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import announce, send_meeting_for_approval, set_date
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import date_warnings, day_warnings, schedule_of
from praksisnet.todos.models import Todo
from tests.acting import cancel_meeting
from tests.guard.numbers import some_number
from tests.meetings.conftest import DAY, at, dated, letters, single


def hours(meeting: Meeting) -> list[str]:
    return [slot.hours for slot in schedule_of(meeting)]


def test_the_parts_follow_on_the_clock_and_the_arrival_comes_before(meeting, cast):
    dated(meeting, cast)

    assert hours(meeting) == ["9.00–9.30", "9.30–10.15", "10.15–11.15", "11.15–12.45", "12.45–13.15"]


def test_parallel_workshops_start_together(meeting, cast):
    dated(meeting, cast)

    block = meeting.sessions.filter(block=1).values_list("starts_at", "ends_at")
    assert list(block) == [(at(11, 15), at(12, 45)), (at(11, 15), at(12, 30))]


def test_without_an_end_the_meeting_ends_with_its_programme(meeting, cast):
    found = dated(meeting, cast, ends_at=None)

    assert found.ends_at == at(13, 15)


def test_without_a_deadline_it_is_a_week_before_at_noon(meeting, cast):
    assert dated(meeting, cast).closes_at == clock.at(date(2026, 9, 17), 12)


def test_the_deadline_moves_along(meeting, cast):
    dated(meeting, cast, closes_at=clock.at(date(2026, 9, 21), 10))

    moved = dated(meeting, cast, starts_at=at(9, 30, date(2026, 10, 1)), ends_at=at(15, 0, date(2026, 10, 1)))

    assert moved.closes_at == clock.at(date(2026, 9, 28), 10)


def test_finding_a_date_ticks_its_task(meeting, cast):
    dated(meeting, cast)

    done = Todo.objects.get(subject_id=meeting.pk, subject_kind="meetings.meeting").done_at
    assert done is not None


def test_the_same_date_again_changes_nothing(meeting, cast):
    dated(meeting, cast)
    dated(meeting, cast)

    assert [entry.verb for entry in entries_about(meeting)].count("meeting_dated") == 1


def test_moving_a_draft_tells_nobody(meeting, cast):
    dated(meeting, cast)

    moved = dated(meeting, cast, starts_at=at(10, 0))

    assert (moved.calendar_sequence, letters("meetings.moved")) == (0, [])


def test_moving_what_is_announced_tells_everybody_and_raises_the_sequence(meeting, cast):
    announce(dated(meeting, cast), by=cast.by)

    moved = dated(meeting, cast, starts_at=at(10, 0))

    assert moved.calendar_sequence == 1
    assert letters("meetings.moved") == ["Praksisnet: Flyttet til 24. september: Aflastning, der holder"] * 2


def test_another_deadline_is_no_move(meeting, cast):
    announce(dated(meeting, cast), by=cast.by)

    found = dated(meeting, cast, closes_at=clock.at(date(2026, 9, 20), 12))

    assert (found.calendar_sequence, letters("meetings.moved")) == (0, [])


def test_a_move_opens_the_approval_again(meeting, cast):
    dated(meeting, cast)
    send_meeting_for_approval(meeting, approver=cast.nadia, by=cast.by)

    dated(meeting, cast, starts_at=at(10, 0))

    assert latest_approval(meeting).version == 2


@pytest.mark.parametrize(
    "values",
    [
        {"ends_at": at(9, 0)},
        {"closes_at": at(10, 0)},
        {"closes_at": clock.at(date(2026, 9, 1), 12), "opens_at": clock.at(date(2026, 9, 2), 12)},
        {"place": f"Hos {some_number()}"},
    ],
)
def test_an_impossible_day_is_refused(values, meeting, cast):
    with pytest.raises(Refused):
        dated(meeting, cast, **values)

    meeting.refresh_from_db()
    assert meeting.starts_at is None


def test_a_cancelled_meeting_is_not_moved(meeting, cast):
    cancel_meeting(meeting, reason="Storm", by=cast.by)

    with pytest.raises(Refused):
        set_date(meeting, starts_at=at(9), by=cast.by)


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2026, 9, 24), []),
        (date(2026, 9, 26), ["weekend"]),
        (date(2026, 5, 14), ["holiday"]),
        (date(2027, 2, 16), ["school"]),
        (date(2027, 2, 23), ["school"]),
        (date(2026, 10, 14), ["school"]),
        (date(2026, 7, 8), ["july"]),
    ],
)
def test_a_day_that_suits_few_is_warned_of(day, codes):
    assert [one.code for one in day_warnings(day)] == codes


def test_two_meetings_of_the_programme_on_one_day_are_warned_of(round_, meeting, cast, statements):
    dated(meeting, cast)
    other = round_.meetings.get(network=cast.networks[1])

    with statements.exactly(1):
        found = date_warnings(other, at(13, 0, DAY))

    assert [(one.code, one.text) for one in found] == [("clash", "Samme dag: Netværk Sjælland.")]
    assert date_warnings(single(cast), at(9, 0, date(2026, 9, 25))) == []

"""A planned letter that waits for Monday when its meeting is moved, cancelled or rewritten: nobody reads the old."""

from datetime import date, timedelta

import pytest

from praksisnet.kit import clock
from praksisnet.meetings.actions import (
    add_session,
    announce,
    change_meeting,
    change_session,
    publish,
    set_date,
    undo_plan_change,
    write_letter_text,
)
from praksisnet.meetings.models import PlanChange
from praksisnet.meetings.queries import reach_of
from praksisnet.meetings.words import INVITATION, SAVE_THE_DATE, CorePart
from praksisnet.notices.actions import choose, mark_history_sent
from praksisnet.notices.models import Letter, Notice
from tests.acting import cancel_meeting
from tests.meetings.conftest import at, dated, letters

FRIDAY_EVENING = clock.at(date(2026, 6, 19), 18)
OCTOBER = date(2026, 10, 8)


@pytest.fixture
def evening(june):
    with clock.moved_to(FRIDAY_EVENING):
        yield


@pytest.fixture
def announced(meeting, cast, evening):
    return announce(dated(meeting, cast), by=cast.by)


def moved(meeting, cast):
    set_date(meeting, starts_at=at(9, 30, OCTOBER), ends_at=at(15, 0, OCTOBER), town="Næstved", by=cast.by)
    return PlanChange.objects.latest("pk")


def waiting():
    return list(Letter.objects.filter(sent_at=None, dropped_at=None).order_by("to_person__sort_name", "pk"))


def test_save_the_date_that_waits_says_the_new_date_and_no_other_letter_does(announced, cast):
    reach = [one.number for one in reach_of([announced])]

    moved(announced, cast)

    said = [(one.purpose, one.subject, one.to_person) for one in waiting()]
    title = "Praksisnet: Reserver datoen 8. oktober: Aflastning, der holder"
    assert said == [(SAVE_THE_DATE, title, person) for person in (cast.birthe, cast.mette)]
    assert (reach, b"20261008T093000" in bytes(waiting()[0].calendar)) == ([0], True)


def test_it_still_leaves_on_monday_and_once(announced, cast):
    before = [(one.pk, one.due_at, one.budget_place) for one in waiting()]

    moved(announced, cast)

    assert [(one.pk, one.due_at, one.budget_place) for one in waiting()] == before


def test_an_invitation_that_waits_is_mended_beside_the_letter_about_the_move(meeting, cast, evening):
    announce(dated(meeting, cast), by=cast.by)
    mark_history_sent(by=cast.by)
    publish(meeting, by=cast.by)

    moved(meeting, cast)

    days = {(one.purpose, "8. oktober" in one.text) for one in waiting()}
    assert days == {("meetings.invitation", True), ("meetings.moved", True)}


def test_a_cancelled_meeting_sends_nothing_more_to_those_who_never_heard_of_it(announced, cast):
    cancel_meeting(announced, reason="Sne", by=cast.by)

    assert (waiting(), letters("meetings.cancelled")) == ([], [])


def test_undoing_puts_the_letters_back_as_they_were(announced, cast):
    before = [(one.pk, one.subject) for one in waiting()]

    cancel_meeting(announced, reason="Sne", by=cast.by)
    undo_plan_change(PlanChange.objects.latest("pk"), by=cast.by)

    assert [(one.pk, one.subject, one.drop_reason, bool(one.text)) for one in waiting()] == [
        (pk, subject, "", True) for pk, subject in before
    ]


def test_undoing_a_move_puts_the_old_date_back(announced, cast):
    undo_plan_change(moved(announced, cast), by=cast.by)

    assert {"24. september" in one.subject for one in waiting()} == {True}


def test_a_letter_that_a_worker_has_is_left_alone(announced, cast):
    Letter.objects.filter(to_person=cast.mette).update(
        leased_by="worker", leased_until=clock.now() + timedelta(minutes=10)
    )

    moved(announced, cast)

    said = [(one.to_person, one.purpose, "8. oktober" in one.subject) for one in waiting()]
    assert said == [
        (cast.birthe, SAVE_THE_DATE, True),
        (cast.mette, SAVE_THE_DATE, False),
        (cast.mette, "meetings.moved", True),
    ]


@pytest.fixture
def weekly(meeting, cast, june):
    """Mette wants to hear of dates in the weekly letter."""
    choose(cast.mette, {SAVE_THE_DATE: "digest"}, by=cast.by)
    announce(dated(meeting, cast), by=cast.by)
    return Notice.objects.get()


def test_a_line_of_the_weekly_letter_says_the_new_date(weekly, meeting, cast):
    moved(meeting, cast)

    assert "8. oktober" in Notice.objects.get().line


def test_a_line_about_a_cancelled_meeting_is_not_in_the_weekly_letter(weekly, meeting, cast):
    cancel_meeting(meeting, reason="Sne", by=cast.by)
    gone = Notice.objects.get().drop_after_at <= clock.now()

    undo_plan_change(PlanChange.objects.latest("pk"), by=cast.by)

    assert (gone, Notice.objects.get().drop_after_at) == (True, weekly.drop_after_at)


@pytest.fixture
def invited(meeting, cast, evening):
    """Published on Friday evening: the invitations leave on Monday."""
    return publish(dated(meeting, cast), by=cast.by)


def test_another_title_stands_in_the_invitation_that_waits(invited, cast):
    change_meeting(invited, title="Aflastning i weekenden", by=cast.by)

    assert {one.subject for one in waiting()} == {"Invitation: Aflastning i weekenden, 24. september"}


CHANGES = {
    "another part": lambda one, by: change_session(one.sessions.get(title="Velkommen"), title="Kaffe og goddag", by=by),
    "one more part": lambda one, by: add_session(one, CorePart("talk", 30, "Kaffe og goddag"), by=by),
    "own words": lambda one, by: write_letter_text(one, INVITATION, text="Kaffe og goddag", by=by),
    "what it is about": lambda one, by: change_meeting(one, lead="Kaffe og goddag", by=by),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_changed_stands_in_the_invitation_that_waits_and_nobody_is_written_to_again(change, invited, cast):
    before = [one.pk for one in waiting()]

    change(invited, cast.by)

    assert [(one.pk, "Kaffe og goddag" in one.text) for one in waiting()] == [(pk, True) for pk in before]


def test_another_deadline_stands_in_the_invitation_that_waits(invited, cast):
    facts = {name: getattr(invited, name) for name in ("starts_at", "ends_at", "town", "place")}

    set_date(invited, **facts, closes_at=at(12, 0, date(2026, 9, 10)), by=cast.by)

    assert {"10. september" in one.text for one in waiting()} == {True}


def test_an_invitation_that_is_sent_stays_as_it_was_read(invited, cast):
    mark_history_sent(by=cast.by)
    before = list(Letter.objects.order_by("pk").values_list("subject", "text", "due_at"))

    change_meeting(invited, title="Aflastning i weekenden", by=cast.by)

    assert list(Letter.objects.order_by("pk").values_list("subject", "text", "due_at")) == before


def test_a_draft_asks_nothing_of_the_outbox(meeting, cast, evening, statements):
    with statements.counted() as sent:
        change_meeting(meeting, title="Et andet", by=cast.by)

    assert [one for one in sent if "notices_letter" in one] == []

"""A date that is added: who comes to all meetings is registered when it opens, once, and told; who left is not."""

from datetime import timedelta

import pytest

from praksisnet.kit import clock
from praksisnet.meetings.actions import (
    allow_several,
    change_plan,
    create_round,
    publish,
    set_date,
    undo_plan_change,
    write_letter_text,
)
from praksisnet.meetings.mails import About
from praksisnet.meetings.words import INVITATION, ChangeKind, CorePart, NewPlan
from praksisnet.networks.models import Tenure
from praksisnet.notices.models import Letter
from praksisnet.registration.actions import cancel_registration, follow_date, follow_series, leave_series, register
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.series import dates_to_follow
from praksisnet.registration.words import State
from tests import factories
from tests.registration.conftest import MONDAY
from tests.registration.dates import FIRST, SYSTEM, Network, letters_to

TUESDAY = clock.at(MONDAY.replace(day=23), 9)


@pytest.fixture
def here(db):
    return Network()


def there(meeting, person):
    return [one.state for one in Registration.objects.filter(meeting=meeting, person=person)]


def test_a_date_that_is_published_registers_who_comes_to_all_and_tells_them_once(here):
    here.joins()

    added = here.date(2)

    assert there(added, here.mette) == ["registered"]
    [letter] = Letter.objects.filter(to_person=here.mette, purpose="registration.receipt")
    assert ("There is a new date" in letter.text, b"METHOD:REQUEST" in bytes(letter.calendar)) == (True, True)
    assert Letter.objects.filter(to_person=here.mette, purpose="meetings.invitation").count() == 0


def test_the_one_letter_says_what_the_meeting_is_about_as_the_invitation_does(here):
    jonas = here.member("Jonas Riis")
    here.joins()
    draft = here.draft(2, lead="Om aftaler, der holder.", workshops=[("Samtalen", 4), ("Aftalen", 2)])
    write_letter_text(draft, INVITATION, text="Tag jeres aftaler med.", by=here.by)

    publish(draft, by=here.by)

    invitation, receipt = (
        Letter.objects.get(to_person=person, purpose=purpose).text
        for person, purpose in ((jonas, "meetings.invitation"), (here.mette, "registration.receipt"))
    )
    agenda = invitation[invitation.index("Programme") : invitation.index("Aftalen")]
    assert ("A Samtalen; B " in agenda, agenda in receipt) == (True, True)
    assert [line in receipt for line in ("Om aftaler, der holder.", "Tag jeres aftaler med.")] == [True, True]


def test_what_it_is_about_is_read_once_for_each_language(here, statements):
    about = About(here.draft(2))
    jonas, first = here.member("Jonas Riis"), about.to(here.mette)

    with statements.exactly(0):
        again = about.to(jonas)

    assert again is first


def test_nobody_else_is_registered_and_they_get_the_invitation(here):
    jonas = here.member("Jonas Riis")

    added = here.date()

    assert there(added, jonas) == []
    assert Letter.objects.filter(to_person=jonas, purpose="meetings.invitation").count() == 1


def test_nobody_says_that_the_facilitator_registered_them(here):
    here.joins()

    made = Registration.objects.get(meeting=here.date())

    assert made.made_by is None


def test_who_asked_first_gets_the_last_place(here):
    jonas = here.member("Jonas Riis")
    here.joins(person=jonas)
    with clock.moved_to(TUESDAY):
        here.joins()
        added = here.date(places=1)

    assert (there(added, jonas), there(added, here.mette)) == (["registered"], ["waiting"])


def test_a_date_whose_registration_opens_later_is_followed_then(here):
    here.joins()
    added = here.date(opens_at=TUESDAY)
    before = there(added, here.mette)

    with clock.moved_to(TUESDAY + timedelta(minutes=1)):
        numbers = [follow_series(by=SYSTEM), follow_series(by=SYSTEM)]

    assert (before, numbers, there(added, here.mette)) == ([], [1, 0], ["registered"])
    assert letters_to(here.mette) == ["series", "receipt"]


def test_the_worker_finds_it_for_a_week_after_it_stood_still(here):
    here.joins()
    here.date(opens_at=TUESDAY)

    with clock.moved_to(TUESDAY + timedelta(days=6)):
        found = dates_to_follow()
    with clock.moved_to(TUESDAY + timedelta(days=8)):
        too_late = dates_to_follow()

    assert (len(found), too_late) == (1, [])


def test_a_date_that_was_left_out_is_left_out(here):
    with clock.moved_to(TUESDAY - timedelta(hours=1)):
        left_out = here.date()
    with clock.moved_to(TUESDAY):
        here.joins()
        number = follow_series(by=SYSTEM)

    assert (number, there(left_out, here.mette)) == (0, [])


def test_a_dropped_date_does_not_come_back(here):
    here.joins()
    added = here.date()
    cancel_registration(Registration.objects.get(meeting=added), by=SYSTEM)

    number = follow_date(added, by=SYSTEM)

    assert (number, there(added, here.mette)) == (0, ["cancelled"])


@pytest.mark.parametrize(
    ("drops", "several", "expected"), [(False, False, []), (True, False, []), (False, True, ["registered"])]
)
def test_who_has_or_dropped_another_date_of_the_round_is_left_alone(drops, several, expected, here):
    there_too = factories.network(here.programme)
    parts = [CorePart("plenary", 60, "Velkommen")]
    round_ = create_round(here.programme, name="Efterår", title="Aflastning", parts=parts, by=here.by)
    allow_several(round_, allowed=several, by=here.by)
    own, away = (round_.meetings.get(network=network) for network in (here.network, there_too))
    for week, meeting in enumerate((own, away)):
        set_date(meeting, starts_at=clock.at(FIRST + timedelta(weeks=week), 9), town="Ringsted", by=here.by)
    publish(away, by=here.by)
    visit = register(away, here.mette, municipality=here.koege, by=SYSTEM)
    if drops:
        cancel_registration(visit, by=SYSTEM)
    here.joins()

    publish(own, by=here.by)

    assert (there(own, here.mette), dates_to_follow()) == (expected, [])


def test_who_has_left_is_not_registered(here):
    outcome = here.joins()
    leave_series(outcome.series, by=SYSTEM)

    assert there(here.date(), here.mette) == []


def test_who_has_no_part_in_the_network_any_more_follows_no_longer(here):
    outcome = here.joins()
    Tenure.objects.filter(person=here.mette).delete()

    added = here.date()

    outcome.series.refresh_from_db()
    assert (there(added, here.mette), outcome.series.ended_at is None) == ([], False)


def test_a_draft_and_an_announced_date_register_nobody(here):
    here.joins()
    draft = here.draft()

    assert (follow_date(draft, by=SYSTEM), follow_series(by=SYSTEM)) == (0, 0)


def test_a_new_date_asks_no_more_statements_of_the_worker_when_there_is_nothing_to_do(here, statements):
    here.joins(here.date())

    with statements.exactly(1):
        follow_series(by=SYSTEM)


def moved(here, meeting, day):
    plan = NewPlan(meeting.pk, clock.at(day, 9, 30), clock.at(day, 15), "Næstved", "")
    return change_plan(ChangeKind.MOVE, [plan], by=here.by)


def test_a_moved_date_asks_those_who_come_to_all_and_no_others(here):
    meeting = here.date()
    [mine] = here.joins(meeting).registered
    other = register(meeting, factories.person(language="en"), by=SYSTEM)

    moved(here, meeting, MONDAY.replace(month=10, day=1))

    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.confirm_by_at, other.confirm_by_at) == (clock.at(MONDAY.replace(day=29), 12), None)
    texts = {one.to_person_id: one.text for one in Letter.objects.filter(purpose="registration.moved")}
    asked = {pk: "Confirm by" in text for pk, text in texts.items()}
    assert asked == {here.mette.pk: True, other.person_id: False}


def test_another_hall_on_the_same_day_asks_nobody(here):
    meeting = here.date()
    [mine] = here.joins(meeting).registered
    plan = NewPlan(meeting.pk, meeting.starts_at, meeting.ends_at, "Ringsted", "Hallen")

    change_plan(ChangeKind.MOVE, [plan], by=here.by)

    mine.refresh_from_db()
    assert mine.confirm_by_at is None


def test_undoing_the_move_takes_the_question_back(here):
    meeting = here.date()
    [mine] = here.joins(meeting).registered
    change = moved(here, meeting, MONDAY.replace(month=10, day=1))

    undo_plan_change(change, by=here.by)

    mine.refresh_from_db()
    assert (mine.state, mine.confirm_by_at) == (State.REGISTERED, None)


def test_a_move_to_tomorrow_asks_until_the_last_hours(here):
    meeting = here.date()
    [mine] = here.joins(meeting).registered
    tomorrow = MONDAY.replace(day=23)

    with clock.moved_to(clock.at(MONDAY, 14)):
        moved(here, meeting, tomorrow)

    mine.refresh_from_db()
    assert mine.confirm_by_at == clock.at(tomorrow, 5, 30)


def test_publishing_again_registers_nobody_twice(here):
    here.joins()
    added = here.date()

    publish(added, by=here.by)

    assert there(added, here.mette) == ["registered"]

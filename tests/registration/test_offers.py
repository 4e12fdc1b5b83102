from datetime import date, timedelta

import pytest

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import set_capacity
from praksisnet.meetings.models import Meeting, Pool
from praksisnet.registration.actions import (
    accept_offer,
    cancel_registration,
    change_workshop,
    decline_offer,
    keep_queues,
    register,
)
from praksisnet.registration.models import Place, Registration
from praksisnet.registration.queries import figures_of
from praksisnet.registration.words import State
from tests.acting import cancel_meeting
from tests.registration.conftest import calendar_of, letters
from tests.registration.queues import AFTER_DEADLINE, MEETING_DAY, SYSTEM, comes, meeting_of, states, taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    """After the deadline: one has cancelled, the next is asked, a third waits."""
    meeting = meeting_of(places=1)
    first, second, third = (comes(meeting) for _ in range(3))
    with clock.moved_to(AFTER_DEADLINE):
        cancel_registration(first, by=SYSTEM)
        second.refresh_from_db()
        third.refresh_from_db()
        yield second, third


def verbs_of(registration):
    entries = Entry.objects.filter(subject_kind="registration.registration", subject_id=registration.pk)
    return list(entries.order_by("pk").values_list("verb", flat=True))


def test_after_the_deadline_the_next_is_asked_and_the_place_is_held(asked):
    second, third = asked

    assert states(second, third) == [State.OFFERED, State.WAITING]
    assert second.offer_ends_at == AFTER_DEADLINE + timedelta(hours=24)
    assert (taken(second.meeting), figures_of([second.meeting_id])[second.meeting_id].registered) == (1, 0)
    [letter] = letters("asked")
    assert letter.subject == (
        "Praksisnet: Vi har en plads til dig. Svar senest onsdag 23. september kl. 8.00: Aflastning"
    )
    assert (letter.to_person, letter.urgency, letter.calendar) == (second.person, "urgent", None)


def test_accept_gives_the_place_once_with_one_receipt_and_one_calendar_file(asked):
    second, _third = asked

    for _ in range(2):
        accept_offer(second, by=SYSTEM)

    assert (states(second), second.offer_ends_at, taken(second.meeting)) == ([State.REGISTERED], None, 1)
    [letter] = letters("accepted")
    assert calendar_of(letter)[0] == "REQUEST"
    assert verbs_of(second) == ["queued", "asked", "accepted"]


def test_accept_gives_the_workshop_that_was_wished_for():
    meeting = meeting_of(places=1, workshops=[("Aftalen", 1)])
    workshop = meeting.sessions.get(title="Aftalen")
    first, second = comes(meeting), comes(meeting, workshops=[workshop])
    with clock.moved_to(AFTER_DEADLINE):
        cancel_registration(first, by=SYSTEM)

        accept_offer(second, by=SYSTEM)

    assert (Place.objects.get().registration, Pool.objects.get(session=workshop).taken) == (second, 1)


def test_decline_asks_the_next_in_the_same_breath(asked):
    second, third = asked

    for _ in range(2):
        decline_offer(second, by=SYSTEM)

    assert states(second, third) == [State.DECLINED, State.OFFERED]
    assert (second.refused_at, taken(second.meeting)) == (second.state_at, 1)
    assert (len(letters("declined")), [one.to_person for one in letters("asked")]) == (1, [second.person, third.person])


def test_cancelling_while_asked_is_a_no(asked):
    second, third = asked

    cancel_registration(second, by=SYSTEM)

    assert (states(second, third), len(letters("cancelled"))) == ([State.DECLINED, State.OFFERED], 1)


def test_nothing_ends_a_minute_before_its_time(asked):
    second, _third = asked
    with clock.moved_to(AFTER_DEADLINE + timedelta(hours=23, minutes=59)):
        assert keep_queues(by=SYSTEM) == 0

    assert states(second) == [State.OFFERED]


def test_who_does_not_answer_in_time_lets_it_pass_to_the_next(asked):
    second, third = asked

    with clock.moved_to(AFTER_DEADLINE + timedelta(hours=24)):
        ended = [keep_queues(by=SYSTEM) for _ in range(2)]

    assert (ended, states(second, third)) == ([1, 0], [State.EXPIRED, State.OFFERED])
    [letter] = letters("expired")
    assert letter.subject == "Praksisnet: Pladsen er gået videre: Aflastning, 24. september"
    assert verbs_of(second) == ["queued", "asked", "expired"]


def test_who_answers_too_late_is_told_so_before_the_job_has_run(asked):
    second, _third = asked

    with clock.moved_to(second.offer_ends_at), pytest.raises(Refused) as refused:
        accept_offer(second, by=SYSTEM)

    assert refused.value.messages == ["The time to answer is over."]


def test_who_said_no_is_never_asked_again(asked):
    second, third = asked
    decline_offer(second, by=SYSTEM)
    decline_offer(third, by=SYSTEM)

    keep_queues(by=SYSTEM)

    assert (states(second, third), taken(second.meeting)) == ([State.DECLINED, State.DECLINED], 0)
    assert len(letters("asked")) == 2


def test_who_registers_anew_after_a_no_stands_last():
    meeting = meeting_of(places=1, firm_from_at=clock.at(date(2026, 6, 23), 8))
    first, second, third = (comes(meeting) for _ in range(3))
    with clock.moved_to(date(2026, 6, 24)):
        cancel_registration(first, by=SYSTEM)
        decline_offer(second, by=SYSTEM)

        again = register(meeting, second.person, by=SYSTEM)
        decline_offer(third, by=SYSTEM)

    assert (again.pk != second.pk, states(again)) == (True, [State.OFFERED])


def test_an_offer_ends_before_the_quiet_hours():
    meeting = meeting_of(places=1)
    first, second = comes(meeting), comes(meeting)
    with clock.moved_to(clock.at(date(2026, 9, 23), 20)):
        cancel_registration(first, by=SYSTEM)

    second.refresh_from_db()

    assert second.offer_ends_at == clock.at(MEETING_DAY, 5, 30)


def test_who_lets_it_pass_in_the_quiet_hours_is_not_written_to(asked):
    second, _third = asked
    Registration.objects.filter(pk=second.pk).update(offer_ends_at=clock.at(MEETING_DAY, 5, 30))

    with clock.moved_to(clock.at(MEETING_DAY, 5, 30)):
        ended = keep_queues(by=SYSTEM)

    assert (ended, states(second), letters("expired")) == (1, [State.EXPIRED], [])


def test_nobody_is_asked_in_the_quiet_hours():
    meeting = meeting_of(places=1)
    first, second = comes(meeting), comes(meeting)

    with clock.moved_to(clock.at(MEETING_DAY, 6, 30)):
        cancel_registration(first, by=SYSTEM)
        keep_queues(by=SYSTEM)

    assert (states(second), taken(meeting), letters("asked")) == ([State.WAITING], 0, [])


def test_an_offer_that_is_open_at_the_start_ends_and_goes_to_nobody(asked):
    """The meeting was moved to begin before the time to answer is over."""
    second, third = asked
    Meeting.objects.filter(pk=second.meeting_id).update(starts_at=AFTER_DEADLINE + timedelta(hours=2))

    with clock.moved_to(AFTER_DEADLINE + timedelta(hours=2)):
        keep_queues(by=SYSTEM)

    assert (states(second, third), taken(second.meeting)) == ([State.EXPIRED, State.WAITING], 0)


def test_an_answer_at_a_cancelled_meeting_is_refused(asked):
    second, _third = asked
    cancel_meeting(second.meeting, reason="Sygdom", by=SYSTEM)

    with pytest.raises(Refused) as refused:
        accept_offer(second, by=SYSTEM)
    keep_queues(by=SYSTEM)

    assert (refused.value.messages, states(second)) == (["The meeting is cancelled."], [State.OFFERED])


def test_another_workshop_while_asked_is_a_wish():
    meeting = meeting_of(places=1, workshops=[("Aftalen", 2), ("Samtalen", 2)], firm_from_at=clock.now())
    one, other = meeting.sessions.order_by("title")
    first, second = comes(meeting), comes(meeting, workshops=[one])
    cancel_registration(first, by=SYSTEM)

    change_workshop(second, other, by=SYSTEM)

    assert (Place.objects.count(), second.wishes.get().session) == (0, other)


def test_places_that_are_free_without_anybody_leaving_are_given_by_the_job(asked):
    second, third = asked
    Pool.objects.filter(meeting=second.meeting, session=None).update(capacity=2)

    keep_queues(by=SYSTEM)

    assert states(second, third) == [State.OFFERED, State.OFFERED]


def test_more_places_after_the_deadline_are_asked_about(asked):
    second, third = asked
    set_capacity(second.meeting.pools.get(session=None), 2, by=SYSTEM)

    assert (states(second, third), Registration.objects.filter(state=State.REGISTERED).count()) == (
        [State.OFFERED, State.OFFERED],
        0,
    )

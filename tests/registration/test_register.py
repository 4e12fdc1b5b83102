from datetime import date

import pytest
from django.db import IntegrityError, transaction

from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import create_meeting
from praksisnet.meetings.models import Pool
from praksisnet.meetings.words import Kind, Mode
from praksisnet.registration.actions import cancel_registration, register
from praksisnet.registration.models import Place, Registration, Wish
from praksisnet.registration.queries import queue_place
from praksisnet.registration.words import State
from tests.acting import cancel_meeting
from tests.registration.conftest import calendar_of, letters


def test_register_takes_a_place_and_one_in_the_workshop(meeting, mette, workshops):
    made = register(meeting, mette, workshops=[workshops[1]], by=Actor.person(mette))

    assert (made.state, [place.session for place in made.places.all()]) == (State.REGISTERED, [workshops[1]])
    assert [pool.taken for pool in Pool.objects.filter(meeting=meeting).order_by("pk")] == [1, 0, 1, 0]


def test_register_sends_one_receipt_with_the_appointment(meeting, mette, workshops):
    register(meeting, mette, workshops=[workshops[1]], by=Actor.person(mette))

    [letter] = letters("receipt")
    assert (letter.to_address, calendar_of(letter)) == (mette.email, ("REQUEST", 0, "CONFIRMED"))
    assert f"UID:{meeting.calendar_uid}" in bytes(letter.calendar).decode()
    assert "Aftalen" in letter.text


def test_register_again_has_one_effect(meeting, mette, workshops):
    first = register(meeting, mette, workshops=[workshops[0]], by=Actor.person(mette))

    again = register(meeting, mette, workshops=[workshops[1]], by=Actor.person(mette))

    assert (again.pk, len(letters("receipt")), entries_about(first).count()) == (first.pk, 1, 1)
    assert Place.objects.get().session == workshops[0]


def test_register_by_a_colleague_says_who_did_it(meeting, mette, birthe):
    register(meeting, mette, by=Actor.person(birthe))

    assert (
        letters("receipt")[0].subject
        == "Praksisnet: Birthe Holm har tilmeldt dig: Aflastning, der holder, 24. september"
    )


def test_the_last_place_is_the_last(make_meeting, comes):
    meeting = make_meeting(places=1)

    states = [comes(meeting).state for _ in range(3)]

    assert states == [State.REGISTERED, State.WAITING, State.WAITING]
    assert Pool.objects.get(meeting=meeting, session=None).taken == 1
    assert [letter.calendar is None for letter in letters("receipt")] == [False, True, True]


def test_a_full_workshop_is_refused_and_nothing_is_kept(meeting, comes, mette, workshops):
    comes(meeting, workshops=[workshops[2]])

    with pytest.raises(Refused, match="Redskabet is full"):
        register(meeting, mette, workshops=[workshops[2]], by=Actor.person(mette))

    assert (Registration.objects.count(), Pool.objects.get(meeting=meeting, session=None).taken) == (1, 1)


def test_who_waits_says_which_workshop_they_want(make_meeting, comes):
    meeting = make_meeting(places=1)
    comes(meeting)
    wanted = meeting.sessions.get(title="Aftalen")

    waiting = comes(meeting, workshops=[wanted])

    assert (waiting.state, Wish.objects.get().session, Place.objects.count()) == (State.WAITING, wanted, 0)


def test_while_anybody_waits_a_newcomer_waits(make_meeting, comes):
    meeting = make_meeting(places=1)
    comes(meeting)
    comes(meeting)
    Pool.objects.filter(meeting=meeting, session=None).update(capacity=5)  # behind the product's back

    assert comes(meeting).state == State.WAITING


def test_a_third_choice_in_one_block_is_refused(meeting, mette, workshops):
    with pytest.raises(Refused, match="Choose each workshop once, and at most 2 that are held at the same time"):
        register(meeting, mette, workshops=workshops, by=Actor.person(mette))


def test_a_workshop_of_another_meeting_is_refused(meeting, make_meeting, mette):
    elsewhere = make_meeting(title="Et andet møde").sessions.get(title="Samtalen")

    with pytest.raises(Refused, match="one of the workshops of the meeting"):
        register(meeting, mette, workshops=[elsewhere], by=Actor.person(mette))


def test_places_of_a_mode_the_meeting_has_not_are_refused(meeting, mette):
    with pytest.raises(Refused, match="no such places"):
        register(meeting, mette, mode=Mode.ONLINE, by=Actor.person(mette))


def test_on_site_and_online_have_places_of_their_own(make_meeting, comes):
    meeting = make_meeting(places=1)
    Pool.objects.create(meeting=meeting, mode=Mode.ONLINE, capacity=1)

    states = [comes(meeting, mode=mode).state for mode in (Mode.ONSITE, Mode.ONLINE, Mode.ONSITE)]

    assert states == [State.REGISTERED, State.REGISTERED, State.WAITING]


def test_after_the_deadline_it_is_refused_with_the_moment(meeting, mette):
    with (
        clock.moved_to(clock.at(date(2026, 9, 17), 12)),
        pytest.raises(Refused, match="closed Thursday 17 September 2026 at 12:00"),
    ):
        register(meeting, mette, by=Actor.person(mette))


def test_before_it_opens_it_is_refused_with_the_moment(make_meeting, mette):
    meeting = make_meeting()
    meeting.opens_at = clock.at(date(2026, 8, 1), 8)
    meeting.save()

    with pytest.raises(Refused, match="opens Saturday 1 August 2026 at 8:00"):
        register(meeting, mette, by=Actor.person(mette))


def test_a_draft_a_cancelled_and_a_begun_meeting_are_refused(world, meeting, make_meeting, mette, facilitator):
    draft = create_meeting(world.here.programme, kind=Kind.NATIONAL, title="Landsmøde", by=facilitator)
    off = cancel_meeting(make_meeting(title="Aflyst"), reason="Sne", by=facilitator)

    for refused, text in ((draft, "is published"), (off, "is cancelled")):
        with pytest.raises(Refused, match=text):
            register(refused, mette, by=Actor.person(mette))
    with clock.moved_to(clock.at(date(2026, 9, 24), 10)), pytest.raises(Refused, match="has begun"):
        register(meeting, mette, by=Actor.person(mette))


def test_registering_after_a_cancellation_begins_anew_and_the_calendar_follows(meeting, mette):
    by = Actor.person(mette)
    cancel_registration(register(meeting, mette, by=by), by=by)

    register(meeting, mette, by=by)

    assert [calendar_of(one) for one in (*letters("receipt"), *letters("cancelled"))] == [
        ("REQUEST", 0, "CONFIRMED"),
        ("REQUEST", 2, "CONFIRMED"),
        ("CANCEL", 1, "CANCELLED"),
    ]


def test_municipalities_without_a_place_go_first_where_the_meeting_says_so(make_meeting, comes):
    meeting = make_meeting(places=1, unseated_first=True)
    comes(meeting, "Greve")
    aisha = comes(meeting, "Greve")

    thomas = comes(meeting, "Faxe")

    assert (queue_place(thomas).number, queue_place(aisha).number) == (1, 2)
    assert (queue_place(thomas).passed_by, queue_place(aisha).passed_by) == ((), ("Faxe",))


def test_otherwise_time_alone_decides(make_meeting, comes):
    meeting = make_meeting(places=1)
    comes(meeting, "Greve")
    aisha, thomas = comes(meeting, "Greve"), comes(meeting, "Faxe")

    assert [(queue_place(one).number, queue_place(one).passed_by) for one in (aisha, thomas)] == [(1, ()), (2, ())]


def test_the_database_holds_that_a_pool_never_overflows(meeting):
    with pytest.raises(IntegrityError), transaction.atomic():
        Pool.objects.filter(meeting=meeting, session=None).update(taken=41)


def test_the_database_holds_one_live_registration(meeting, mette):
    register(meeting, mette, by=Actor.person(mette))

    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.create(meeting=meeting, person=mette, state=State.WAITING)

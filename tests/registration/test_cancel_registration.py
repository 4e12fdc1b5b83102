from datetime import date

import pytest

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import set_capacity
from praksisnet.meetings.models import Pool
from praksisnet.registration.actions import cancel_registration, change_workshop, register
from praksisnet.registration.models import Place, Registration
from praksisnet.registration.queries import queue_place
from praksisnet.registration.words import State
from tests.registration.conftest import MEETING_DAY, calendar_of, letters

SYSTEM = Actor.system("test")


def state_of(registration):
    registration.refresh_from_db()
    return registration.state


def test_cancel_gives_every_place_back(meeting, mette, workshops):
    made = register(meeting, mette, workshops=[workshops[0]], by=SYSTEM)

    cancel_registration(made, by=SYSTEM)

    assert {pool.taken for pool in Pool.objects.filter(meeting=meeting)} == {0}
    assert (Place.objects.count(), calendar_of(letters("cancelled")[0])) == (0, ("CANCEL", 1, "CANCELLED"))


def test_cancel_moves_the_next_up_and_tells_them(make_meeting, comes):
    meeting = make_meeting(places=1)
    first, second, third = (comes(meeting) for _ in range(3))

    cancel_registration(first, by=SYSTEM)

    assert [state_of(one) for one in (second, third)] == [State.REGISTERED, State.WAITING]
    [letter] = letters("promoted")
    assert (letter.to_person, calendar_of(letter)[0]) == (second.person, "REQUEST")
    assert letter.subject == "Praksisnet: Du har fået en plads: Aflastning, der holder, 24. september"


def test_cancel_again_changes_nothing(make_meeting, comes):
    meeting = make_meeting(places=1)
    first, second, third = (comes(meeting) for _ in range(3))

    for _ in range(2):
        cancel_registration(first, by=SYSTEM)

    assert (state_of(third), len(letters("cancelled")), len(letters("promoted"))) == (State.WAITING, 1, 1)


def test_municipalities_without_a_place_move_up_first(make_meeting, comes):
    meeting = make_meeting(places=2, unseated_first=True)
    karen = comes(meeting, "Stevns")
    comes(meeting, "Greve")
    aisha, thomas = comes(meeting, "Greve"), comes(meeting, "Faxe")

    cancel_registration(karen, by=SYSTEM)

    assert [state_of(one) for one in (aisha, thomas)] == [State.WAITING, State.REGISTERED]
    assert queue_place(aisha).number == 1


def test_who_leaves_the_queue_frees_no_place(make_meeting, comes):
    meeting = make_meeting(places=1)
    comes(meeting)
    waiting, last = comes(meeting), comes(meeting)

    cancel_registration(waiting, by=SYSTEM)

    assert (state_of(last), queue_place(last).number, letters("left_queue")[0].calendar) == (State.WAITING, 1, None)


def test_a_wish_becomes_a_place_when_one_moves_up(make_meeting, comes):
    meeting = make_meeting(places=1)
    wanted = meeting.sessions.get(title="Aftalen")
    first, second = comes(meeting), comes(meeting, workshops=[wanted])

    cancel_registration(first, by=SYSTEM)

    assert [place.session for place in second.places.all()] == [wanted]


def test_a_free_place_in_a_workshop_goes_to_the_registered_who_wished_for_it(make_meeting, comes):
    meeting = make_meeting(places=2)
    only = meeting.sessions.get(title="Redskabet")
    first, leaving = comes(meeting, workshops=[only]), comes(meeting)
    waiting = comes(meeting, workshops=[only])
    cancel_registration(leaving, by=SYSTEM)
    before = waiting.places.count()

    cancel_registration(first, by=SYSTEM)

    assert (before, [place.session for place in waiting.places.all()]) == (0, [only])
    assert [letter.to_person for letter in letters("workshop")] == [waiting.person]


def test_nobody_moves_up_in_the_last_hours(make_meeting, comes):
    meeting = make_meeting(places=1)
    first, second = comes(meeting), comes(meeting)

    with clock.moved_to(clock.at(MEETING_DAY, 6, 30)):
        cancel_registration(first, by=SYSTEM)

    assert (state_of(first), state_of(second), letters("promoted")) == (State.CANCELLED, State.WAITING, [])


def test_when_the_meeting_has_begun_it_is_too_late(meeting, comes):
    made = comes(meeting)

    with clock.moved_to(clock.at(MEETING_DAY, 10)), pytest.raises(Refused, match="too late to cancel"):
        cancel_registration(made, by=SYSTEM)


def test_more_places_move_as_many_up(make_meeting, comes, facilitator):
    meeting = make_meeting(places=1)
    waiting = [comes(meeting) for _ in range(4)][1:]

    set_capacity(Pool.objects.get(meeting=meeting, session=None), 3, by=facilitator)

    assert [state_of(one) for one in waiting] == [State.REGISTERED, State.REGISTERED, State.WAITING]


def test_fewer_places_than_are_taken_are_refused_with_the_number(meeting, comes, facilitator):
    for _ in range(2):
        comes(meeting)

    with pytest.raises(Refused, match="2 places are taken"):
        set_capacity(Pool.objects.get(meeting=meeting, session=None), 1, by=facilitator)


def test_change_workshop_frees_the_old_one(meeting, mette, workshops):
    made = register(meeting, mette, workshops=[workshops[0]], by=SYSTEM)

    change_workshop(made, workshops[2], by=SYSTEM)

    taken = {pool.session: pool.taken for pool in Pool.objects.filter(meeting=meeting, session__in=workshops)}
    assert taken == {workshops[0]: 0, workshops[1]: 0, workshops[2]: 1}
    assert [calendar_of(letter) for letter in letters("workshop")] == [("REQUEST", 1, "CONFIRMED")]


def test_change_workshop_to_a_full_one_keeps_the_old(meeting, mette, comes, workshops):
    comes(meeting, workshops=[workshops[2]])
    made = register(meeting, mette, workshops=[workshops[0]], by=SYSTEM)

    with pytest.raises(Refused, match="is full"):
        change_workshop(made, workshops[2], by=SYSTEM)

    assert made.places.get().session == workshops[0]


def test_change_workshop_to_the_same_tells_nobody(meeting, mette, workshops):
    made = register(meeting, mette, workshops=[workshops[0]], by=SYSTEM)

    change_workshop(made, workshops[0], by=SYSTEM)

    assert letters("workshop") == []


def test_workshops_cannot_be_changed_after_the_deadline(meeting, mette, workshops):
    made = register(meeting, mette, workshops=[workshops[0]], by=SYSTEM)

    with clock.moved_to(clock.at(date(2026, 9, 20), 9)), pytest.raises(Refused, match="Registration closed"):
        change_workshop(made, workshops[1], by=SYSTEM)


def test_the_count_of_places_is_that_of_the_registered(make_meeting, comes):
    meeting = make_meeting(places=3)
    made = [comes(meeting) for _ in range(6)]
    for one in (made[0], made[4], made[1]):
        cancel_registration(one, by=SYSTEM)

    registered = Registration.objects.filter(meeting=meeting, state=State.REGISTERED).count()
    assert (Pool.objects.get(meeting=meeting, session=None).taken, registered) == (3, 3)


def test_a_colleague_who_cancels_is_named(meeting, mette, birthe):
    made = register(meeting, mette, by=Actor.person(mette))

    cancel_registration(made, by=Actor.person(birthe))

    assert letters("cancelled")[0].subject == (
        "Praksisnet: Birthe Holm har meldt afbud for dig: Aflastning, der holder, 24. september"
    )

import pytest

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.people.models import Person
from praksisnet.registration.actions import admit, cancel_registration
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.arrivals import might_walk_in
from praksisnet.registration.words import State
from tests import factories
from tests.guard.numbers import some_number
from tests.registration.conftest import MEETING_DAY, letters

MORNING = clock.at(MEETING_DAY, 8, 52)


@pytest.fixture
def small(make_meeting):
    """Two places."""
    return make_meeting(places=2)


@pytest.fixture
def let_in(facilitator):
    """``let_in(meeting, person, name=…)`` on the morning of the day."""

    def admitted(meeting, person=None, **facts):
        with clock.moved_to(MORNING):
            return admit(meeting, person, by=facilitator, **facts)

    return admitted


def taken(meeting):
    return meeting.pools.get(session=None).taken


def test_somebody_new_is_registered_and_here(small, let_in):
    faxe = factories.municipality("Faxe")

    made = let_in(small, name="Ida Krag", email="ida@faxe.example", municipality=faxe)

    assert (made.state, made.municipality, made.person.name) == (State.ATTENDED, faxe, "Ida Krag")
    assert (taken(small), len(letters("receipt", made.person))) == (1, 1)


def test_a_guest_comes_for_no_municipality_and_needs_no_address(small, let_in):
    made = let_in(small, name="Ida Krag")

    assert (made.municipality, made.person.email, made.state) == (None, None, State.ATTENDED)


def test_somebody_whose_address_is_known_is_that_person(small, let_in, mette):
    made = let_in(small, name="M. Kjær", email=mette.email)

    assert (made.person, Person.objects.filter(name="M. Kjær").count()) == (mette, 0)


def test_who_is_registered_is_only_checked_in(small, comes, let_in):
    registered = comes(small, "Greve")

    made = let_in(small, registered.person)

    assert (made, made.state, taken(small), Registration.objects.count()) == (registered, State.ATTENDED, 1, 1)


def test_who_waited_gets_a_free_place(small, comes, let_in):
    first, _second, waiting = comes(small, "Greve"), comes(small, "Faxe"), comes(small, "Køge")
    with clock.moved_to(clock.at(MEETING_DAY, 8)):
        cancel_registration(first, by=Actor.system("test"))

    made = let_in(small, waiting.person)

    assert (made, made.state, taken(small)) == (waiting, State.ATTENDED, 2)


def test_who_cancelled_may_come_after_all(small, comes, let_in):
    before = comes(small, "Greve")
    cancel_registration(before, by=Actor.system("test"))

    made = let_in(small, before.person, municipality=before.municipality)

    assert (made.state, made.calendar_sequence > before.calendar_sequence, taken(small)) == (State.ATTENDED, True, 1)


def test_a_full_meeting_is_refused_with_the_number(small, comes, let_in):
    comes(small, "Greve"), comes(small, "Faxe")

    with pytest.raises(Refused, match="All 2 places are taken"):
        let_in(small, name="Ida Krag")

    assert (taken(small), Person.objects.filter(name="Ida Krag").exists()) == (2, False)


def test_with_one_place_more_there_is_room(small, comes, let_in):
    comes(small, "Greve"), comes(small, "Faxe")

    made = let_in(small, name="Ida Krag", capacity=3)

    pool = small.pools.get(session=None)
    assert (made.state, pool.taken, pool.capacity) == (State.ATTENDED, 3, 3)


def test_fewer_places_than_are_taken_are_refused(small, comes, let_in):
    comes(small, "Greve"), comes(small, "Faxe")

    with pytest.raises(Refused, match="2 places are taken"):
        let_in(small, name="Ida Krag", capacity=1)


def test_before_the_day_nobody_stands_at_the_door(small, facilitator):
    with pytest.raises(Refused, match="on the day of the meeting"):
        admit(small, None, name="Ida Krag", by=facilitator)


@pytest.mark.parametrize("name", ["", "  "])
def test_nobody_is_refused(small, let_in, name):
    with pytest.raises(Refused, match="write a name"):
        let_in(small, name=name)


def test_a_number_in_the_name_is_refused(small, let_in):
    with pytest.raises(Refused):
        let_in(small, name=f"Ida {some_number()}")


def test_known_are_members_and_those_who_waited_or_cancelled(small, comes, mette):
    seated, _also, waiting = comes(small, "Greve"), comes(small, "Faxe"), comes(small, "Køge")

    known = [person for person, _place in might_walk_in(small)]

    assert (waiting.person in known, mette in known, seated.person in known) == (True, True, False)


def test_known_are_asked_in_three_statements(small, comes, statements):
    for name in ("Greve", "Faxe", "Køge"):
        comes(small, name)

    with statements.exactly(3):
        might_walk_in(small)

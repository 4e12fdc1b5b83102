"""What happens to registrations when the meeting, or the one who is registered, changes."""

from datetime import date, timedelta

import pytest

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import set_date
from praksisnet.networks.actions import NamedPerson, hand_over_seat, undo_hand_over
from praksisnet.notices.models import Letter
from praksisnet.people.models import Person
from praksisnet.registration import tasks
from praksisnet.registration.actions import cancel_registration, hand_on, register
from praksisnet.registration.handing_over import RegistrationPart
from praksisnet.registration.mine import RegistrationData
from praksisnet.registration.models import Registration
from praksisnet.registration.queries import my_registrations
from praksisnet.registration.queries.history import history_of
from praksisnet.registration.words import State
from tests.acting import cancel_meeting
from tests.registration.conftest import calendar_of, letters

SYSTEM = Actor.system("test")
JONAS = NamedPerson(name="Jonas Riis", email="jonas.riis@her.example", title="")


def test_a_moved_meeting_moves_in_the_calendars_of_those_who_come(make_meeting, comes, facilitator):
    meeting = make_meeting(places=1)
    coming, waiting = comes(meeting), comes(meeting)

    set_date(meeting, starts_at=clock.at(date(2026, 10, 8), 9, 30), town="Ringsted", place="Salen", by=facilitator)

    files = {letter.to_person: letter.calendar and calendar_of(letter) for letter in letters("moved")}
    assert files == {coming.person: ("REQUEST", 1, "CONFIRMED"), waiting.person: None}
    assert Letter.objects.filter(to_person=coming.person, purpose="meetings.moved").count() == 0


def test_a_cancelled_meeting_leaves_the_calendars(meeting, comes, facilitator):
    coming = comes(meeting)

    cancel_meeting(meeting, reason="Sne", by=facilitator)

    [letter] = letters("meeting_cancelled")
    assert (letter.to_person, calendar_of(letter), "Sne" in letter.text) == (
        coming.person,
        ("CANCEL", 1, "CANCELLED"),
        True,
    )
    assert list(my_registrations(coming.person)) == []


def test_a_hand_over_moves_the_registration_and_both_calendars(meeting, mette, world, birthe):
    made = register(meeting, mette, municipality=world.here.municipality, by=SYSTEM)

    hand_over_seat(world.here.seats[0], JONAS, by=Actor.person(birthe))

    jonas = Person.objects.get(email=JONAS["email"])
    made.refresh_from_db()
    assert (made.person, made.state) == (jonas, State.REGISTERED)
    assert [calendar_of(*letters(kind))[0] for kind in ("handed_on", "taken_on")] == ["CANCEL", "REQUEST"]


def test_an_undone_hand_over_gives_it_back(meeting, mette, world, birthe):
    made = register(meeting, mette, municipality=world.here.municipality, by=SYSTEM)
    done = hand_over_seat(world.here.seats[0], JONAS, by=Actor.person(birthe))

    with clock.moved_to(clock.now() + timedelta(minutes=5)):
        undo_hand_over(done, by=Actor.person(birthe))

    made.refresh_from_db()
    assert made.person == mette


def test_a_successor_who_comes_already_does_not_come_twice(meeting, mette, birthe, world):
    home = world.here.municipality
    made = register(meeting, mette, municipality=home, by=SYSTEM)
    register(meeting, birthe, municipality=home, by=SYSTEM)
    successor = NamedPerson(name=birthe.name, email=birthe.email, title="")

    hand_over_seat(world.here.seats[0], successor, by=Actor.person(birthe))

    made.refresh_from_db()
    assert (made.state, Registration.objects.filter(state=State.REGISTERED).count()) == (State.CANCELLED, 1)


def test_the_preview_names_the_meetings(meeting, mette, world):
    register(meeting, mette, municipality=world.here.municipality, by=SYSTEM)

    assert RegistrationPart().preview(world.here.seats[0], mette) == ["Aflastning, der holder, 24 September 2026"]


@pytest.fixture
def in_september():
    with clock.moved_to(clock.at(date(2026, 9, 9), 8)):
        yield


def test_the_silent_are_reminded_once(meeting, mette, comes, in_september):
    _answered, gone = comes(meeting), comes(meeting)
    cancel_registration(gone, by=SYSTEM)

    for _ in range(2):
        tasks.remind_the_silent.func()

    [letter] = letters("reminder")
    assert (letter.to_person, letter.urgency) == (mette, "planned")
    assert letter.drop_after_at == meeting.closes_at


def test_nobody_is_reminded_early_or_of_a_full_meeting(make_meeting, mette, comes):
    full = make_meeting(places=1)
    comes(full)
    make_meeting(title="Et andet")

    tasks.remind_the_silent.func()
    with clock.moved_to(clock.at(date(2026, 9, 9), 8)):
        tasks.remind_the_silent.func()

    assert [letter.subject for letter in letters("reminder", mette)] == [
        "Praksisnet: Kommer du? Et andet, 24. september"
    ]


def test_history_tells_every_number_in_the_queue(make_meeting, comes):
    meeting = make_meeting(places=2, unseated_first=True)
    karen = comes(meeting, "Stevns")
    comes(meeting, "Greve")
    aisha = comes(meeting, "Greve")
    comes(meeting, "Faxe")
    cancel_registration(karen, by=SYSTEM)
    cancel_registration(Registration.objects.get(municipality__name="Faxe"), by=SYSTEM)

    aisha.refresh_from_db()
    assert [step.text for step in history_of(aisha)] == [
        "On the waiting list, number 1",
        "Number 2 on the waiting list",
        "Number 1 on the waiting list",
        "Got a place",
    ]


def test_my_data_tells_what_one_came_to(meeting, mette, workshops):
    register(meeting, mette, workshops=[workshops[0]], by=Actor.person(mette))

    [fact] = RegistrationData().about(mette).facts
    assert (fact.label, fact.value) == (meeting.title, "22 June 2026, Registered, Samtalen")


def test_who_is_forgotten_gives_the_place_back(meeting, mette):
    made = register(meeting, mette, by=Actor.person(mette))

    RegistrationData().erase(mette, SYSTEM)

    made.refresh_from_db()
    assert (made.state, made.made_by, letters("cancelled")) == (State.CANCELLED, None, [])


def test_what_was_given_back_meanwhile_is_not_handed_on(meeting, mette, birthe):
    held = register(meeting, mette, by=Actor.person(mette))
    seen = Registration.objects.select_related("meeting").get(pk=held.pk)
    cancel_registration(held, by=Actor.person(mette))

    assert hand_on(seen, birthe, by=Actor.person(birthe)) is False
    assert Registration.objects.get().person == mette

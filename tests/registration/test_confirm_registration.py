"""After a change everybody is asked; the silent are not counted, and their places are given on by one press."""

from datetime import date

import pytest
from django.urls import reverse

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import change_plan
from praksisnet.meetings.words import ChangeKind, NewPlan, Registered
from praksisnet.registration.actions import (
    cancel_registration,
    confirm_registration,
    give_on_silent_places,
    mark_attendance,
    register,
)
from praksisnet.registration.queries import figures_of
from praksisnet.registration.queries.history import history_of
from praksisnet.registration.queries.links import answer_token
from praksisnet.registration.words import State
from tests.registration.conftest import calendar_of, letters

BY, NEW_DAY = clock.at(date(2026, 7, 1), 12), date(2026, 10, 8)
SYSTEM = Actor.system("test")


@pytest.fixture
def moved(make_meeting, comes, facilitator):
    """One place too few: three are registered and asked, one waits."""
    meeting = make_meeting(places=3)
    people = [comes(meeting, name) for name in ("Greve", "Faxe", "Stevns", "Lejre")]
    plan = NewPlan(meeting.pk, clock.at(NEW_DAY, 9, 30), clock.at(NEW_DAY, 15), "Ringsted", "Salen")
    asked = {"registered": Registered.ASK, "confirm_by_at": BY}
    change_plan(ChangeKind.MOVE, [plan], reason="Sne", by=facilitator, **asked)
    for one in people:
        one.refresh_from_db()
    return meeting, people


@pytest.fixture
def afterwards():
    with clock.moved_to(clock.at(date(2026, 7, 1), 12, 1)):
        yield


def test_those_registered_are_asked_and_those_who_wait_are_not(moved):
    assert [one.confirm_by_at for one in moved[1]] == [BY, BY, BY, None]
    assert ["Confirm by" in letter.text or "Bekræft senest" in letter.text for letter in letters("moved")] == [
        True,
        True,
        True,
        False,
    ]


def test_who_confirms_is_counted_when_the_time_is_up(moved, afterwards):
    meeting, people = moved
    confirm_registration(people[0], by=SYSTEM)
    confirm_registration(people[0], by=SYSTEM)

    found = figures_of([meeting.pk])[meeting.pk]
    assert (found.registered, found.silent, found.municipalities, found.waiting) == (1, 2, 1, 1)


def test_before_the_time_is_up_everybody_is_counted(moved):
    meeting, _people = moved

    found = figures_of([meeting.pk])[meeting.pk]
    assert (found.registered, found.silent) == (3, 0)


def test_the_places_of_the_silent_go_to_those_who_wait(moved, afterwards):
    meeting, people = moved
    confirm_registration(people[0], by=SYSTEM)

    numbers = [give_on_silent_places(meeting, by=SYSTEM) for _ in range(2)]

    for one in people:
        one.refresh_from_db()
    states = [one.state for one in people]
    assert (numbers, states) == ([2, 0], [State.REGISTERED, State.CANCELLED, State.CANCELLED, State.REGISTERED])
    assert {calendar_of(letter)[0] for letter in letters("given_on")} == {"CANCEL"}
    assert meeting.pools.get(session=None).taken == 2


def test_nothing_is_given_on_before_the_time_is_up(moved):
    assert give_on_silent_places(moved[0], by=SYSTEM) == 0


def test_it_is_never_too_late_while_the_place_is_held(moved, afterwards):
    meeting, people = moved

    confirm_registration(people[1], by=SYSTEM)

    assert figures_of([meeting.pk])[meeting.pk].registered == 1


def test_who_has_no_place_has_nothing_to_confirm(moved):
    cancel_registration(moved[1][0], by=SYSTEM)

    with pytest.raises(Refused):
        confirm_registration(moved[1][0], by=SYSTEM)


def test_a_silent_one_who_comes_after_all_attended(moved):
    meeting, people = moved
    with clock.moved_to(clock.at(NEW_DAY, 10)):
        mark_attendance(meeting, [people[2].pk], by=SYSTEM)

        found = figures_of([meeting.pk])[meeting.pk]
    assert (found.attended, found.no_shows, found.registered) == (1, 2, 3)


def test_history_tells_that_one_was_asked_and_answered(moved):
    confirm_registration(moved[1][0], by=SYSTEM)

    assert [step.text for step in history_of(moved[1][0])] == [
        "Registered",
        "Asked to confirm after a change",
        "Confirmed",
    ]


def test_one_press_by_the_mailed_link_confirms_and_opening_it_does_not(moved, client):
    meeting, people = moved
    token = answer_token(meeting, people[0].person)
    address = reverse("registration:mailed_confirmation", args=[token])

    client.get(address)
    client.head(address)
    people[0].refresh_from_db()
    before = people[0].confirmed_at
    page = client.get(reverse("registration:mailed", args=[token]))
    client.post(address)

    people[0].refresh_from_db()
    assert (before, people[0].confirmed_at is not None) == (None, True)
    assert "Bekræft, at du stadig kommer" in page.content.decode()


def test_a_useless_link_confirms_nothing(client, db):
    assert client.post(reverse("registration:mailed_confirmation", args=["x.y"])).status_code == 404


def test_one_press_signed_in_confirms(make_meeting, mette, world, facilitator):
    meeting = make_meeting()
    made = register(meeting, mette, municipality=world.here.municipality, by=SYSTEM)
    plan = NewPlan(meeting.pk, clock.at(NEW_DAY, 9, 30), clock.at(NEW_DAY, 15), "Ringsted")
    change_plan(ChangeKind.MOVE, [plan], reason="Sne", registered=Registered.ASK, confirm_by_at=BY, by=facilitator)

    world.client(Who.PARTICIPANT).post(reverse("registration:confirmation", args=[made.pk]))

    made.refresh_from_db()
    assert made.confirmed_at is not None


def test_the_facilitator_sees_the_silent_and_gives_their_places_on(moved, afterwards, world):
    meeting, _people = moved
    line = world.client(Who.FACILITATOR, language="en")
    address = reverse("registration:silent", args=[meeting.pk])

    page = line.get(address).content.decode()
    line.post(address)

    assert ("Deltager Greve 1" in page, "Give their places on" in page) == (True, True)
    assert len(letters("given_on")) == 3

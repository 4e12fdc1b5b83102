"""Guests: asked to one meeting by a link, without an account."""

import re

import pytest
from django.urls import reverse

from praksisnet.journal.models import Entry
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.queries import meetings_for
from praksisnet.registration.actions import invite_guest, withdraw_guest
from praksisnet.registration.models import GuestInvitation, Registration
from praksisnet.registration.queries.links import answer_token
from praksisnet.registration.words import State
from tests.registration.conftest import letters


@pytest.fixture
def invited(meeting, facilitator):
    return invite_guest(meeting, name="Gry Gæst", email="gry@museum.example", by=facilitator)


def mailed(invited, name="mailed"):
    return reverse(f"registration:{name}", args=[answer_token(invited.meeting, invited.person)])


def registers(client, invited):
    workshop = invited.meeting.sessions.get(title="Samtalen")
    return client.post(mailed(invited), {"workshop_1": workshop.pk}, follow=True)


def test_a_guest_is_written_to_and_cannot_sign_in(invited, line):
    [letter] = letters("guest_invitation")

    assert (letter.to_address, invited.person.invited_at, "Line Mortensen" in letter.text) == (
        "gry@museum.example",
        None,
        True,
    )
    assert re.search(r"/registrations/mailed/\S+", letter.text)


def test_a_repeat_writes_nothing_more(invited, meeting, facilitator):
    again = invite_guest(meeting, name="Gry", email="GRY@museum.example", by=facilitator)

    assert (again, len(letters("guest_invitation"))) == (invited, 1)


def test_the_guest_registers_by_the_link_and_is_told(invited, client):
    registers(client, invited)

    made = Registration.objects.get()
    assert (made.person, made.state, made.municipality) == (invited.person, State.REGISTERED, None)
    assert [letter.to_person for letter in letters("receipt")] == [invited.person]


def test_the_guest_comes_for_the_municipality_that_was_named(meeting, client, world, facilitator):
    invited = invite_guest(
        meeting, name="Gry", email="gry@museum.example", municipality=world.here.municipality, by=facilitator
    )

    registers(client, invited)

    assert Registration.objects.get().municipality == world.here.municipality


def test_the_guest_cancels_by_the_link(invited, client):
    registers(client, invited)

    client.post(mailed(invited, "mailed_cancellation"))

    assert Registration.objects.get().state == State.CANCELLED


def test_an_invitation_taken_back_stops_the_link_and_frees_the_place(invited, client, facilitator):
    registers(client, invited)

    withdraw_guest(invited, by=facilitator)

    assert (client.get(mailed(invited)).status_code, registers(client, invited).status_code) == (404, 404)
    assert (Registration.objects.get().state, len(letters("cancelled"))) == (State.CANCELLED, 1)


def test_taken_back_twice_is_taken_back_once(invited, facilitator):
    for _ in range(2):
        withdraw_guest(invited, by=facilitator)

    assert Entry.objects.filter(verb="guest_withdrawn").count() == 1


def test_a_guest_with_an_account_sees_that_meeting_only(invited, meeting, make_meeting):
    make_meeting(title="Et andet")

    assert list(meetings_for(invited.person)) == [meeting]


def test_a_member_is_not_invited_as_a_guest(meeting, mette, facilitator):
    with pytest.raises(Refused, match="is a member"):
        invite_guest(meeting, name=mette.name, email=mette.email, by=facilitator)


# The pages.


def test_the_facilitator_invites_and_takes_back(world, meeting):
    client, at = world.client(Who.FACILITATOR, language="en"), reverse("registration:guests", args=[meeting.pk])

    client.post(at, {"name": "Gry Gæst", "email": "gry@museum.example", "municipality": ""})
    invited = GuestInvitation.objects.get()
    page = client.get(at).content.decode()
    client.post(reverse("registration:guest_withdrawal", args=[invited.pk]))

    invited.refresh_from_db()
    assert ("Gry Gæst" in page, bool(invited.withdrawn_at)) == (True, True)


def test_a_coordinator_sees_the_own_municipalitys_guests_only(world, meeting, invited, birthe):
    own = invite_guest(
        meeting,
        name="Ole Egen",
        email="ole@egen.example",
        municipality=world.here.municipality,
        by=Actor.person(world.people[Who.FACILITATOR]),
    )
    client = world.client(Who.COORDINATOR)

    page = client.get(reverse("registration:guests", args=[meeting.pk])).content.decode()
    statuses = [
        client.get(reverse("registration:guest_withdrawal", args=[one.pk])).status_code for one in (own, invited)
    ]

    assert ("Ole Egen" in page, invited.person.name in page, statuses) == (True, False, [200, 403])


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_every_length(rows, world, meeting, facilitator, statements):
    for n in range(rows):
        invite_guest(meeting, name=f"Gæst {n}", email=f"g{n}@museum.example", by=facilitator)
    client = world.client(Who.FACILITATOR)
    client.get("/")

    with statements.at_most(10):
        assert client.get(reverse("registration:guests", args=[meeting.pk])).status_code == 200


def test_others_do_not_see_it(world, invited):
    for who in (Who.OTHER_FACILITATOR, Who.OTHER_COORDINATOR):
        assert world.client(who).get(reverse("registration:guest_withdrawal", args=[invited.pk])).status_code == 404

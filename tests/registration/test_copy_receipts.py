"""Copies of receipts to a mailbox that several of the municipality read."""

import pytest
from django.urls import reverse

from praksisnet.journal.models import Entry
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.notices.models import Letter
from praksisnet.organisations.models import Organisation
from praksisnet.registration.actions import Newcomer, cancel_registration, copy_receipts, register, substitute

BOX = "netvaerk@her.example"


@pytest.fixture
def home(world, birthe):
    """It wants copies."""
    home = world.here.municipality
    home.mailbox = BOX
    home.save()
    copy_receipts(home, is_wanted=True, by=Actor.person(birthe))
    return Organisation.objects.get(pk=home.pk)


def copies():
    return list(Letter.objects.filter(to_address=BOX).order_by("pk"))


def test_the_mailbox_reads_who_comes_and_who_does_not(meeting, mette, home):
    made = register(meeting, mette, municipality=home, by=Actor.person(mette))
    cancel_registration(made, by=Actor.person(mette))

    assert [letter.subject.split(": ")[1:3] for letter in copies()] == [
        ["Kopi", "Mette Kjær er tilmeldt"],
        ["Kopi", "Mette Kjær har meldt afbud"],
    ]


def test_a_copy_holds_no_link_with_which_somebody_could_answer(meeting, mette, home):
    register(meeting, mette, municipality=home, by=Actor.person(mette))

    [copy] = copies()
    assert ("/registrations/mailed/" in copy.text + copy.html, copy.calendar) == (False, None)


def test_both_sides_of_a_substitution_are_copied(meeting, mette, home):
    made = register(meeting, mette, municipality=home, by=Actor.person(mette))

    substitute(made, Newcomer("Jonas Riis", "jonas.riis@her.example"), by=Actor.person(mette))

    assert [letter.subject.split(": ")[2] for letter in copies()[1:]] == [
        "Mette Kjær har givet pladsen til en kollega",
        "Jonas Riis er tilmeldt",
    ]


def test_nothing_is_copied_where_it_is_not_wanted(meeting, mette, home, birthe):
    for _ in range(2):
        copy_receipts(home, is_wanted=False, by=Actor.person(birthe))

    register(meeting, mette, municipality=Organisation.objects.get(pk=home.pk), by=Actor.person(mette))

    assert (copies(), Entry.objects.filter(verb="copies_ended").count()) == ([], 1)


def test_without_a_mailbox_it_is_refused(world, birthe):
    with pytest.raises(Refused, match="no shared mailbox"):
        copy_receipts(world.here.municipality, is_wanted=True, by=Actor.person(birthe))


def test_the_coordinator_ticks_it(world, meeting, home):
    client = world.client(Who.COORDINATOR, language="en")
    page = client.get(reverse("registration:from_us", args=[meeting.pk])).content.decode()

    client.post(reverse("registration:copies", args=[meeting.pk]), {"municipality": home.pk})

    home.refresh_from_db()
    assert (f"Copy all receipts to {BOX}" in page, home.mailbox_copied_since) == (True, None)


def test_nobody_ticks_it_for_the_neighbour(world, meeting):
    there = world.there.municipality

    response = world.client(Who.COORDINATOR).post(
        reverse("registration:copies", args=[meeting.pk]), {"municipality": there.pk, "copies": "on"}
    )

    assert response.status_code == 403

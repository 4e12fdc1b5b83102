"""A coordinator asks those of the own municipality who have not answered."""

from datetime import timedelta

import pytest
from django.urls import reverse

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.notices.models import Letter
from praksisnet.registration.actions import ask_the_missing, cancel_registration, register
from tests import factories
from tests.registration.conftest import letters


@pytest.fixture
def home(world):
    return world.here.municipality


@pytest.fixture
def asks(meeting, home, birthe):
    return lambda: ask_the_missing(meeting, home, by=Actor.person(birthe))


def test_each_who_has_not_answered_gets_one_letter(asks, mette, world, home):
    other = factories.tenure(world.here.seats[1]).person

    assert asks() == 2

    found = {(letter.to_person, letter.urgency) for letter in letters("reminder")}
    assert found == {(mette, "planned"), (other, "planned")}
    assert {"Birthe Holm" in letter.text for letter in letters("reminder")} == {True}


def test_who_comes_or_has_cancelled_is_not_asked(asks, meeting, mette, home, world):
    gone = factories.tenure(world.here.seats[1]).person
    register(meeting, mette, municipality=home, by=Actor.person(mette))
    cancel_registration(register(meeting, gone, municipality=home, by=Actor.person(gone)), by=Actor.person(gone))

    assert (asks(), letters("reminder"), Entry.objects.filter(verb="missing_asked").count()) == (0, [], 0)


def test_once_a_day(asks, mette):
    asks()

    with pytest.raises(Refused, match="asked today"):
        asks()
    with clock.moved_to(clock.now() + timedelta(days=1)):
        assert asks() == 1


def test_the_mails_around_the_meeting_keep_their_room_in_the_budget(asks, mette):
    for day in range(5):
        with clock.moved_to(clock.now() + timedelta(days=day)):
            asks()

    planned = Letter.objects.filter(to_person=mette, dropped_at__isnull=True, budget_place__isnull=False)
    assert max(planned.values_list("budget_place", flat=True)) == 3


def test_one_press_on_the_page(world, meeting, mette):
    client = world.client(Who.COORDINATOR, language="en")
    page = client.get(reverse("registration:from_us", args=[meeting.pk])).content.decode()

    done = client.post(reverse("registration:asking", args=[meeting.pk]), follow=True).content.decode()

    assert ("Ask those who are missing" in page, "1 colleague is asked by mail." in done) == (True, True)
    assert [letter.to_person for letter in letters("reminder")] == [mette]

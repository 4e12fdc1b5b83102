"""Whoever does not want to stand in the list of participants does not."""

import pytest
from django.test import Client
from django.urls import reverse

from praksisnet.journal.models import Entry
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.registration.actions import cancel_registration, register, set_listed
from praksisnet.registration.queries import participants_of
from praksisnet.registration.queries.links import answer_token
from praksisnet.registration.queries.papers import participant_list_of


@pytest.fixture
def registered(meeting, mette, world):
    return register(meeting, mette, municipality=world.here.municipality, by=Actor.person(mette))


def named(person, meeting):
    return [one.person.name for company in participants_of(person, meeting).companies for one in company.registrations]


def printed(meeting):
    return [row[1] for row in participant_list_of(meeting, "en")["rows"]]


def test_unlisted_is_seen_by_those_who_run_the_meeting_and_by_oneself(meeting, registered, mette, birthe, line):
    set_listed(registered, False, by=Actor.person(mette))

    assert [named(one, meeting) for one in (birthe, mette, line)] == [[], ["Mette Kjær"], ["Mette Kjær"]]


def test_unlisted_is_not_printed_and_counted(meeting, registered, mette):
    set_listed(registered, False, by=Actor.person(mette))

    assert (printed(meeting), "1 more comes and is not shown." in participant_list_of(meeting, "en")["lead"]) == (
        [],
        True,
    )


def test_the_same_choice_again_changes_nothing(registered, mette):
    for _ in range(2):
        set_listed(registered, False, by=Actor.person(mette))

    assert Entry.objects.filter(verb="unlisted").count() == 1


def test_who_does_not_come_has_no_choice(registered, mette):
    cancel_registration(registered, by=Actor.person(mette))

    with pytest.raises(Refused):
        set_listed(registered, False, by=Actor.person(mette))


def test_one_press_on_the_page_and_one_behind_the_link(world, meeting, registered, mette):
    world.client(Who.PARTICIPANT).post(reverse("registration:listing", args=[meeting.pk]), {"listed": "no"})
    registered.refresh_from_db()
    after_the_page = registered.is_listed
    Client().post(reverse("registration:mailed_listing", args=[answer_token(meeting, mette)]), {"listed": "yes"})
    registered.refresh_from_db()

    assert (after_the_page, registered.is_listed) == (False, True)


def test_opening_the_addresses_changes_nothing(world, meeting, registered, mette):
    world.client(Who.PARTICIPANT).get(reverse("registration:listing", args=[meeting.pk]), {"listed": "no"})
    Client().get(reverse("registration:mailed_listing", args=[answer_token(meeting, mette)]), {"listed": "no"})
    registered.refresh_from_db()

    assert registered.is_listed

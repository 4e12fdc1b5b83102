"""What leaves the house as a file or a feed holds nothing that is hidden; the same files hold it before and after."""

import pytest
from django.test import Client
from django.urls import reverse

from praksisnet.cases.actions import release
from praksisnet.handouts.queries.collections import items_for, paper_of
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.knowledge.actions import change_resource
from praksisnet.meetings.models import Meeting
from praksisnet.practice.models import Trial
from tests.cases.conftest import attached, hidden

SECRET = "Drengen fra den gule"


def said(client, name, *args):
    return client.get(reverse(name, args=args)).content.decode("utf-8", "replace").replace("\r\n ", "")


def before_while_and_after(item, key, line, told):
    """Whether ``told()`` says it before it is hidden, while it is, and when it is put back."""
    before = SECRET in told()
    case = hidden(item, line, key)
    while_hidden = SECRET in told()
    release(case, by=Actor.person(line))
    return before, while_hidden, SECRET in told()


@pytest.mark.parametrize("name", ["feed", "calendar"])
def test_calendars_hold_no_hidden_meeting(world, line, name):
    meeting = world.make("registration").meeting
    Meeting.objects.filter(pk=meeting.pk).update(title=SECRET)
    client = world.client(Who.PARTICIPANT)
    asked = {
        "feed": lambda: said(Client(), "registration:feed", world.make("feed_token")),
        "calendar": lambda: said(client, "meetings:calendar", meeting.pk),
    }

    assert before_while_and_after(meeting, "meeting", line, asked[name]) == (True, False, True)


def test_a_download_of_what_is_kept_of_a_person_holds_neither_hidden_words_nor_earlier_versions(
    world, line, ellen, resource
):
    change_resource(resource, title=SECRET, by=Actor.person(ellen))
    client = world.client(Who.KNOWLEDGE_PARTNER)

    told = before_while_and_after(resource, "resource", line, lambda: said(client, "people:my_data_file"))

    assert told == (True, False, True)


def test_a_download_holds_no_hidden_trial(world, line):
    trial = world.make("trial")
    Trial.objects.filter(pk=trial.pk).update(what=SECRET)
    client = world.client(Who.PARTICIPANT)

    told = before_while_and_after(trial, "trial", line, lambda: said(client, "people:my_data_file"))

    assert told == (True, False, True)


def test_a_collection_is_printed_without_what_is_hidden(world, line, mette):
    collection = world.make("collection")
    resource = collection.items.get().resource
    type(resource).objects.filter(pk=resource.pk).update(summary=SECRET)

    told = before_while_and_after(
        resource, "resource", line, lambda: str(paper_of(collection, items_for(mette, collection)))
    )

    assert told == (True, False, True)


def test_take_home_files_and_open_pages_of_what_is_hidden_are_not_there(world, line):
    resource, client = world.make("open_resource"), world.client(Who.PARTICIPANT)
    file = attached(resource)
    addresses = [
        reverse("handouts:resource_file", args=[resource.pk, "powerpoint"]),
        reverse("handouts:open_page", args=[resource.pk]),
        reverse("files:file", args=[file.pk]),
    ]

    hidden(resource, line)

    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
    assert client.get(reverse("handouts:open_list")).content.decode().count(f"/{resource.pk}/") == 0

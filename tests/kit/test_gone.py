"""What a form is about is gone while the form is being sent."""

import pytest
from django.urls import reverse

from praksisnet.cases.actions import press
from praksisnet.cases.sockets import kind_named
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.knowledge.actions import publishing
from praksisnet.knowledge.models import Resource


@pytest.fixture
def resource(world):
    return world.make("resource")


@pytest.fixture
def archives(world, resource, monkeypatch):
    """``archives(method)``: the facilitator archives it, and a member hides it once the page has found it."""
    locked = publishing.locked

    def hidden_first(row):
        press(kind_named("resource"), row, by=Actor.person(world.people[Who.PARTICIPANT]))
        return locked(row)

    monkeypatch.setattr(publishing, "locked", hidden_first)
    client = world.client(Who.FACILITATOR, language="en", raise_request_exception=False)
    return lambda: client.post(reverse("knowledge:archive", args=[resource.pk]))


def test_it_is_answered_as_a_moment_later_and_nothing_is_changed(archives, resource):
    answer = archives()

    assert (answer.status_code, "We cannot find the page" in answer.text) == (404, True)
    assert Resource._base_manager.get(pk=resource.pk).archived_at is None


def test_an_error_that_is_another_stays_one(archives, monkeypatch):
    monkeypatch.setattr(publishing, "locked", lambda _row: 1 / 0)

    assert archives().status_code == 500

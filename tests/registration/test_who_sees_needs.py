"""What somebody eats is seen by the person and by the facilitator. Every page of the room is read by every role."""

import io
import zipfile

import pytest
from django.urls import reverse

from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.registration import permissions
from praksisnet.registration.actions import register
from praksisnet.registration.queries.needs import needs_of
from praksisnet.registration.views import participants
from praksisnet.registration.views import questions as views
from tests.registration.asking import ACCESS, FOOD, asked_at, says

SECRET = "Tåler ikke jordskokker"
OTHERS = (
    Who.ANONYMOUS, Who.READER, Who.COORDINATOR, Who.KNOWLEDGE_PARTNER, Who.AUTHORITY, Who.ADMINISTRATOR,
    Who.OTHER_PARTICIPANT, Who.OTHER_COORDINATOR, Who.OTHER_FACILITATOR,
)  # fmt: skip


@pytest.fixture
def answered(world, line):
    """Mette's, at the meeting of the matrix; a colleague of another municipality comes too."""
    meeting, mette = world.make("meeting"), world.people[Who.PARTICIPANT]
    made = world.make("registration")
    says(made, asked_at(meeting, FOOD, ACCESS, by=Actor.person(line))["dietary"], text=SECRET, by=Actor.person(mette))
    return made


def pages(world):
    """The room's own pages, with the meeting's and the front page."""
    rows = [row for row in permissions.PERMISSIONS if row.get]
    yield from ((row.url, {name: world[key] for name, key in row.kwargs.items()}) for row in rows)
    yield "pages:meeting", {"meeting_id": world["meeting"]}
    yield "pages:front", {}


def shown(response):
    """What a reader finds in it; a spreadsheet is a parcel of texts."""
    body = response.content
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as parcel:
            body = b"".join(parcel.read(name) for name in parcel.namelist())
    return body.decode(errors="replace")


def seen(world, *roles):
    """Where which role finds the answer."""
    found = set()
    for who in roles:
        client = world.client(who, language="en", raise_request_exception=False)
        for name, kwargs in pages(world):
            if SECRET in shown(client.get(reverse(name, kwargs=kwargs))):
                found.add((who, name))
    return found


def test_the_person_sees_it_on_the_own_page_only(world, answered):
    assert seen(world, Who.PARTICIPANT) == {(Who.PARTICIPANT, "registration:answers")}


def test_the_facilitator_sees_it_in_the_list_of_needs_only(world, answered):
    assert seen(world, Who.FACILITATOR) == {(Who.FACILITATOR, "registration:needs")}


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_sees_it_anywhere(world, answered, who):
    assert seen(world, who) == set()


def test_a_colleague_at_the_same_meeting_does_not_see_it(world, answered):
    birthe = world.people[Who.COORDINATOR]
    register(answered.meeting, birthe, municipality=world.here.municipality, by=Actor.person(birthe))

    assert seen(world, Who.COORDINATOR) == set()


def test_a_hole_in_the_rule_is_found(world, answered, monkeypatch):
    monkeypatch.setattr(views, "may_run_meeting", lambda _person, _meeting: True)

    assert seen(world, Who.COORDINATOR) == {(Who.COORDINATOR, "registration:needs")}


def test_a_hole_in_the_spreadsheet_is_found(world, answered, monkeypatch):
    def with_needs(_rows):
        rows = needs_of(answered.meeting).rows
        return ["Name", "Food"], [[row.registration.person.name, *row.said] for row in rows]

    monkeypatch.setattr(participants, "sheet_of", with_needs)

    assert (Who.FACILITATOR, "registration:participants_xlsx") in seen(world, Who.FACILITATOR)

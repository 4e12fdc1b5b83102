"""What somebody tries who does take part: to read, or to do, more than their part."""

import io
import re
import zipfile

import pytest
from django.http import HttpResponse
from django.urls import reverse

from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who, rows_by_room
from praksisnet.knowledge.models import Resource
from praksisnet.meetings.actions import write_notes
from praksisnet.meetings.models import Meeting
from praksisnet.notices.models import Letter
from praksisnet.registration.actions import register
from praksisnet.registration.models import Registration
from praksisnet.registration.words import State
from tests import factories
from tests.crawl import walk
from tests.world import World

ROWS = [row for rows in rows_by_room().values() for row in rows]
BREAKS = "Møde\r\nBcc: x@y.example\r\nBEGIN:VEVENT\nSUMMARY:x"


def fill(world: World) -> set[str]:
    """Something of everything; returns the names of those who take part."""
    world.fill()
    mette = Actor.person(world.people[Who.PARTICIPANT])
    write_notes(world.make("session"), notes="Skemaet bruges i tre kommuner.", by=mette)
    meeting, names = world.make("meeting"), {world.people[Who.PARTICIPANT].name}
    for state in (State.REGISTERED, State.WAITING, State.CANCELLED):
        person = factories.person(f"Gorm {state.title()}")
        Registration.objects.create(meeting=meeting, person=person, municipality=world.here.municipality, state=state)
        names.add(person.name)
    return names


def said(response: HttpResponse) -> str:
    """What an answer holds, whatever it is: a spreadsheet is unpacked."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
    return content.decode(errors="replace")


def all_that(world: World, who: Who) -> dict[str, str]:
    """Every page somebody can reach, and every address of the matrix they may ask for but what is mailed to others."""
    client = world.client(who)
    urls = [page.url for page in walk(client, "/")]
    allowed = [row for row in ROWS if row.get and who in row.get.allowed and "token" not in row.kwargs]
    allowed = [row for row in allowed if not row.url.endswith("*") and row.url != "kit:gallery"]
    urls += [reverse(row.url, kwargs={key: world[value] for key, value in row.kwargs.items()}) for row in allowed]
    return {url: said(client.get(url)) for url in dict.fromkeys(urls)}


@pytest.mark.parametrize("who", [Who.READER, Who.AUTHORITY])
def test_neither_readers_nor_the_authority_read_who_takes_part(who, world):
    names = fill(world)
    world.people[who].refresh_from_db()

    read = all_that(world, who)

    assert {(url, name) for url, page in read.items() for name in names if name in page} == set()
    assert len(read) > 5


def test_the_same_look_finds_the_names_where_they_may_stand(world):
    names = fill(world)

    read = all_that(world, Who.FACILITATOR)

    assert names - {name for page in read.values() for name in names if name in page} == set()


def test_line_breaks_in_a_meeting_end_neither_a_subject_nor_a_calendar_entry(world):
    meeting, mette = world.make("meeting"), world.people[Who.PARTICIPANT]
    Meeting.objects.filter(pk=meeting.pk).update(title=BREAKS, place=BREAKS)
    meeting.refresh_from_db()

    register(meeting, mette, by=Actor.person(mette))

    saved = world.client(Who.PARTICIPANT).get(reverse("meetings:calendar", args=[meeting.pk])).content
    files = [saved, *(bytes(letter.calendar) for letter in Letter.objects.exclude(calendar=None) if letter.calendar)]
    assert {len(re.findall(rb"^(?:BEGIN:VEVENT|Bcc)", file, re.M)) for file in files} == {1}
    assert [letter.subject for letter in Letter.objects.all() if len(letter.subject.splitlines()) > 1] == []


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:alert(1)//http://x"])
def test_a_link_that_runs_code_is_not_kept_or_shown(address, world):
    resource, client = world.make("resource"), world.client(Who.FACILITATOR)
    body = f"[a]({address}) <a href='{address}'>b</a> <{address}>"
    said = {"kind": "material", "title": "x", "summary": "y", "body": body}

    client.post(reverse("knowledge:content", args=[resource.pk]), said)
    client.post(reverse("knowledge:content", args=[resource.pk]), {**said, "link": address})

    page = world.client(Who.PARTICIPANT).get(reverse("knowledge:resource", args=[resource.pk])).content.decode()
    assert re.findall(r"<\w[^>]*(?:href|src)=[\"']?\s*(?:javascript|data):", page, re.I) == []
    assert Resource.objects.get(pk=resource.pk).body == body

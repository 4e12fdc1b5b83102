"""What somebody tries who does take part: to read, or to do, more than their part."""

import io
import zipfile

import pytest
from django.http import HttpResponse
from django.urls import reverse

from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who, rows_by_room
from praksisnet.meetings.actions import write_notes
from praksisnet.registration.models import Registration
from praksisnet.registration.words import State
from tests import factories
from tests.crawl import walk
from tests.world import MAKERS, World

ROWS = [row for rows in rows_by_room().values() for row in rows]


def fill(world: World) -> set[str]:
    """Something of everything; returns the names of those who take part."""
    for key in MAKERS:
        world.make(key)
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

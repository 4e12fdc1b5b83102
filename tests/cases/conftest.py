"""A resource with a file, written by Ellen and read by Mette; Line facilitates, and Dorte is the contact."""

import pytest

from praksisnet.access.models import Audience
from praksisnet.cases.actions import press
from praksisnet.cases.sockets import kind_named
from praksisnet.files.actions import keep
from praksisnet.files.inspection import Checked
from praksisnet.files.words import Kind
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import create_resource, publish_resource
from praksisnet.notices.actions import post
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.search.queries import find
from tests import factories

PLANTED = "Drengen fra det gule hus ved kirken"  # what is written of a child, and must be gone


@pytest.fixture(autouse=True)
def _english(in_english):
    """What is refused, and what the pages say, is read in English."""


@pytest.fixture
def dorte(db, settings):
    settings.DATA_PROTECTION_ADDRESS = "dorte@styrelse.example"
    return factories.person("Dorte Vinge", email="dorte@styrelse.example")


@pytest.fixture
def resource(world, ellen):
    return published(world, ellen, "Referat af et forløb i Køge")


def published(world, ellen, title, body="En lang fortælling om et forløb."):
    by = Actor.person(ellen)
    made = create_resource(
        world.here.programme, kind="tool", title=title, summary="Et forløb over to år.", body=body, by=by
    )
    return publish_resource(made, by=by)


def attached(resource, text="Bilag", data=b"%PDF-1.4 bilag"):
    """A file of the resource's, read by those who read it."""
    checked = Checked(data, "bilag.pdf", Kind.PDF, 1, text, "0" * 64)
    made = keep(checked, audience=Audience.objects.get(pk=resource.audience_id), by=Actor.system("test"))
    resource.files.add(made)
    return made


def hidden(item, person, kind="resource"):
    known = kind_named(kind)
    assert known is not None
    return press(known, item, by=Actor.person(person))


def keys(person, words):
    return find(person, words, kinds=("resource", "unpublished")).keys


def letter(resource, mette, **values):
    draft = Draft(
        **{
            "to_address": "karen@slagelse.example",
            "purpose": "test",
            "urgency": Urgency.RECEIPT,
            "subject": None,
            "title": "Nyt i vidensbanken",
            "text": "Referat af et forløb i Køge",
            "html": "<p>Referat af et forløb i Køge</p>",
            **values,
        }
    )
    return post(draft, by=Actor.system("test"))

"""One programme with a library, and a member of another network who must hear nothing of it."""

from datetime import date

import pytest

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.knowledge.actions import create_resource, publish_resource
from praksisnet.themes.actions import create_theme
from tests.world import World

SYSTEM = Actor.system("test")
MONDAY, THURSDAY = clock.at(date(2026, 9, 7), 10), clock.at(date(2026, 9, 10), 9, 5)


@pytest.fixture(autouse=True)
def _english(in_english):
    """What is refused, and what the pages say, is read in English."""


@pytest.fixture
def world(db):
    """As elsewhere, begun before the days that these tests are about."""
    with clock.moved_to(clock.at(date(2026, 9, 1), 8)):
        return World()


@pytest.fixture
def nils(world):
    """A participant of another programme's network."""
    return world.people[Who.OTHER_PARTICIPANT]


@pytest.fixture
def respite(db):
    return create_theme("Aflastning", by=SYSTEM)


@pytest.fixture
def written(world, respite):
    """``written("Title", **values)``: a draft under the theme."""

    def made(title, **values):
        values = {"kind": "tool", "summary": "Et par linjer.", "themes": [respite], **values}
        return create_resource(world.here.programme, title=title, by=SYSTEM, **values)

    return made


@pytest.fixture
def published(written):
    """``published("Title", **values)``: the same, published now."""
    return lambda title, **values: publish_resource(written(title, **values), by=SYSTEM)

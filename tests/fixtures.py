"""What several rooms' tests stand on: the small world of the tests, and who is in it."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.utils import translation

from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.networks.models import Network, Programme
from praksisnet.organisations.actions import load_denmark
from praksisnet.organisations.actions.denmark import Loaded
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from tests.world import World


@pytest.fixture
def world(db) -> World:
    """Two programmes with one person in each role; the second one's people must see nothing of the first."""
    return World()


@pytest.fixture
def programme(world) -> Programme:
    return world.here.programme


@pytest.fixture
def network(world) -> Network:
    return world.here.network


@pytest.fixture
def koege(world) -> Organisation:
    return world.here.municipality


@pytest.fixture
def mette(world) -> Person:
    """Who holds a permanent place of the municipality."""
    return world.people[Who.PARTICIPANT]


@pytest.fixture
def birthe(world) -> Person:
    """The municipality's coordinator."""
    return world.people[Who.COORDINATOR]


@pytest.fixture
def line(world) -> Person:
    """The facilitator."""
    return world.people[Who.FACILITATOR]


@pytest.fixture
def ellen(world) -> Person:
    """The knowledge partner."""
    return world.people[Who.KNOWLEDGE_PARTNER]


@pytest.fixture
def as_(world) -> Callable[[Who], Client]:
    """Somebody's browser, which reads English."""
    return lambda who: world.client(who, language="en")


@pytest.fixture
def mettes(as_) -> Client:
    return as_(Who.PARTICIPANT)


@pytest.fixture
def lines(as_) -> Client:
    return as_(Who.FACILITATOR)


@pytest.fixture
def ellens(as_) -> Client:
    return as_(Who.KNOWLEDGE_PARTNER)


@pytest.fixture
def denmark(db) -> Loaded:
    """The 98 municipalities and the regions, with invented mail domains."""
    return load_denmark(domains="example", by=Actor.system("test"))


@pytest.fixture
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield

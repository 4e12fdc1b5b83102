"""Two programmes, three municipalities in the first, and somebody from each."""

import pytest

from praksisnet.adaptation.actions import raise_need
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.themes.actions import create_theme
from tests import factories

RESPITE = "Aflastning, når familien bor i en anden kommune. Hvem betaler, og hvem følger op?"


@pytest.fixture(autouse=True)
def _english(in_english):
    """What is refused, and what the pages say, is read in English."""


@pytest.fixture
def programme(world):
    return world.here.programme


@pytest.fixture
def koege(world):
    return world.here.municipality


@pytest.fixture
def mette(world):
    """A seat holder in the municipality of the fixture koege."""
    return world.people[Who.PARTICIPANT]


@pytest.fixture
def line(world):
    return world.people[Who.FACILITATOR]


@pytest.fixture
def by(mette):
    return Actor.person(mette)


@pytest.fixture
def facilitator(line):
    return Actor.person(line)


@pytest.fixture
def faxe(world, line):
    """Another municipality of the programme, whose seat Thomas holds."""
    return neighbour(world, "Faxe", "Thomas Nygaard")


@pytest.fixture
def lejre(world, line):
    return neighbour(world, "Lejre", "Søren Lund")


@pytest.fixture
def theme(db):
    return create_theme("Aflastning", name_en="Respite care", by=Actor.system("test"))


@pytest.fixture
def need(programme, koege, theme, by):
    return raise_need(programme, koege, body=RESPITE, themes=[theme], by=by)


def neighbour(world, name, holder):
    """A municipality that takes part, with somebody in its seat; the seat is kept as ``municipality.holder``."""
    municipality = factories.municipality(name)
    world.here.invite(municipality, world.people[Who.FACILITATOR])
    seat = factories.seat(world.here.network, municipality)
    municipality.holder = factories.person(holder)
    factories.tenure(seat, municipality.holder)
    return municipality

"""Two programmes, three municipalities in the first, and somebody from each."""

from datetime import date

import pytest

from praksisnet.adaptation.actions import raise_need
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.knowledge.actions import create_resource, publish_resource
from praksisnet.meetings.actions import create_meeting, create_round, publish, set_date
from praksisnet.meetings.words import CorePart
from praksisnet.themes.actions import create_theme
from tests import factories

DAY = date(2027, 3, 3)  # a Wednesday far ahead
RESPITE = "Aflastning, når familien bor i en anden kommune. Hvem betaler, og hvem følger op?"


@pytest.fixture(autouse=True)
def _english(in_english):
    """What is refused, and what the pages say, is read in English."""


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


@pytest.fixture
def meeting(programme, world, facilitator):
    """A draft of the fixture network, with a date far ahead and two parts."""
    parts = [CorePart("talk", 60, "Aftaler på tværs af kommuner"), CorePart("plenary", 30, "Opsamling")]
    made = create_meeting(
        programme,
        kind="network",
        title="Aflastning, der holder",
        network=world.here.network,
        parts=parts,
        by=facilitator,
    )
    return set_date(made, starts_at=clock.at(DAY, 9, 30), town="Næstved", place="Kulturhuset", by=facilitator)


@pytest.fixture
def session(meeting):
    return meeting.sessions.order_by("position").first()


@pytest.fixture
def round_(programme, facilitator):
    parts = [CorePart("talk", 60, "Oplæg")]
    return create_round(programme, name="Efterår, møde 1", title="Aftaler", parts=parts, by=facilitator)


@pytest.fixture
def development_day(programme, facilitator):
    made = create_meeting(programme, kind="development", title="Udviklingsdag", by=facilitator)
    set_date(made, starts_at=clock.at(DAY, 9), place="Operatøren", by=facilitator)
    return publish(made, by=facilitator)


@pytest.fixture
def brief(programme, ellen):
    by = Actor.person(ellen)
    made = create_resource(programme, kind="research", title="Forskning kort: aflastning", summary="Det ved vi.", by=by)
    return publish_resource(made, by=by)


def neighbour(world, name, holder):
    """A municipality that takes part, with somebody in its seat; the seat is kept as ``municipality.holder``."""
    municipality = factories.municipality(name)
    world.here.invite(municipality, world.people[Who.FACILITATOR])
    seat = factories.seat(world.here.network, municipality)
    municipality.holder = factories.person(holder)
    factories.tenure(seat, municipality.holder)
    return municipality

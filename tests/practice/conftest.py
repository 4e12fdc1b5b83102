"""Two programmes, three municipalities in the first, and a meeting this afternoon at which they write down trials."""

from datetime import date, timedelta

import pytest

from praksisnet.access.actions import audience
from praksisnet.files.inspection import Checked
from praksisnet.files.words import Kind
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.knowledge.actions import create_resource, publish_resource
from praksisnet.meetings.models import Meeting
from praksisnet.practice.actions import make_local_version, plan_trial
from tests import factories

DAY = date(2026, 9, 24)  # of the first meeting, a Thursday
LOOK_ON = date(2026, 11, 5)
NEXT = date(2026, 12, 3)
CHANGED = "Aftalen er på én side."
WHAT = "Skriftlig aftale om aflastning fra første dag"


@pytest.fixture(autouse=True)
def _english(in_english):
    """What is refused, and what the pages say, is read in English."""


@pytest.fixture(autouse=True)
def _afternoon():
    """One minute past half past two on the day of the meeting."""
    with clock.moved_to(clock.at(DAY, 14, 31)):
        yield


@pytest.fixture
def by(mette):
    return Actor.person(mette)


@pytest.fixture
def faxe(world):
    """Another municipality of the network, whose seat Thomas holds."""
    return neighbour(world, "Faxe", "Thomas Nygaard")


@pytest.fixture
def meeting(network):
    return meeting_on(network, DAY)


@pytest.fixture
def next_meeting(network):
    return meeting_on(network, NEXT)


@pytest.fixture
def trial(network, koege, meeting, by):
    return plan_trial(network, koege, what=WHAT, who="Mette og Jonas", look_on=LOOK_ON, meeting=meeting, by=by)


@pytest.fixture
def resource(programme, line):
    by = Actor.person(line)
    made = create_resource(
        programme, kind="tool", title="Skabelon: aftale om aflastning", summary="En side til at udfylde.", by=by
    )
    return publish_resource(made, by=by)


@pytest.fixture
def version(network, koege, resource, by):
    """Køge's own version of the resource, which Mette may be written to about; not shared."""
    return make_local_version(network, koege, resource, changed=CHANGED, why="Vi har to.", is_contact=True, by=by)


def neighbour(world, name, holder):
    """A municipality that takes part, with somebody in its seat; the seat is kept as ``municipality.holder``."""
    municipality = factories.municipality(name)
    world.here.invite(municipality, world.people[Who.FACILITATOR])
    municipality.holder = factories.person(holder, language="en")
    factories.tenure(factories.seat(world.here.network, municipality), municipality.holder)
    return municipality


def meeting_on(network, day, *, kind="network"):
    """A published network meeting from half past nine to three."""
    programme = network.programme
    return Meeting.objects.create(
        **{
            "programme": programme,
            "network": network if kind == "network" else None,
            "kind": kind,
            "title": "Aflastning, der holder",
            "audience": audience([f"programme:{programme.pk}"]),
            "starts_at": clock.at(day, 9, 30),
            "ends_at": clock.at(day, 15),
            "made_at": clock.now(),
            "announced_at": clock.at(DAY) - timedelta(days=90),
            "published_at": clock.at(DAY) - timedelta(days=60),
        }
    )


def upload(name="vores.pdf"):
    return Checked(b"%PDF-1.4", name, Kind.PDF, 1, "", "0" * 64)

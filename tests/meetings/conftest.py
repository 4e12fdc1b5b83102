from datetime import date, datetime
from typing import Any

import pytest

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import create_meeting, create_round, set_date
from praksisnet.meetings.models import Meeting, Round
from praksisnet.meetings.words import CorePart
from praksisnet.networks.models import Network, Programme
from praksisnet.notices.models import Letter
from praksisnet.people.models import Person
from tests import factories
from tests.calendar_rules import _calendar_files_follow_the_rules  # noqa: F401 -- fixture

BEFORE = date(2026, 6, 17)
DAY = date(2026, 9, 24)
PARTS = [
    CorePart("pause", 30, "Ankomst og kaffe"),
    CorePart("plenary", 45, "Velkommen"),
    CorePart("talk", 60, "Oplæg"),
    CorePart("workshop", 90, "Samtalen", block=1, capacity=20),
    CorePart("workshop", 75, "Aftaler", block=1, capacity=12),
    CorePart("plenary", 30, "Tak for i dag"),
]


class Cast:
    """A programme with two networks; one seat holder and a coordinator in the first, one seat holder in the second."""

    def __init__(self) -> None:
        self.line = factories.person("Line Mortensen")
        self.programme: Programme = factories.programme(self.line)
        self.networks = [factories.network(self.programme, name) for name in ("Netværk Sjælland", "Netværk Syd")]
        self.koege = factories.municipality("Køge")
        self.mette, self.birthe, self.nils = map(factories.person, ("Mette Kjær", "Birthe Holm", "Nils Ravn"))
        factories.tenure(factories.seat(self.networks[0], self.koege), self.mette)
        factories.role(self.birthe, "coordinator", self.programme, network=self.networks[0], municipality=self.koege)
        factories.tenure(factories.seat(self.networks[1]), self.nils)
        self.nadia, self.ellen = factories.person("Nadia Krogh"), factories.person("Ellen Thorup")
        factories.role(self.nadia, "authority", self.programme)
        factories.role(self.ellen, "knowledge_partner", self.programme)

    @property
    def by(self) -> Actor:
        return Actor.person(self.line)

    @property
    def network(self) -> Network:
        return self.networks[0]


@pytest.fixture
def june(db):
    with clock.moved_to(BEFORE):
        yield


@pytest.fixture
def cast(june) -> Cast:
    return Cast()


@pytest.fixture
def round_(cast) -> Round:
    return create_round(
        cast.programme, name="Efterår 2026, møde 1", title="Aflastning, der holder", parts=PARTS, by=cast.by
    )


@pytest.fixture
def meeting(round_, cast) -> Meeting:
    """The first network's draft, without a date."""
    return round_.meetings.get(network=cast.network)


def dated(meeting: Meeting, cast: Cast, **values: Any) -> Meeting:
    facts: dict[str, Any] = {"starts_at": at(9, 30), "ends_at": at(15, 0), "town": "Næstved", "place": "Grønnegade 1"}
    return set_date(meeting, **(facts | values), by=cast.by)


def single(cast: Cast, kind: str = "national", **values: Any) -> Meeting:
    return create_meeting(cast.programme, kind=kind, title="Landsmøde", by=cast.by, **values)


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return clock.at(day, hour, minute)


def letters(purpose: str) -> list[str]:
    return list(
        Letter.objects.filter(purpose=purpose).order_by("to_person__sort_name").values_list("subject", flat=True)
    )


def names(people: list[Person]) -> list[str]:
    return [person.name for person in people]

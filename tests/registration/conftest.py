"""A published meeting with three workshops, three months after a Monday in June, and people of some municipalities."""

from datetime import date

import pytest
from django.urls import reverse

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import create_meeting, publish, set_date
from praksisnet.meetings.words import CorePart, Kind, SessionKind
from praksisnet.networks.models import Seat, Tenure
from praksisnet.notices.models import Letter
from praksisnet.registration.actions import register
from tests import factories
from tests.calendar_rules import _calendar_files_follow_the_rules  # noqa: F401 -- fixture

MONDAY, MEETING_DAY = date(2026, 6, 22), date(2026, 9, 24)
WORKSHOPS = (("Samtalen", 4), ("Aftalen", 2), ("Redskabet", 1))


@pytest.fixture(autouse=True)
def _english(in_english):
    """What is refused, and what the pages say, is read in English."""


@pytest.fixture(autouse=True)
def _monday():
    with clock.moved_to(clock.at(MONDAY, 9)):
        yield


@pytest.fixture
def facilitator(line):
    return Actor.person(line)


@pytest.fixture
def make_meeting(world, facilitator):
    """``make_meeting(places=2)``: published, with workshops A, B and C in one block."""

    def made(*, places=40, workshops=WORKSHOPS, title="Aflastning, der holder", **facts):
        parts = [CorePart(SessionKind.PLENARY, 90, "Velkomst")]
        parts += [CorePart(SessionKind.WORKSHOP, 90, name, "", 1, capacity) for name, capacity in workshops]
        meeting = create_meeting(
            world.here.programme,
            kind=Kind.NETWORK,
            network=world.here.network,
            title=title,
            parts=parts,
            places=places,
            by=facilitator,
        )
        for name, value in facts.items():
            setattr(meeting, name, value)
        meeting.save()
        meeting = set_date(
            meeting,
            starts_at=clock.at(MEETING_DAY, 9, 30),
            ends_at=clock.at(MEETING_DAY, 15),
            closes_at=clock.at(date(2026, 9, 17), 12),
            town="Næstved",
            place="Kulturhuset, Salen 1",
            by=facilitator,
        )
        return publish(meeting, by=facilitator)

    return made


@pytest.fixture
def meeting(make_meeting):
    return make_meeting()


@pytest.fixture
def workshops(meeting):
    return list(meeting.sessions.filter(kind=SessionKind.WORKSHOP).order_by("position"))


@pytest.fixture
def comes(world):
    """``comes(meeting, "Faxe", workshops=[…])``: a new seat holder of the municipality registers."""
    known = {}

    def registered(meeting, name="", **options):
        municipality = known.setdefault(name, None) if name else None
        municipality = municipality or factories.municipality(name)
        if name:
            known[name] = municipality
        number = Seat.objects.filter(network=world.here.network, municipality=municipality).count() + 1
        seat = factories.seat(world.here.network, municipality, number)
        person = factories.person(f"Deltager {name} {number}".strip())
        Tenure.objects.create(seat=seat, person=person, held_from=clock.now())
        return register(meeting, person, municipality=municipality, by=Actor.person(person), **options)

    return registered


def letters(purpose, person=None):
    found = Letter.objects.filter(purpose=f"registration.{purpose}").order_by("pk")
    return list(found.filter(to_person=person) if person else found)


def calendar_of(letter):
    """Method, sequence and status of the file that goes with a letter."""
    lines = dict(line.split(":", 1) for line in bytes(letter.calendar).decode().splitlines() if ":" in line)
    return lines["METHOD"], int(lines["SEQUENCE"]), lines["STATUS"]


def address(name, *args):
    return reverse(f"registration:{name}", args=args)


def afterwards():
    return clock.moved_to(clock.at(MEETING_DAY, 16))


def has(registration):
    return [place.session.title for place in registration.places.select_related("session")]

"""A network with several meetings: Mette is a member, Line runs it. As few rows as possible."""

from datetime import date, timedelta

from django.test import Client

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import create_meeting, create_round, publish, set_date
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import CorePart
from praksisnet.notices.models import Letter
from praksisnet.registration.actions import join_series, register
from tests import factories

SYSTEM = Actor.system("test")
FIRST = date(2026, 9, 24)


class Network:
    def __init__(self, language="en") -> None:
        self.language = language
        self.line = factories.person("Line Mortensen", language=language)
        self.by = Actor.person(self.line)
        self.programme = factories.programme(self.line)
        self.network = factories.network(self.programme, "Netværk Sjælland")
        self.koege = factories.municipality()
        self.mette = self.member("Mette Kjær")

    def member(self, name="", number=None):
        person = factories.person(name, language=self.language)
        number = number or self.network.seats.filter(municipality=self.koege).count() + 1
        factories.tenure(factories.seat(self.network, self.koege, number), person)
        return person

    def draft(self, weeks=0, *, places=2, workshops=(), **facts) -> Meeting:
        parts = [CorePart("plenary", 60, "Velkommen")]
        parts += [CorePart("workshop", 90, name, "", 1, capacity) for name, capacity in workshops]
        made = create_meeting(
            self.programme,
            kind="network",
            network=self.network,
            title=f"Møde {weeks}",
            parts=parts,
            places=places,
            by=self.by,
        )
        opens_at = facts.pop("opens_at", None)
        for name, value in facts.items():
            setattr(made, name, value)
        made.save()
        starts_at = clock.at(FIRST + timedelta(weeks=weeks), 9, 30)
        return set_date(
            made,
            starts_at=starts_at,
            opens_at=opens_at,
            closes_at=starts_at - timedelta(days=7),
            town="Næstved",
            by=self.by,
        )

    def date(self, weeks=0, **facts) -> Meeting:
        """Published; on 24 September, or so many weeks later."""
        return publish(self.draft(weeks, **facts), by=self.by)

    def joins(self, *meetings, person=None):
        person = person or self.mette
        return join_series(self.network, person, meetings, municipality=self.koege, by=Actor.person(person))

    def client(self, person=None) -> Client:
        client = Client()
        client.force_login(person or self.mette)
        return client


class TwoNetworks:
    """Two networks of a programme in one round; Aisha is a member of the first, Nils of another programme."""

    def __init__(self):
        line = factories.person("Line Mortensen")
        self.by = Actor.person(line)
        self.programme = factories.programme(line)
        networks = [factories.network(self.programme, f"Netværk {name}") for name in ("Sjælland", "Hovedstaden")]
        self.greve = factories.municipality("Greve")
        self.aisha, self.nils = factories.person("Aisha Bergmann"), factories.person("Nils Ravn")
        factories.tenure(factories.seat(networks[0], self.greve), self.aisha)
        factories.tenure(factories.seat(factories.network()), self.nils)
        parts = [CorePart("plenary", 60, "Velkommen")]
        self.round = create_round(self.programme, name="Efterår", title="Aflastning", parts=parts, places=2, by=self.by)
        self.home, self.away = (self._held(network, day) for network, day in zip(networks, (24, 29), strict=True))

    def _held(self, network, day):
        meeting = self.round.meetings.get(network=network)
        set_date(meeting, starts_at=clock.at(date(2026, 9, day), 9, 30), town="Næstved", by=self.by)
        return publish(meeting, by=self.by)

    def comes(self, meeting):
        return register(meeting, self.aisha, municipality=self.greve, by=Actor.person(self.aisha))

    def client(self, person):
        client = Client()
        client.force_login(person)
        return client


def letters_to(person) -> list[str]:
    """The purposes of what this room has written, in order."""
    found = Letter.objects.filter(to_person=person, purpose__startswith="registration.").order_by("pk")
    return [one.purpose.removeprefix("registration.") for one in found]


def entries(letter) -> list[str]:
    """The method of each entry that goes with a letter."""
    return [
        line.removeprefix("METHOD:")
        for line in bytes(letter.calendar or b"").decode().splitlines()
        if "METHOD:" in line
    ]

"""The people of the journeys and their programme: Netværk Sjælland with seventeen municipalities, and the one that must
see nothing."""

import re
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

from django.db import connection

from praksisnet.approvals.actions import approve
from praksisnet.jobs.actions import schedules
from praksisnet.jobs.worker import Worker
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import announce, create_meeting, publish, send_meeting_for_approval, set_date
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import CorePart
from praksisnet.networks.models import Network
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from tests import factories
from tests.stories.conftest import fine

NETWORKS = ("Nordjylland", "Midtjylland", "Syddanmark", "Sjælland", "Hovedstaden")
SJAELLAND = {
    "Køge": "Mette Kjær",
    "Lejre": "Søren Lund",
    "Greve": "Aisha Bergmann",
    "Faxe": "Thomas Nygaard",
    "Stevns": "Karen Højgaard",
}
OTHERS = (
    "Guldborgsund", "Holbæk", "Kalundborg", "Lolland", "Næstved", "Odsherred", "Ringsted", "Roskilde", "Slagelse",
    "Solrød", "Sorø", "Vordingborg",
)  # fmt: skip
ADDRESSES = {
    "Mette Kjær": "mette.kjaer@koege.example",
    "Birthe Holm": "birthe.holm@koege.example",
    "Jonas Riis": "jonas.riis@koege.example",
    "Søren Lund": "soeren.lund@lejre.example",
    "Aisha Bergmann": "aisha.bergmann@greve.example",
    "Thomas Nygaard": "thomas.nygaard@faxe.example",
    "Karen Højgaard": "karen.hoejgaard@stevns.example",
    "Nils Ravn": "nils.ravn@aalborg.example",
    "Ellen Thorup": "ellen.thorup@hoejskole.example",
    "Nadia Krogh": "nadia.krogh@styrelse.example",
}
SUNDAY = date(2026, 6, 7)  # everything is in place the day before the first step


def at(day: date, hour: int = 9, minute: int = 0) -> AbstractContextManager[None]:
    return clock.moved_to(clock.at(day, hour, minute))


class Cast:
    """``cast["Mette"]`` is the person; ``cast.network`` is Netværk Sjælland."""

    def __init__(self, line: Person) -> None:
        self.programme = factories.programme(
            line,
            title="Plejefamilier",
            starts_on=date(2025, 1, 1),
            ends_on=date(2027, 12, 31),
            approval="required",
            authority=Organisation.objects.get(kind="authority"),
            operator=Organisation.objects.get(kind="operator"),
        )
        networks = {name: factories.network(self.programme, f"Netværk {name}") for name in NETWORKS}
        self.network: Network = networks["Sjælland"]
        self.people = {"Line": line} | {name.split()[0]: person(name) for name in ADDRESSES}
        for municipality, name in SJAELLAND.items():
            self._seat(self.network, municipality, self[name.split()[0]])
        for municipality in OTHERS:
            self._seat(self.network, municipality, factories.person(f"Deltager fra {municipality}"))
        self._seat(networks["Nordjylland"], "Aalborg", self["Nils"])
        koege = place("Køge")
        factories.affiliation(self["Birthe"], koege)
        # The second place of Køge, as in the story of the invitation: only members raise needs for a municipality.
        self._seat(self.network, "Køge", self["Jonas"], 2)
        factories.role(self["Birthe"], "coordinator", self.programme, network=self.network, municipality=koege)
        factories.role(self["Ellen"], "knowledge_partner", self.programme)
        factories.role(self["Nadia"], "authority", self.programme)

    def __getitem__(self, name: str) -> Person:
        return self.people[name]

    def _seat(self, network: Network, municipality: str, holder: Person, number: int = 1) -> None:
        home = place(municipality)
        factories.affiliation(holder, home)
        factories.tenure(factories.seat(network, home, number), holder)


def person(name: str) -> Person:
    return factories.person(name, email=ADDRESSES[name])


def place(name: str) -> Organisation:
    return Organisation.objects.get(kind="municipality", name=name)


def published(cast: Cast, title: str, day: date, parts: Sequence[CorePart]) -> Meeting:
    """A meeting of Netværk Sjælland that the authority has approved, made through the rooms' own actions."""
    by, nadia = Actor.person(cast["Line"]), cast["Nadia"]
    meeting = create_meeting(cast.programme, kind="network", title=title, network=cast.network, parts=parts, by=by)
    set_date(meeting, starts_at=clock.at(day, 9, 30), town="Næstved", place="Grønnegade 1", by=by)
    announce(meeting, by=by)
    approve(send_meeting_for_approval(meeting, approver=nadia, by=by), by=Actor.person(nadia))
    return publish(meeting, by=by)


def work() -> None:
    """What the worker does until nothing is left to do now: what repeats, jobs, the outbox."""
    schedules.write_schedule()
    worker = Worker()
    while worker.round():
        worker.drain()  # or the outbox is asked after each of thirty jobs


def look(page: Any) -> None:
    page.wait_for_load_state()
    fine(page)


def visit(page: Any, address: str) -> None:
    page.goto(address)
    look(page)


def follow(page: Any, name: str) -> None:
    """Click the first link of that visible text, and look at the page it leads to."""
    page.get_by_role("link", name=name).first.click()
    look(page)


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()
    look(page)


def field(page: Any, label: str) -> Any:
    """The field with that label; "(valgfrit)" may follow."""
    return page.get_by_label(re.compile(rf"^{re.escape(label)}( \(.*\))?$")).first


def fill(page: Any, label: str, value: str) -> None:
    field(page, label).fill(value)


def sees(page: Any, *texts: str) -> None:
    said = page.locator("body").inner_text()
    for text in texts:
        assert text in said, f"»{text}« is not on {page.url}:\n{said}"


def everything_stored() -> str:
    """All rows of all tables as one text, for what must be nowhere."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        said = []
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            said.append(repr(cursor.fetchall()))
    return "\n".join(said)

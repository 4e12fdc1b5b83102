"""What a story needs: Denmark, an operator, a real mail server, and somebody who opens what it delivers."""

import re
from collections.abc import Iterator
from datetime import date
from email.message import Message

import pytest
from django.test import Client

from praksisnet.files import inspection
from praksisnet.files.inspector.__main__ import inspected, preview
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import (
    change_meeting,
    create_meeting,
    create_round,
    publish,
    set_date,
    write_notes,
)
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.words import CorePart, Kind, SessionKind
from praksisnet.networks.models import Network
from praksisnet.notices.delivery import pump
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.registration.actions import register
from praksisnet.registration.models import Registration
from praksisnet.themes.actions import create_theme
from tests import factories
from tests.browser import axe, console_errors, overflow
from tests.notices.mailserver import MailServer, running

MONDAY = date(2026, 6, 8)


class Post:
    """Everybody's letters, as the mail server got them."""

    def __init__(self, server: MailServer) -> None:
        self.server = server

    def newest(self, address: str, title: str) -> Message:
        """The newest letter to the address whose subject holds the title; the outbox is emptied first."""
        while pump():
            pass
        found = [
            letter for letter in self.server.received if letter["To"] and address in letter["To"]
            if title in letter["Subject"]
        ]  # fmt: skip
        assert found, f"No letter »{title}« to {address}: {[(m['To'], m['Subject']) for m in self.server.received]}"
        return found[-1]

    @staticmethod
    def text(letter: Message) -> str:
        return letter.get_body(("plain",)).get_content()

    def link(self, letter: Message, part: str) -> str:
        return next(address for address in re.findall(r"https?://\S+", self.text(letter)) if part in address)


@pytest.fixture
def monday() -> Iterator[None]:
    """A working morning, so that planned letters leave."""
    with clock.moved_to(clock.at(MONDAY, 9)):
        yield


@pytest.fixture
def post(settings, live_server) -> Iterator[Post]:
    settings.SITE_ADDRESS = live_server.url
    settings.EMAIL_BACKEND = "praksisnet.notices.backend.OutboxBackend"
    server = MailServer()
    with running(server) as port:
        settings.SMTP_HOST, settings.SMTP_PORT = "127.0.0.1", port
        yield Post(server)


@pytest.fixture
def denmark(denmark) -> None:
    """With an authority and a partner, who are not in the official lists."""
    factories.organisation("authority", "Styrelsen for Barnets Netværk")
    factories.organisation("partner", "Professionshøjskolen Vest")


@pytest.fixture
def line(denmark) -> Person:
    """Line Mortensen, who works at the operator."""
    line = factories.person("Line Mortensen", email="line.mortensen@operatoer.example")
    factories.affiliation(line, factories.organisation("operator", "Operatøren"))
    return line


@pytest.fixture
def network(monday, line) -> Network:
    return factories.network(factories.programme(line, title="Plejefamilier"), "Netværk Sjælland")


@pytest.fixture
def koege(denmark) -> Organisation:
    return Organisation.objects.get(name="Køge")


def seated(network: Network, municipality: str, name: str, number: int = 1) -> Person:
    """Somebody who holds a permanent place of that municipality."""
    home = Organisation.objects.get(name=municipality)
    person = factories.person(name, email=f"{name.split()[0].lower().replace('ø', 'oe')}@{home.domain}")
    factories.tenure(factories.seat(network, home, number), person)
    return person


@pytest.fixture
def mette(network) -> Person:
    return seated(network, "Køge", "Mette Kjær")


@pytest.fixture
def birthe(network, koege) -> Person:
    """Birthe Holm, who keeps account of Køge's participants and is none herself."""
    birthe = factories.person("Birthe Holm", email="birthe.holm@koege.example")
    factories.role(birthe, "coordinator", network.programme, network=network, municipality=koege)
    return birthe


@pytest.fixture
def ellen(network) -> Person:
    """Ellen Thorup, the knowledge partner."""
    ellen = factories.person("Ellen Thorup")
    factories.role(ellen, "knowledge_partner", network.programme)
    return ellen


@pytest.fixture
def small_meeting(network, line) -> Meeting:
    """Two places, in three months; municipalities without a place go first."""
    by, title = Actor.person(line), "Aflastning, der holder"
    parts = [CorePart(SessionKind.WORKSHOP, 90, "Aftalen", block=1, capacity=12)]
    made = create_meeting(
        network.programme, kind=Kind.NETWORK, network=network, title=title, parts=parts, places=2, by=by
    )
    change_meeting(made, unseated_first=True, by=by)
    set_date(made, starts_at=clock.at(date(2026, 9, 24), 9, 30), town="Næstved", place="Salen", by=by)
    return publish(made, by=by)


@pytest.fixture
def read_here(monkeypatch) -> None:
    """Files are read in this process: the one that reads them has tests of its own, and takes its time."""
    monkeypatch.setattr(inspection, "_inspected", lambda data: {**inspected(data), "preview": preview(data)})


@pytest.fixture
def workshop(network, line, mette) -> Session:
    """Workshop B of the meeting on 24 September, with what was said in it."""
    by, title = Actor.person(line), "Aftaler på tværs af kommuner"
    parts = [
        CorePart("plenary", 60, "Velkommen"),
        CorePart("workshop", 90, "Samtalen", block=1, capacity=20),
        CorePart("workshop", 90, title, block=1, capacity=12, abstract="Sådan aftaler to kommuner aflastning."),
    ]
    theme = create_theme("Aflastning", by=by)
    planned = create_round(
        network.programme, name="Efterår", title="Aflastning, der holder", themes=[theme], parts=parts, by=by
    )
    meeting = planned.meetings.get(network=network)
    starts_at = clock.at(date(2026, 9, 24), 9, 30)
    set_date(meeting, starts_at=starts_at, town="Næstved", place="Grønnegade 1", by=by)
    publish(meeting, by=by)
    session = meeting.sessions.get(title=title)
    with clock.moved_to(starts_at):
        write_notes(session, notes="To sider, der udfyldes på et møde.\n- Hvem betaler?\n- Hvem følger op?", by=by)
    return session


def registered(meeting: Meeting, person: Person, municipality: str) -> Registration:
    home = Organisation.objects.get(name=municipality)
    return register(meeting, person, municipality=home, by=Actor.person(person))


def scanned(link: str) -> None:
    """What mail scanners do before the reader opens a link: GET, HEAD, and a POST without the page's token."""
    path = "/" + link.split("/", 3)[3]
    scanner = Client(enforce_csrf_checks=True)
    statuses = [
        scanner.get(path).status_code,
        scanner.head(path).status_code,
        Client(enforce_csrf_checks=True).post(path).status_code,
    ]
    assert statuses == [200, 200, 403]


def fine(page) -> None:
    """Nothing on the page that axe, the console or the width of the screen complain about."""
    assert axe(page) == []
    assert overflow(page) == []
    assert console_errors(page) == []


@pytest.fixture
def cast(line):
    """Everybody of the journeys, in place on the Sunday before the first step."""
    from tests.stories.cast import SUNDAY, Cast, at, work

    with at(SUNDAY):
        found = Cast(line)
        work()
    return found

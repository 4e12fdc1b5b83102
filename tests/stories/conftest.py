"""What a story needs: Denmark, an operator, a real mail server, and somebody who opens what it delivers."""

import re
from collections.abc import Iterator
from datetime import date
from email.message import Message

import pytest
from django.test import Client

from praksisnet.kit import clock
from praksisnet.networks.models import Network
from praksisnet.notices.delivery import pump
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
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
def network(line) -> Network:
    return factories.network(factories.programme(line, title="Plejefamilier"), "Netværk Sjælland")


@pytest.fixture
def koege(denmark) -> Organisation:
    return Organisation.objects.get(name="Køge")


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

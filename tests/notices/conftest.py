from collections.abc import Callable, Iterator

import pytest

from praksisnet.kit.actor import Actor
from praksisnet.notices import actions
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.models import Letter
from praksisnet.people.models import Person
from tests.notices.mailserver import MailServer, running

SYSTEM = Actor.system("test")


@pytest.fixture
def mette(db) -> Person:
    return Person.objects.create(name="Mette Kjær", email="mette.kjaer@koege.example")


@pytest.fixture
def draft_to() -> Callable[..., Draft]:
    """A Draft to a person, urgent unless told."""

    def made(person: Person, **changes) -> Draft:
        values = {
            "to_person_id": person.pk,
            "to_address": person.email,
            "purpose": "test",
            "urgency": Urgency.URGENT,
            "subject": person,
            "title": "Praksisnet: prøve",
            "text": "Kære Mette\n",
            "html": "<p>Kære Mette</p>",
        }
        return Draft(**{**values, **changes})

    return made


@pytest.fixture
def post(draft_to) -> Callable[..., Letter]:
    def posted(person: Person, **changes) -> Letter:
        return actions.post(draft_to(person, **changes), by=SYSTEM)

    return posted


@pytest.fixture
def server(settings) -> Iterator[MailServer]:
    mail_server = MailServer()
    with running(mail_server) as port:
        settings.SMTP_HOST, settings.SMTP_PORT = "127.0.0.1", port
        yield mail_server

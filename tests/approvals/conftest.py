import pytest

from praksisnet.approvals.actions import send_for_approval
from praksisnet.kit.actor import Actor
from praksisnet.people.models import Person
from tests.factories import organisation, person

TEXT = "Velkommen til mødet.\n\nVi begynder kl. 9.30 i Roskilde.\n\nHusk jeres eksempler."


@pytest.fixture
def line(db) -> Person:
    return person("Line Mortensen")


@pytest.fixture
def nadia(db) -> Person:
    return person("Nadia Krogh")


@pytest.fixture
def subject(db):
    """Any row may be approved."""
    return organisation(name="Aflastning, der holder")


@pytest.fixture
def send(subject, line, nadia):
    def sent(text: str = TEXT, **changes):
        values = {"approver": nadia, "title": subject.name, "address": "/meetings/7/", "by": Actor.person(line)}
        return send_for_approval(subject, text=text, **{**values, **changes})

    return sent


@pytest.fixture
def approval(send):
    return send()

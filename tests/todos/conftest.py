from datetime import date

import pytest

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.people.models import Person
from praksisnet.todos import sockets
from praksisnet.todos.actions import add
from tests.factories import organisation, person

SYSTEM = Actor.system("test")
TODAY = date(2026, 9, 7)


@pytest.fixture(autouse=True)
def monday_morning():
    with clock.moved_to(clock.at(TODAY, 10)):
        yield


@pytest.fixture
def line(db) -> Person:
    return person("Line Mortensen")


@pytest.fixture
def subject(db):
    """Any row may have tasks."""
    return organisation(name="Møde 7")


@pytest.fixture
def add_todo(subject, line):
    def added(source: str = "meeting:7:programme", **changes):
        values = {"title": "Send programmet", "address": "/meetings/7/", "by": SYSTEM}
        if "token" not in changes:
            values["owner"] = line
        return add(source, changes.pop("subject", subject), **{**values, **changes})

    return added


@pytest.fixture
def met(monkeypatch) -> dict[int, bool]:
    """What the condition "published" says of each subject."""
    answers: dict[int, bool] = {}
    monkeypatch.setattr(sockets, "_conditions", {})
    sockets.register_condition("published", lambda subject_id: answers.get(subject_id, False))
    return answers

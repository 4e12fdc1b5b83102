"""A meeting of a network that has just been held, those who came, and what they answer."""

from datetime import timedelta

import pytest

from praksisnet.evaluation.actions import answer_survey, close_survey, open_survey, pour
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.meetings.models import Meeting
from praksisnet.registration.models import Registration
from tests import factories

SYSTEM = Actor.system("test")
AGREE = {"relevant": 5, "learned": 4, "usable": 4, "time": 2, "overall": 4}


@pytest.fixture(autouse=True)
def _english(in_english):
    """What is refused, and what the pages say, is read in English."""


@pytest.fixture
def network(world):
    return world.here.network


@pytest.fixture
def koege(world):
    return world.here.municipality


@pytest.fixture
def mette(world):
    return world.people[Who.PARTICIPANT]


@pytest.fixture
def line(world):
    return world.people[Who.FACILITATOR]


@pytest.fixture
def meeting(network):
    """It ended an hour ago."""
    return held(network)


@pytest.fixture
def people(meeting, koege):
    """Nine who came."""
    return came(meeting, 9, koege)


@pytest.fixture
def survey(meeting, people):
    return open_survey(meeting, by=SYSTEM)


def held(network, *, ended=timedelta(hours=1), **values):
    """A published meeting of a network (None: a national one needs ``programme``) that ended so long ago."""
    ends_at = clock.now() - ended
    return Meeting.objects.create(
        **{
            "programme": network.programme if network else None,
            "network": network,
            "kind": "network" if network else "national",
            "title": "Aflastning, der holder",
            "starts_at": ends_at - timedelta(hours=5),
            "ends_at": ends_at,
            "published_at": ends_at - timedelta(days=60),
            **values,
        }
    )


def came(meeting, number, municipality=None, state="attended"):
    found = [factories.person() for _ in range(number)]
    for person in found:
        Registration.objects.create(meeting=meeting, person=person, municipality=municipality, state=state)
    return found


def evaluated(network, marks, **values):
    """A closed survey in which the overall outcome got these marks, and every question the same."""
    meeting = held(network, **values)
    survey = open_survey(meeting, by=SYSTEM)
    for person, mark in zip(came(meeting, len(marks)), marks, strict=True):
        open_survey(meeting, by=SYSTEM)
        answer_survey(survey, person, dict.fromkeys(AGREE, mark))
    pour(survey)
    return close_survey(survey, by=SYSTEM)

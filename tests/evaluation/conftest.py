"""A meeting of a network that has just been held, and those who came."""

import pytest

from praksisnet.evaluation.actions import open_survey
from praksisnet.kit.permissions import Who
from tests.evaluation.meetings import SYSTEM, came, held


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

"""A meeting of a network that has just been held, and those who came."""

import pytest

from praksisnet.evaluation.actions import open_survey
from tests.evaluation.meetings import SYSTEM, came, held


@pytest.fixture(autouse=True)
def _english(in_english):
    """What is refused, and what the pages say, is read in English."""


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

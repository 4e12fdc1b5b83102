from datetime import timedelta

import pytest

from praksisnet.kit import clock
from praksisnet.practice.actions import plan_trial, report_trial
from praksisnet.practice.queries import obstacles_in, trial_counts
from praksisnet.practice.words import Hindrance, Stage
from tests.practice.conftest import neighbour


@pytest.fixture
def five(world, network, by):
    """Five municipalities that met time, four of them the rules too."""
    for number in range(5):
        place = neighbour(world, f"Kommune {number}", f"Person {number}")
        trial = plan_trial(network, place, what="Et forløb", by=by)
        report_trial(trial, "under_way", hindrances=["time", "rules"] if number else ["time"], by=by)


def test_trials_are_counted_by_stage(five, trial, programme, world):
    assert trial_counts(programme) == dict.fromkeys(Stage, 0) | {Stage.PLANNED: 1, Stage.UNDER_WAY: 5}
    assert sum(trial_counts(world.there.programme).values()) == 0


def test_obstacles_are_shown_from_five_municipalities(five, programme):
    assert obstacles_in(programme) == [(Hindrance.TIME, 5)]


def test_a_municipality_weighs_one(five, network, koege, programme, by):
    for number in range(2):
        trial = plan_trial(network, koege, what=f"Et forløb {number}", by=by)
        report_trial(trial, "under_way", hindrances=["time"], by=by)

    assert obstacles_in(programme) == [(Hindrance.TIME, 6)]


def test_obstacles_can_be_asked_since_a_day(five, programme):
    assert obstacles_in(programme, since=clock.now() + timedelta(minutes=1)) == []

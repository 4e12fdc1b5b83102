from datetime import date, timedelta

import pytest

from praksisnet.kit import clock
from praksisnet.kit.refusal import Refused
from praksisnet.practice.actions import plan_trial, report_trial
from praksisnet.practice.queries import own_since_last, since_last, trial_panel
from praksisnet.practice.words import Stage
from tests.practice.conftest import LOOK_ON, NEXT, meeting_on


@pytest.fixture
def thomas(trial, network, faxe, meeting, by):
    """Faxe tries something too."""
    return plan_trial(network, faxe, what="Samtalen før opstart", meeting=meeting, by=by)


def counted(meeting):
    return {stage: number for stage, number in since_last(meeting).counts if number}


def test_the_next_meeting_counts_municipalities_by_stage(trial, thomas, next_meeting, by):
    with clock.moved_to(clock.at(LOOK_ON, 10)):
        report_trial(trial, "adapted", by=by)

    found = since_last(next_meeting)

    assert counted(next_meeting) == {Stage.ADAPTED: 1, Stage.PLANNED: 1}
    assert (found.told, found.municipalities) == (1, 2)


def test_a_click_at_the_meeting_is_counted(trial, thomas, next_meeting, by):
    with clock.moved_to(clock.at(NEXT, 9, 40)):
        report_trial(trial, "adopted", meeting=next_meeting, by=by)

    assert counted(next_meeting) == {Stage.ADOPTED: 1, Stage.PLANNED: 1}


def test_a_municipality_with_two_trials_stands_once_at_each_stage(trial, network, koege, next_meeting, by):
    plan_trial(network, koege, what="Endnu et forløb", by=by)

    found = since_last(next_meeting)

    assert (counted(next_meeting), found.municipalities) == ({Stage.PLANNED: 1}, 1)


def test_what_was_told_as_ended_last_time_is_not_asked_again(trial, thomas, network, next_meeting, by):
    with clock.moved_to(clock.at(LOOK_ON, 10)):
        report_trial(trial, "adopted", by=by)
    later = meeting_on(network, date(2027, 4, 14))

    assert counted(later) == {Stage.PLANNED: 1}


def test_after_the_meeting_its_figures_stand(trial, next_meeting, by):
    with clock.moved_to(clock.at(date(2027, 1, 5), 10)):
        report_trial(trial, "adopted", by=by)

    assert counted(next_meeting) == {Stage.PLANNED: 1}


def test_what_is_planned_at_a_meeting_waits_for_the_next(trial, meeting):
    assert since_last(meeting).municipalities == 0


def test_everybody_tells_of_the_own_municipality(trial, thomas, next_meeting, mette, line):
    assert (own_since_last(mette, next_meeting), own_since_last(line, next_meeting)) == ([trial], [])


def test_a_national_meeting_counts_all_networks(trial, thomas, network, world):
    national = meeting_on(network, NEXT, kind="national")

    assert since_last(national).municipalities == 2


@pytest.mark.parametrize(("minutes", "is_there"), [(31, False), (30, True), (0, True), (-60 * 24 * 43, False)])
def test_the_panel_comes_in_the_last_half_hour(minutes, is_there, meeting, mette):
    meeting.ends_at = clock.now() + timedelta(minutes=minutes)
    with clock.moved_to(clock.now()):
        assert (trial_panel(mette, meeting) is not None) == is_there


def test_the_panel_asks_until_the_municipality_has_written(meeting, mette, birthe, network, koege, by, line):
    before = trial_panel(mette, meeting)
    plan_trial(network, koege, what="Et forløb", meeting=meeting, by=by)
    after, colleagues, facilitators = (trial_panel(one, meeting) for one in (mette, birthe, line))

    assert (len(before.open_places), before.municipalities) == (1, 0)
    assert (after.open_places, len(colleagues.trials), facilitators.municipalities) == ([], 1, 1)
    assert (facilitators.places, facilitators.runs) == ([], True)


def test_a_cancelled_meeting_and_a_development_day_ask_nothing(meeting, network, mette):
    meeting.kind = "development"
    asked = trial_panel(mette, meeting)
    meeting.kind, meeting.cancelled_at = "network", clock.now()

    assert (asked, trial_panel(mette, meeting)) == (None, None)


@pytest.mark.parametrize(("days", "cancelled"), [(-1, False), (15, False), (0, True)])
def test_a_meeting_that_does_not_ask_takes_no_answer(days, cancelled, trial, next_meeting, by):
    next_meeting.cancelled_at = clock.now() if cancelled else None

    with clock.moved_to(clock.at(NEXT + timedelta(days=days), 9, 40)), pytest.raises(Refused):
        report_trial(trial, "adopted", meeting=next_meeting, by=by)

import pytest
from django.db import IntegrityError, transaction

from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.practice.actions import plan_trial, report_trial
from praksisnet.practice.models import Report, Trial
from tests.guard.numbers import some_number
from tests.practice.conftest import NEXT


def test_the_trial_stands_where_the_report_says(trial, by):
    report = report_trial(trial, "adapted", told="Vi aftaler det på opstartsmødet", hindrances=["time"], by=by)

    trial.refresh_from_db()
    assert (trial.stage, trial.stage_at) == ("adapted", report.told_at)
    assert [obstacle.hindrance for obstacle in report.obstacles.all()] == ["time"]


def test_a_colleague_changes_the_municipalitys_one_answer(trial, by, birthe):
    report_trial(trial, "adapted", told="Det gik.", hindrances=["time", "it"], by=by)
    report_trial(trial, "adopted", told="Det gik godt.", hindrances=["it"], by=Actor.person(birthe))

    report = Report.objects.get()
    assert (report.stage, report.told, report.told_by) == ("adopted", "Det gik godt.", birthe)
    assert [obstacle.hindrance for obstacle in report.obstacles.all()] == ["it"]


def test_the_same_answer_again_changes_nothing(trial, by):
    for _ in range(2):
        report_trial(trial, "under_way", by=by)

    verbs = [entry.verb for entry in entries_about(trial)]
    assert verbs == ["trial_reported", "trial_planned"]


def test_each_occasion_has_its_answer(trial, next_meeting, by):
    report_trial(trial, "under_way", by=by)
    Trial.objects.update(asked_at=clock.now())
    report_trial(trial, "adapted", by=by)
    with clock.moved_to(clock.at(NEXT, 10)):
        report_trial(trial, "adopted", meeting=next_meeting, by=by)

    told = [(report.occasion, report.stage) for report in trial.reports.all()]
    assert told == [("own", "under_way"), ("asked", "adapted"), ("meeting", "adopted")]


def test_a_stop_says_why(trial, by):
    with pytest.raises(Refused) as refused:
        report_trial(trial, "stopped", by=by)

    assert refused.value.messages == ["Say why you stopped, or tick what got in the way."]
    assert report_trial(trial, "stopped", hindrances=["unfit"], by=by).stage == "stopped"


@pytest.mark.parametrize(
    "values",
    [
        {"stage": "won"},
        {"stage": "adopted", "hindrances": ["weather"]},
        {"stage": "adopted", "told": "x" * 1001},
        {"stage": "adopted", "told": f"Om {some_number()}"},
    ],
)
def test_it_refuses_what_cannot_be(values, trial, by):
    with pytest.raises(Refused):
        report_trial(trial, **values, by=by)

    assert Report.objects.count() == 0


def test_it_refuses_a_closed_programme_and_another_networks_meeting(trial, world, next_meeting, by, line):
    next_meeting.network = world.there.network
    with pytest.raises(Refused):
        report_trial(trial, "adopted", meeting=next_meeting, by=by)
    programme = world.here.programme
    programme.closed_at, programme.closed_by = clock.now(), line
    programme.save()
    with pytest.raises(Refused):
        report_trial(trial, "adopted", by=by)

    assert Report.objects.count() == 0


def test_the_database_holds_one_answer_an_occasion(trial):
    Report.objects.create(trial=trial, stage="adopted", occasion="own")

    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.create(trial=trial, stage="adapted", occasion="own")


def test_a_resource_counts_the_municipalities_that_began(network, koege, faxe, resource, by):
    for place in (koege, koege, faxe):
        what = f"Skabelonen {Trial.objects.count()}"
        made = plan_trial(network, place, what=what, resource=resource, by=by)
        report_trial(made, "under_way" if place is koege else "planned", by=by)

    resource.refresh_from_db()
    assert resource.tried_in == 1

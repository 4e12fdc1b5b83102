"""Hvordan gik det? One answer for the municipality at each occasion; a colleague's later one changes it."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import as_written
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.actions import count_trials
from praksisnet.knowledge.models import Resource
from praksisnet.meetings.models import Meeting
from praksisnet.practice.actions.planning import locked, refuse_elsewhere, refuse_unopened
from praksisnet.practice.models import LocalVersion, Obstacle, Report, Trial
from praksisnet.practice.queries import asks_since_last
from praksisnet.practice.words import MOST_LETTERS, Hindrance, Occasion, Stage


@transaction.atomic
def report_trial(
    trial: Trial,
    stage: str,
    *,
    told: str = "",
    hindrances: Collection[str] = (),
    meeting: Meeting | None = None,
    by: Actor,
) -> Report:
    """Where the trial stands now, told for the municipality; at a meeting, when one is asked, or in between.

    The same answer again changes nothing. Refuses: a programme that is not open; a stage or hindrance that is none;
    a stop without a word of why; a text that is too long; a CPR number; a meeting of another network, or one that does
    not ask now.
    """
    trial, told = locked(trial), as_written(told)
    refuse_unopened(trial.network)
    refuse_elsewhere(trial.network, meeting)
    if meeting and not asks_since_last(meeting):
        raise Refused(_("The meeting does not ask any more. Tell it on the page of the small test."))
    wanted = _known(stage, told, hindrances)
    occasion = Occasion.MEETING if meeting else Occasion.ASKED if trial.asked_at else Occasion.OWN
    report = trial.reports.filter(occasion=occasion, meeting=meeting).first()
    if report and _says(report) == (stage, told, wanted):
        return report
    report = report or Report(trial=trial, occasion=occasion, meeting=meeting)
    report.stage, report.told = stage, told
    report.told_at, report.told_by_id = clock.now(), by.id
    report.save()
    _write_obstacles(report, wanted)
    before, trial.stage, trial.stage_at = trial.stage, stage, report.told_at
    trial.save(update_fields=["stage", "stage_at"])
    refs = {"report": report.pk, "before": before, "stage": stage, "meeting": meeting and meeting.pk}
    record("trial_reported", trial, by=by, fields=["stage"], refs=refs)
    if trial.resource:
        count_tried(trial.resource, by=by)
    return report


def count_tried(resource: Resource, *, by: Actor) -> None:
    """How many municipalities have begun what the resource says or made it their own, kept with it."""
    begun = Trial.objects.filter(resource=resource).exclude(stage=Stage.PLANNED)
    adapted = LocalVersion.objects.filter(resource=resource)
    tried = begun.order_by().values("municipality").union(adapted.order_by().values("municipality"))
    count_trials(resource, tried.count(), by=by)


def _known(stage: str, told: str, hindrances: Collection[str]) -> frozenset[str]:
    if stage not in Stage.values:
        raise Refused(_("Choose where it stands."), code="stage")
    wanted = frozenset(hindrances)
    if not wanted <= set(Hindrance.values):
        raise Refused(_("Choose from what is offered."), code="hindrances")
    if stage == Stage.STOPPED and not (told or wanted):
        raise Refused(_("Say why you stopped, or tick what got in the way."), code="told")
    if len(told) > MOST_LETTERS:
        raise Refused(_("The text is too long. Say it in a few sentences."), code="told")
    refuse_cpr(told)
    return wanted


def _says(report: Report) -> tuple[str, str, frozenset[str]]:
    return report.stage, report.told, frozenset(report.obstacles.values_list("hindrance", flat=True))


def _write_obstacles(report: Report, wanted: frozenset[str]) -> None:
    report.obstacles.exclude(hindrance__in=wanted).delete()
    Obstacle.objects.bulk_create(
        [Obstacle(report=report, hindrance=hindrance) for hindrance in sorted(wanted)], ignore_conflicts=True
    )

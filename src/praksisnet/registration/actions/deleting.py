"""Answers about food and access go: on their day, with the place they were given for, or when the person says so."""

from django.db import transaction
from django.db.models import Q

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.models import Meeting
from praksisnet.registration import rules
from praksisnet.registration.models import Answer, Registration, VenueReport
from praksisnet.registration.queries.questions import deleted_at
from praksisnet.registration.words import LIVE, SEATED, QuestionKind


@transaction.atomic
def forget_answers(registration: Registration, *, by: Actor) -> int:
    """Whoever does not come, or comes online, needs no food; and no successor takes over what somebody eats."""
    forgotten, _by_model = Answer.objects.filter(registration=registration).delete()
    if forgotten:
        record("answers_deleted", registration, by=by, fields=["answers"])
    return forgotten


@transaction.atomic
def forget_food(registration: Registration, *, by: Actor) -> None:
    """Nobody cooks for who comes online."""
    if Answer.objects.filter(registration=registration, question__kind=QuestionKind.DIETARY).delete()[0]:
        record("answers_deleted", registration, by=by, fields=["answers"])


@transaction.atomic
def time_answers(meeting: Meeting, *, by: Actor) -> int:
    """The meeting is moved, cancelled or neither after all: the day of deletion follows. Returns how many moved."""
    moved = 0
    for question in meeting.registration_questions.all():
        late = question.answers.exclude(delete_at=(due := deleted_at(meeting, question.keep_days)))
        moved += late.update(delete_at=due)
    if moved:
        record("answers_timed", meeting, by=by, fields=["delete_at"], refs={"answers": moved})
    return moved


def delete_due_answers(*, by: Actor) -> int:
    """The nightly round: a transaction a meeting. Returns how many answers went.

    With those whose day it is go those of people who do not come any more, however that came about.
    """
    due = Answer.objects.filter(_due()).values("registration__meeting")
    return sum(_delete_due(meeting, by) for meeting in Meeting.objects.filter(pk__in=due).order_by("pk"))


@transaction.atomic
def _delete_due(meeting: Meeting, by: Actor) -> int:
    """What the venue was told keeps only the number of people."""
    time_answers(meeting, by=by)  # it may have been moved or brought back since the answer was given
    deleted, _by_model = Answer.objects.filter(_due(), registration__meeting=meeting).delete()
    if deleted:
        record("answers_deleted", meeting, by=by, fields=["answers"], refs={"answers": deleted})
    if rules.has_begun(meeting) and not Answer.objects.filter(registration__meeting=meeting).exists():
        for report in VenueReport.objects.filter(meeting=meeting):
            report.counts = {"people": report.counts.get("people", 0)}
            report.save(update_fields=["counts"])
    return deleted


def _due() -> Q:
    return Q(delete_at__lte=clock.now()) | ~Q(registration__state__in=[*LIVE, *SEATED])

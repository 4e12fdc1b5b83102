"""Held meetings whose answers are in."""

from datetime import timedelta

from praksisnet.evaluation.actions.surveys import instrument
from praksisnet.evaluation.models import Answer, Survey
from praksisnet.kit import clock
from praksisnet.meetings.models import Meeting


def asked(world, title, answers, *, days_ago, key="time", network=None):
    """A closed survey in which everybody answered one question."""
    starts_at = clock.now() - timedelta(days=days_ago)
    meeting = Meeting.objects.create(
        programme=world.here.programme, network=network or world.here.network, kind="network", title=title,
        starts_at=starts_at, ends_at=starts_at + timedelta(hours=6), published_at=starts_at, closed_at=starts_at,
    )  # fmt: skip
    survey = Survey.objects.create(
        instrument=instrument(), meeting=meeting, opens_at=starts_at, closes_at=starts_at + timedelta(days=7),
        closed_at=starts_at + timedelta(days=7),
    )  # fmt: skip
    Answer.objects.bulk_create(Answer(survey=survey, values={key: value}, week=202601) for value in answers)
    return survey

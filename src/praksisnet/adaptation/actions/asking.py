"""The two letters that ask: before a meeting, and once in a half-year."""

from django.db import transaction

from praksisnet.adaptation.mails import before_meeting_letter, half_year_letter
from praksisnet.adaptation.queries import (
    meetings_to_prepare,
    members_to_ask,
    programmes_to_ask,
    registered_to_prepare,
)
from praksisnet.jobs.actions import once
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.half_years import HalfYear
from praksisnet.knowledge.queries import materials_panel
from praksisnet.meetings.models import Meeting
from praksisnet.networks.models import Programme
from praksisnet.notices.actions import post


def prepare_meetings(*, by: Actor) -> int:
    """A week before, everybody who comes gets one mail with all there is to know; who registers later gets it the
    next morning, until the day before. Returns how many letters. It may run twice: a letter is one of a kind."""
    return sum(_prepare(meeting, by) for meeting in meetings_to_prepare())


@transaction.atomic
def _prepare(meeting: Meeting, by: Actor) -> int:
    registrations = registered_to_prepare(meeting)
    questions = list(meeting.questions.order_by("position"))
    for registration in registrations:
        reading = materials_panel(registration.person, meeting).reading
        post(before_meeting_letter(registration, questions, reading), by=by)
    if registrations:
        record("meeting_prepared", meeting, by=by, refs={"letters": len(registrations)})
    return len(registrations)


def ask_members(*, by: Actor) -> int:
    """What is on your mind? Once in a half-year and programme; returns how many are asked."""
    return sum(_ask(programme, by) for programme in programmes_to_ask())


@transaction.atomic
def _ask(programme: Programme, by: Actor) -> int:
    half = HalfYear.of(clock.today())
    if not once(f"adaptation.half_year:{programme.pk}:{half.year}-{half.half}"):
        return 0
    members = members_to_ask(programme)
    for person, municipality in members:
        post(half_year_letter(programme, person, municipality), by=by)
    record("needs_asked_for", programme, by=by, refs={"letters": len(members)})
    return len(members)

"""The mail after a meeting: planned when the meeting is closed, written when it is due."""

from django.db import transaction

from praksisnet.evaluation.actions.answering import locked
from praksisnet.evaluation.actions.surveys import open_survey, prepare_after_meeting
from praksisnet.evaluation.mails import after_letter
from praksisnet.evaluation.models import Survey
from praksisnet.evaluation.queries import (
    is_open,
    letter_moment,
    letters_to_post,
    people_to_write,
    trials_of,
    unanswered,
)
from praksisnet.evaluation.queries.letters import sessions_with_material
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.models import Meeting
from praksisnet.notices.actions import post


@transaction.atomic
def plan_letters(meeting: Meeting, *, by: Actor) -> Survey | None:
    """The meeting is closed: ask those who came, and write to them at nine on the next working day."""
    survey = prepare_after_meeting(meeting, by=by)
    if survey is not None and survey.letters_due_at is None:
        survey.letters_due_at = letter_moment(clock.now())
        survey.save(update_fields=["letters_due_at"])
        record("after_letters_planned", survey, by=by, fields=["letters_due_at"])
    return survey


def post_due_letters(*, by: Actor) -> int:
    """Write the mails that are due, with the questions for those only who have not answered; returns how many."""
    return sum(_post(survey, by=by) for survey in letters_to_post())


@transaction.atomic
def _post(survey: Survey, *, by: Actor) -> int:
    kept = locked(survey)
    if kept.letters_posted_at is not None:
        return 0
    survey.letters_posted_at = clock.now()
    survey.save(update_fields=["letters_posted_at"])
    open_survey(survey.meeting, by=by)  # attendance may have been marked since
    silent = unanswered(survey) if is_open(kept) else set()
    trials, sessions = trials_of(survey.meeting), sessions_with_material(survey.meeting)
    people = people_to_write(survey.meeting)
    for registration in people:
        trial, asks = trials.get(registration.municipality_id or 0), registration.person_id in silent
        post(after_letter(survey, registration, trial=trial, sessions=sessions, asks=asks), by=by)
    record("after_letters_posted", survey, by=by, refs={"letters": len(people)})
    return len(people)

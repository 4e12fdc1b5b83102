"""Who needs what at a meeting: for its facilitator, and for nobody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from praksisnet.meetings.models import Meeting
from praksisnet.registration.models import Answer, Question, Registration
from praksisnet.registration.queries.questions import deleted_at
from praksisnet.registration.words import SEATED, TAKEN

COUNTED = tuple({*TAKEN, *SEATED})


@dataclass(frozen=True, slots=True)
class Needing:
    """One person with the answers in the order of the questions; empty where nothing is said.

    ``own``: the ids of those in own words, else 0.
    """

    registration: Registration
    said: Sequence[str]
    own: Sequence[int]


@dataclass(frozen=True, slots=True)
class Needs:
    meeting: Meeting
    questions: Sequence[Question]
    rows: Sequence[Needing]
    coming: int

    @property
    def deletions(self) -> dict[datetime, list[str]]:
        """The titles of the questions by the day their answers go."""
        found: dict[datetime, list[str]] = {}
        for question in self.questions:
            found.setdefault(deleted_at(self.meeting, question.keep_days), []).append(question.title)
        return found


def needs_of(meeting: Meeting) -> Needs:
    """By municipality and name: three statements, however many come."""
    questions = list(Question.objects.filter(meeting=meeting))
    answers = Answer.objects.filter(registration__meeting=meeting, registration__state__in=COUNTED)
    said: dict[Registration, dict[int, Answer]] = {}
    for answer in answers.select_related("question", "registration__person", "registration__municipality").order_by(
        "registration__municipality__sort_name", "registration__person__sort_name", "registration"
    ):
        said.setdefault(answer.registration, {})[answer.question_id] = answer
    rows = [_row(one, [given.get(question.pk) for question in questions]) for one, given in said.items()]
    coming = Registration.objects.filter(meeting=meeting, state__in=COUNTED).count()
    return Needs(meeting, questions, rows, coming)


def _row(registration: Registration, given: Sequence[Answer | None]) -> Needing:
    said = [answer.said if answer else "" for answer in given]
    return Needing(registration, said, [answer.pk if answer and answer.text else 0 for answer in given])

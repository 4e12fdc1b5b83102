"""What those who come to a meeting are asked, and what one person has answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, QuerySet
from django.utils.translation import gettext as _

from praksisnet.kit import clock
from praksisnet.kit.formats import long_date
from praksisnet.meetings.models import Meeting
from praksisnet.registration import rules
from praksisnet.registration.models import Answer, Question, Registration
from praksisnet.registration.queries.online import is_on_site
from praksisnet.registration.words import QUICK, TAKEN, QuestionKind


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as one person meets it; ``name`` is that of its fields."""

    question: Question
    answer: Answer | None
    delete_at: datetime

    @property
    def name(self) -> str:
        return f"q{self.question.pk}"

    @property
    def choices(self) -> list[tuple[str, Any]]:
        quick = QUICK.get(self.question.kind)
        return list(quick.choices) if quick else []


def asks(registration: Registration) -> bool:
    """Whether there is anything to answer; asked of the database only where the desk has not read it."""
    meeting: Any = registration.meeting
    if not hasattr(meeting, "asks"):
        found = with_asks(Meeting.objects.filter(pk=meeting.pk), meeting.pk)
        meeting.asks, meeting.asks_all = found.values_list("asks", "asks_all").get()
    return bool(meeting.asks if is_on_site(registration) else meeting.asks_all)


def with_asks(rows: QuerySet[Any], meeting_id: int) -> QuerySet[Any]:
    """Rows that know the meeting, with ``asks``, and ``asks_all``: something that is asked of those online too."""
    of_meeting = Question.objects.filter(meeting=meeting_id)
    beyond_food = of_meeting.exclude(kind=QuestionKind.DIETARY)
    found: QuerySet[Any] = rows.annotate(asks=Exists(of_meeting), asks_all=Exists(beyond_food))
    return found


def asked_of(registration: Registration) -> list[Asked]:
    """In their order; nobody who is online is asked about food."""
    questions = Question.objects.filter(meeting=registration.meeting_id)
    if not is_on_site(registration):
        questions = questions.exclude(kind=QuestionKind.DIETARY)
    given = {answer.question_id: answer for answer in Answer.objects.filter(registration=registration)}
    found = []
    for question in questions:
        answer = given.get(question.pk)
        if answer:
            answer.question = question
        found.append(Asked(question, answer, deleted_at(registration.meeting, question.keep_days)))
    return found


def deleted_at(meeting: Meeting, keep_days: int) -> datetime:
    """At the beginning of the local day, so many days after the meeting; of a cancelled one the next day."""
    if meeting.cancelled_at:
        return _day_begins(meeting.cancelled_at, 1)
    return _day_begins(meeting.ends_at or clock.now(), keep_days)


def _day_begins(moment: datetime, days: int) -> datetime:
    return clock.at(moment.astimezone(clock.COPENHAGEN).date() + timedelta(days=days))


def may_answer(registration: Registration) -> bool:
    """Who has a place or is asked to take one, until the meeting begins."""
    return registration.state in TAKEN and rules.takes_place(registration.meeting)


def said_of_deletion(asked: Iterable[Asked]) -> str:
    """“Information about food is deleted Thursday 8 October 2026.”, a sentence a day."""
    by_day: dict[datetime, list[Question]] = {}
    for one in asked:
        by_day.setdefault(one.delete_at, []).append(one.question)
    return " ".join(_sentence(questions) % {"day": long_date(at)} for at, questions in sorted(by_day.items()))


def _sentence(questions: Sequence[Question]) -> str:
    kinds = {question.kind for question in questions}
    if kinds == {QuestionKind.DIETARY}:
        return _("Information about food is deleted %(day)s.")
    if kinds == {QuestionKind.ACCESS}:
        return _("Information about access is deleted %(day)s.")
    return _("Your answers are deleted %(day)s.")

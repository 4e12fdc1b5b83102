"""The facilitator says what those who come are asked, why, and how long the answers are kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import one_line
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.registration import rules
from praksisnet.registration.actions.deleting import time_answers
from praksisnet.registration.actions.desk import open_desk
from praksisnet.registration.models import Question
from praksisnet.registration.words import MOST_FREE, MOST_KEPT_DAYS, QuestionKind, Window


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question as the facilitator wants it; ``pk`` of the free one that is there already."""

    kind: str
    purpose: str
    keep_days: int
    text: str = ""
    pk: int | None = None


@transaction.atomic
def ask(meeting: Meeting, wanted: Sequence[Wanted], *, by: Actor) -> list[Question]:
    """From now on these are asked, and no others; the answers to those that go are deleted. A repeat changes nothing.

    Refuses: no text or purpose; more days than the most; too many; a CPR number; what has been answered gets another
    text or purpose, or is kept longer; a meeting that has begun or is cancelled.
    """
    desk = open_desk(meeting)
    if rules.window_of(desk.meeting) in {Window.OVER, Window.CANCELLED}:
        raise Refused(_("The meeting has begun or is cancelled, so nothing is asked any more."))
    for one in wanted:
        _refuse(one)
    if sum(one.kind == QuestionKind.FREE for one in wanted) > MOST_FREE:
        raise Refused(_("Ask at most %(most)s questions of your own."), params={"most": MOST_FREE})
    there = {question.pk: question for question in Question.objects.filter(meeting=meeting)}
    kept: list[Question] = []
    changed = []
    for position, one in enumerate(wanted, start=1):
        question = _found(there, one) or Question(meeting=meeting, kind=one.kind)
        if _put(question, one, position):
            changed.append(question.kind)
        kept.append(question)
    gone = there.keys() - {question.pk for question in kept}
    Question.objects.filter(pk__in=gone).delete()
    if changed or gone:
        refs = {"asked": [question.pk for question in kept], "gone": sorted(gone)}
        record("questions_set", meeting, by=by, fields=["registration_questions"], refs=refs)
        time_answers(desk.meeting, by=by)
    return kept


def _refuse(one: Wanted) -> None:
    refuse_cpr(one.text, one.purpose)
    if one.kind == QuestionKind.FREE and not one.text.strip():
        raise Refused(_("Write what you ask."))
    if not one.purpose.strip():
        raise Refused(_("Say why you ask. Those who answer read it."))
    if not 0 < one.keep_days <= MOST_KEPT_DAYS:
        raise Refused(_("Keep answers between 1 and %(most)s days."), params={"most": MOST_KEPT_DAYS})


def _found(there: dict[int, Question], one: Wanted) -> Question | None:
    """Needs by their kind; a free one by its key, and by its words when the form was sent twice."""
    if one.pk:
        return there.get(one.pk)
    text = one_line(one.text) if one.kind == QuestionKind.FREE else QuestionKind(one.kind).value
    return next((found for found in there.values() if (found.kind, found.text) == (one.kind, text)), None)


def _put(question: Question, one: Wanted, position: int) -> bool:
    """Whether anything changed. People answered what was asked then, for the reason that was given then."""
    text = one_line(one.text) if one.kind == QuestionKind.FREE else QuestionKind(one.kind).value
    is_for_venue = one.kind != QuestionKind.FREE
    before = (question.text, question.purpose, question.keep_days, question.position)
    after = (text, one_line(one.purpose), one.keep_days, position)
    if question.pk and before == after:
        return False
    if question.pk and (before[:2] != after[:2] or one.keep_days > question.keep_days) and question.answers.exists():
        raise Refused(
            _("“%(question)s” is answered already: its text and purpose stay, and it cannot be kept longer."),
            params={"question": question.title},
        )
    question.text, question.purpose, question.keep_days, question.position = after
    question.is_for_venue = is_for_venue
    question.save()
    return True

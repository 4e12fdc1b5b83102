"""Somebody answers what the meeting asks, for themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import one_line
from praksisnet.kit.refusal import Refused
from praksisnet.registration.actions.deleting import forget_answers
from praksisnet.registration.actions.desk import at_desk, open_desk
from praksisnet.registration.models import Answer, Registration
from praksisnet.registration.queries.questions import Asked, asked_of, may_answer
from praksisnet.registration.words import OTHER


@dataclass(frozen=True, slots=True)
class Given:
    """What was picked of the quick choices, and what was written; both empty: no answer."""

    picked: Sequence[str] = ()
    text: str = ""


@transaction.atomic
def answer(registration: Registration, given: Mapping[int, Given], *, by: Actor) -> list[Asked]:
    """The answers by the question's id; what is left out stays, what is empty goes. A repeat changes nothing.

    Nobody else than the person answers: not a coordinator, not the facilitator. Returns what is asked, as it stands
    now. Refuses: somebody else; before a place or after the start; what is not asked; a choice there is not, or
    “other” without a word; a CPR number.
    """
    registration = at_desk(open_desk(registration.meeting), registration)
    _refuse_other(registration, by)
    if not may_answer(registration):
        raise Refused(_("You can answer when you have a place, until the meeting begins."))
    asked = {one.question.pk: one for one in asked_of(registration)}
    changed = [pk for pk, said in given.items() if _put(registration, asked.get(pk), said)]
    if changed:
        record("answered", registration, by=by, fields=["answers"], refs={"questions": changed})
    return asked_of(registration)


@transaction.atomic
def delete_answers(registration: Registration, *, by: Actor) -> int:
    """At any time, also afterwards. Refuses: somebody else."""
    registration = at_desk(open_desk(registration.meeting), registration)
    _refuse_other(registration, by)
    return forget_answers(registration, by=by)


def _refuse_other(registration: Registration, by: Actor) -> None:
    if by.id != registration.person_id:
        raise Refused(_("Only the person can answer this."))


def _put(registration: Registration, asked: Asked | None, said: Given) -> bool:
    """Whether anything changed."""
    if asked is None:
        raise Refused(_("This is no longer asked."))
    refuse_cpr(said.text)
    known = [key for key, _label in asked.choices]
    if not set(said.picked) <= set(known):
        raise Refused(_("Choose among those shown."))
    picked, text = [key for key in known if key in said.picked], one_line(said.text)
    if OTHER in picked and not text:
        raise Refused(_("Write what it is."), code=asked.name)
    if not (picked or text):
        return bool(Answer.objects.filter(registration=registration, question=asked.question).delete()[0])
    if asked.answer and (asked.answer.picked, asked.answer.text) == (picked, text):
        return False
    Answer.objects.update_or_create(
        registration=registration,
        question=asked.question,
        defaults={"picked": picked, "text": text, "delete_at": asked.delete_at},
    )
    return True

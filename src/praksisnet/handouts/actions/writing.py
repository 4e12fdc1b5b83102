"""Own points and questions for a take-home page; empty ones are made from what is there."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import refuse_cpr
from praksisnet.handouts.models import Collection, Handout
from praksisnet.handouts.words import LONGEST_POINT, MOST_POINTS, QUESTIONS
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import one_line
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.models import Resource
from praksisnet.meetings.models import Meeting
from praksisnet.people.actions import unname
from praksisnet.people.models import Person


@transaction.atomic
def write_handout(thing: Resource | Meeting, *, points: Iterable[str], questions: Iterable[str], by: Actor) -> None:
    """Keep own points and questions; with neither, the page is made by itself again. A repeat changes nothing.

    Refuses: more than five points or three questions, one that is too long, a CPR number.
    """
    said = {"points": _lines(points), "questions": _lines(questions)}
    if len(said["points"]) > MOST_POINTS or len(said["questions"]) > QUESTIONS:
        raise Refused(_("Write at most five points and three questions: it must fit on one page."))
    if any(len(line) > LONGEST_POINT for lines in said.values() for line in lines):
        raise Refused(_("Write each point and question in at most 160 characters."))
    refuse_cpr(*said["points"], *said["questions"])
    whose = {"resource": thing} if isinstance(thing, Resource) else {"meeting": thing}
    type(thing).objects.select_for_update().get(pk=thing.pk)
    kept = Handout.objects.filter(**whose).first()
    texts = {name: "\n".join(lines) for name, lines in said.items()}
    if not any(texts.values()):
        if kept:
            kept.delete()
            record("handout_cleared", thing, by=by)
        return
    if kept and (kept.points, kept.questions) == (texts["points"], texts["questions"]):
        return
    values = {**texts, "changed_at": clock.now(), "changed_by_id": by.signed_in_id}
    Handout.objects.update_or_create(**whose, defaults=values)
    record("handout_written", thing, by=by, fields=["points", "questions"])


@transaction.atomic
def erase_traces(person: Person, *, by: Actor) -> None:
    """The texts and collections stay; that it was this person who wrote them goes."""
    erased = unname(person, {Handout: ["changed_by"], Collection: ["made_by", "published_by"]})
    if erased:
        record("erased_handout_traces", person, by=by, refs={"erased": erased})


def _lines(texts: Iterable[str]) -> list[str]:
    return [line for line in map(one_line, texts) if line]

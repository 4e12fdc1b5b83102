"""Before a meeting: up to three questions, and one answer from each municipality."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.adaptation.models import Question, Reply
from praksisnet.adaptation.words import LONGEST_QUESTION, MOST_LETTERS, MOST_QUESTIONS
from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import as_written, one_line
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.organisations.models import Organisation


@transaction.atomic
def ask_before(meeting: Meeting, texts: Sequence[str], *, by: Actor) -> list[Question]:
    """These questions stand for the meeting now, in this order; a repeat changes nothing.

    Refuses: more than three; one that is too long; taking away one that has been answered; a cancelled meeting or one
    that has begun; a CPR number.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    refuse_begun(meeting)
    wanted = [text for text in map(one_line, texts) if text]
    if len(wanted) > MOST_QUESTIONS:
        raise Refused(_("Ask three questions at most, so that they are answered."))
    if any(len(text) > LONGEST_QUESTION for text in wanted):
        raise Refused(_("A question is at most %(count)s letters.") % {"count": LONGEST_QUESTION})
    refuse_cpr(*wanted)
    known = list(meeting.questions.order_by("position"))
    if [question.text for question in known] == wanted:
        return known
    surplus = known[len(wanted) :]
    if Reply.objects.filter(question__in=surplus).exists():
        raise Refused(_("A question that has been answered cannot be taken away. Write it anew instead."))
    Question.objects.filter(pk__in=[question.pk for question in surplus]).delete()
    made = [_put(meeting, known, number, text, by) for number, text in enumerate(wanted)]
    record("questions_asked", meeting, by=by, fields=["questions"], refs={"questions": [one.pk for one in made]})
    return made


@transaction.atomic
def answer_before(meeting: Meeting, municipality: Organisation, answers: Mapping[int, str], *, by: Actor) -> int:
    """What the municipality says to the questions, by their ids; an empty text says nothing and takes a colleague's
    answer away. Returns how many answers changed.

    Refuses: nothing said at all; a text that is too long; a CPR number; a cancelled meeting or one that has begun.
    """
    refuse_begun(meeting)
    questions = list(Question.objects.select_for_update().filter(meeting=meeting).order_by("position"))
    known = {
        reply.question_id: reply for reply in Reply.objects.filter(question__in=questions, municipality=municipality)
    }
    said = {one.pk: as_written(answers.get(one.pk, "")) for one in questions}
    if not any(said.values()) and not known:
        raise Refused(_("Write an answer to at least one of the questions."))
    if any(len(text) > MOST_LETTERS for text in said.values()):
        raise Refused(_("The text is too long. Say it in a few sentences."))
    refuse_cpr(*said.values())
    changed = sum(_say(question, known.get(question.pk), municipality, said[question.pk], by) for question in questions)
    if changed:
        record("questions_answered", meeting, by=by, refs={"municipality": municipality.pk, "answers": changed})
    return changed


def refuse_begun(meeting: Meeting) -> None:
    if meeting.cancelled_at:
        raise Refused(_("The meeting is cancelled."))
    if meeting.ends_at and meeting.ends_at <= clock.now():
        raise Refused(_("The meeting is over."))


def _put(meeting: Meeting, known: list[Question], number: int, text: str, by: Actor) -> Question:
    if number >= len(known):
        return Question.objects.create(
            meeting=meeting, position=number + 1, text=text, made_at=clock.now(), made_by_id=by.signed_in_id
        )
    question = known[number]
    if question.text != text:
        question.text = text
        question.save(update_fields=["text"])
    return question


def _say(question: Question, reply: Reply | None, municipality: Organisation, text: str, by: Actor) -> bool:
    if reply is None:
        if text:
            Reply.objects.create(
                question=question, municipality=municipality, body=text,
                written_at=clock.now(), written_by_id=by.signed_in_id,
            )  # fmt: skip
        return bool(text)
    if text == reply.body:
        return False
    if not text:
        reply.delete()
        return True
    reply.body, reply.written_at, reply.written_by_id = text, clock.now(), by.signed_in_id
    reply.save()
    return True

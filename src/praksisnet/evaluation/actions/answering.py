"""Answers: taken in without a trace of who gave them, and mixed before they are kept.

The one exception to the journal and to “by whom”: nothing here writes down an actor, a request or a moment.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from praksisnet.evaluation.analysis import FEWEST, LEVELS
from praksisnet.evaluation.models import Answer, Box, Item, Remark, Survey, Token, random_key
from praksisnet.evaluation.words import MOST_LETTERS
from praksisnet.guard.text import refuse_cpr
from praksisnet.kit import clock
from praksisnet.kit.names import as_written
from praksisnet.kit.refusal import Refused
from praksisnet.people.models import Person


def answer_survey(survey: Survey, person: Person, values: Mapping[str, int], *, text: str = "") -> None:
    """Spend the person's token and put what they say in the box; ``values`` are marks from 1 to 5 by item key.

    Refuses: somebody who is not asked; a spent token (code "spent"); a survey that is not open (code "closed");
    marks that are not offered; nothing said at all; a too long text; a CPR number in it.
    """
    said = _said(survey, values, text)
    with transaction.atomic():
        kept = locked(survey)
        token = Token.objects.select_for_update().filter(survey=kept, person=person).first()
        if token is None:
            raise Refused(_("You are not asked about this meeting."), code="unknown")
        if token.spent_on is not None:
            raise Refused(_("This link is used."), code="spent")
        if kept.closed_at or kept.meeting.cancelled_at or not kept.opens_at <= clock.now() < kept.closes_at:
            raise Refused(_("The evaluation is closed."), code="closed")
        token.spent_on = clock.today()
        token.save(update_fields=["spent_on"])
        Box.objects.create(survey=kept, payload=said)


def pour(survey: Survey, *, is_last: bool = False) -> int:
    """Mix what the box holds and keep it, when it holds five or more; returns how many.

    One transaction deletes from the box, inserts the answers shuffled under random keys, and rewrites every token of
    the survey, so that neither order nor the database's own row marks tell which token came with which answer. At
    closing (``is_last``) fewer than five are thrown away and counted.
    """
    with transaction.atomic():
        kept = locked(survey)
        boxes = list(Box.objects.select_for_update().filter(survey=kept))
        if len(boxes) < FEWEST and not is_last:
            return 0
        if len(boxes) >= FEWEST:
            _keep(kept, [box.payload for box in boxes])
        elif boxes:
            Survey.objects.filter(pk=kept.pk).update(discarded=F("discarded") + len(boxes))
        Box.objects.filter(pk__in=[box.pk for box in boxes]).delete()
        Token.objects.filter(survey=kept).update(spent_on=F("spent_on"))
        return len(boxes) if len(boxes) >= FEWEST else 0


def pour_all() -> int:
    """Pour every box that is full enough; returns how many answers were kept."""
    waiting = Survey.objects.filter(closed_at__isnull=True, pk__in=Box.objects.values("survey"))
    return sum(pour(survey) for survey in waiting)


def locked(survey: Survey) -> Survey:
    """The survey as it is now; whoever answers, pours or closes waits here for the others.

    Always before its tokens, so that no two wait for each other.
    """
    return Survey.objects.select_for_update(no_key=True).get(pk=survey.pk)


def _keep(survey: Survey, payloads: list[dict[str, Any]]) -> None:
    shuffle = secrets.SystemRandom().shuffle
    year, week, _day = clock.today().isocalendar()
    marks, texts = [said["values"] for said in payloads], [said["text"] for said in payloads if said["text"]]
    shuffle(marks)
    shuffle(texts)
    Answer.objects.bulk_create(
        [Answer(id=random_key(), survey=survey, values=values, week=year * 100 + week) for values in marks]
    )
    Remark.objects.bulk_create([Remark(id=random_key(), survey=survey, text=text) for text in texts])


def _said(survey: Survey, values: Mapping[str, int], text: str) -> dict[str, Any]:
    asked = set(Item.objects.filter(instrument=survey.instrument_id, is_free_text=False).values_list("key", flat=True))
    text = as_written(text)
    if not set(values) <= asked or not set(values.values()) <= set(LEVELS):
        raise Refused(_("This answer is not offered."), code="values")
    if not values and not text:
        raise Refused(_("Answer at least one question."), code="empty")
    if len(text) > MOST_LETTERS:
        raise Refused(_("The text is too long. Say it in a few sentences."), code="text")
    refuse_cpr(text)
    return {"values": dict(values), "text": text}

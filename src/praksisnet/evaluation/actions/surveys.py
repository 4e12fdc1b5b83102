"""When a survey opens and closes, and who is asked."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.evaluation.actions.answering import locked, pour
from praksisnet.evaluation.analysis import FEWEST
from praksisnet.evaluation.models import Instrument, Item, Survey, Token
from praksisnet.evaluation.queries import meetings_to_evaluate, people_to_ask
from praksisnet.evaluation.sockets import tell_closed
from praksisnet.evaluation.words import BEFORE_END, DAYS_AFTER_LETTER, DAYS_OPEN, INSTRUMENT
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import FOR_MEMBERS
from praksisnet.people.models import Person

INSTRUMENTS = Path(__file__).parents[1] / "data" / "instruments.json"


@transaction.atomic
def open_survey(meeting: Meeting, *, by: Actor) -> Survey:
    """Ask those who were at the meeting; until attendance is marked, those who are registered. A repeat asks those who
    have come since, and asks no longer who turned out not to have come and has not answered.

    Refuses: a meeting that is not published, is cancelled or is not one that is evaluated; one whose end is far off.
    """
    _refuse(meeting)
    survey = Survey.objects.filter(meeting=meeting).first()
    if survey is None:
        survey = Survey.objects.create(
            instrument=instrument(), meeting=meeting, opens_at=clock.now(), closes_at=_closes_at(meeting, DAYS_OPEN)
        )
        record("survey_opened", survey, by=by, refs={"meeting": meeting.pk})
    if survey.closed_at is None:
        _ask(survey, people_to_ask(meeting))
    return survey


@transaction.atomic
def close_survey(survey: Survey, *, by: Actor) -> Survey:
    """Take no more answers and show the result. What is left in the box is mixed in, or, when it is fewer than five,
    thrown away and counted; so are the remarks of fewer than five. A repeat changes nothing."""
    kept = locked(survey)
    if kept.closed_at is not None:
        return kept
    pour(kept, is_last=True)
    kept.refresh_from_db()
    if kept.remarks.count() < FEWEST:
        kept.remarks.all().delete()
    kept.closed_at = clock.now()
    kept.save(update_fields=["closed_at"])
    record("survey_closed", kept, by=by, fields=["closed_at"], refs={"discarded": kept.discarded})
    tell_closed(kept, by)
    return kept


def open_due_surveys(*, by: Actor) -> int:
    """Open what can be evaluated now, and ask those who have come since; returns how many meetings it looked at."""
    meetings = list(meetings_to_evaluate(clock.now() + BEFORE_END))
    for meeting in meetings:
        open_survey(meeting, by=by)
    return len(meetings)


def close_due_surveys(*, by: Actor) -> int:
    """Close the surveys whose last day is over; returns how many."""
    due = list(Survey.objects.filter(closed_at__isnull=True, closes_at__lte=clock.now()))
    for survey in due:
        close_survey(survey, by=by)
    return len(due)


@transaction.atomic
def prepare_after_meeting(meeting: Meeting, *, by: Actor) -> Survey | None:
    """The meeting is closed, attendance is marked: ask those who came, and leave time to answer after the mail."""
    if meeting.kind not in FOR_MEMBERS:
        return None
    survey = open_survey(meeting, by=by)
    latest = _days_from(clock.now(), DAYS_AFTER_LETTER)
    if survey.closed_at is None and survey.closes_at < latest:
        survey.closes_at = latest
        survey.save(update_fields=["closes_at"])
        record("survey_prolonged", survey, by=by, fields=["closes_at"])
    return survey


def instrument(key: str = INSTRUMENT) -> Instrument:
    """The newest version of a questionnaire, brought in from the room's data when it is not there yet."""
    newest = max((one for one in _instruments() if one["key"] == key), key=lambda one: int(one["version"]))
    with transaction.atomic():
        made, is_new = Instrument.objects.get_or_create(
            key=key, version=newest["version"], defaults={"title": newest["title"], "title_en": newest["title_en"]}
        )
        if is_new:
            items = [Item(instrument=made, position=position, **one) for position, one in enumerate(newest["items"], 1)]
            Item.objects.bulk_create(items)
    return made


@transaction.atomic
def erase_traces(person: Person, *, by: Actor) -> None:
    """Forget that somebody was asked. What they answered cannot be found, by anybody."""
    erased, _by_model = Token.objects.filter(person=person).delete()
    if erased:
        record("erased_survey_tokens", person, by=by, refs={"erased": erased})


def _refuse(meeting: Meeting) -> None:
    if meeting.kind not in FOR_MEMBERS:
        raise Refused(_("A development day is not evaluated."))
    if meeting.published_at is None or meeting.cancelled_at is not None or meeting.ends_at is None:
        raise Refused(_("Only a meeting that takes place can be evaluated."))
    if meeting.closed_at is None and meeting.ends_at > clock.now() + BEFORE_END:
        raise Refused(_("The questions open half an hour before the meeting ends."))


def _ask(survey: Survey, people: Iterable[int]) -> None:
    wanted, asked = set(people), dict(survey.tokens.values_list("person", "spent_on"))
    dropped = [person for person, spent_on in asked.items() if spent_on is None and person not in wanted]
    survey.tokens.filter(person__in=dropped, spent_on__isnull=True).delete()
    new = [Token(survey=survey, person_id=person) for person in sorted(wanted - asked.keys())]
    Token.objects.bulk_create(new, ignore_conflicts=True)


def _closes_at(meeting: Meeting, days: int) -> datetime:
    return max(_days_from(meeting.ends_at or clock.now(), days), _days_from(clock.now(), DAYS_AFTER_LETTER))


def _days_from(moment: datetime, days: int) -> datetime:
    """The midnight after so many whole days."""
    return clock.at(moment.astimezone(clock.COPENHAGEN).date() + timedelta(days=days + 1))


@cache
def _instruments() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(INSTRUMENTS.read_text(encoding="utf-8"))
    return found

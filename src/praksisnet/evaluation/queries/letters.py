"""Who gets the mail after a meeting, when, and what stands in it."""

from datetime import datetime, timedelta

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from praksisnet.evaluation.models import Survey
from praksisnet.evaluation.queries.surveys import people_to_ask
from praksisnet.kit import clock
from praksisnet.kit.formats import day_month, time, weekday_name
from praksisnet.knowledge.models import Resource
from praksisnet.meetings.models import Meeting, Session
from praksisnet.notices.window import next_open
from praksisnet.practice.models import Trial
from praksisnet.registration.models import Registration
from praksisnet.registration.words import SEATED

HOUR = 9


def letter_moment(closed_at: datetime) -> datetime:
    """At nine on the next working day after the meeting was closed."""
    day = closed_at.astimezone(clock.COPENHAGEN).date() + timedelta(days=1)
    opens = next_open(clock.at(day, HOUR))
    return clock.at(opens.astimezone(clock.COPENHAGEN).date(), HOUR)


def letters_to_post() -> QuerySet[Survey]:
    """The surveys whose meeting's mail is due."""
    due = Survey.objects.filter(letters_due_at__lte=clock.now(), letters_posted_at__isnull=True)
    return due.select_related("meeting__programme", "meeting__network").order_by("letters_due_at", "pk")


def people_to_write(meeting: Meeting) -> list[Registration]:
    """Those who were there and have an address, each with the municipality they came for."""
    there = Registration.objects.filter(
        meeting=meeting, person__in=people_to_ask(meeting), state__in=SEATED, person__deactivated_at__isnull=True
    )
    with_address = there.exclude(person__email__isnull=True).exclude(person__email="")
    return list(with_address.select_related("person", "municipality").order_by("person__sort_name", "pk"))


def letter_lines(meeting: Meeting) -> list[str]:
    """When the mail leaves and to how many, for whoever closes the meeting; empty once it has left."""
    survey = Survey.objects.filter(meeting=meeting, letters_posted_at__isnull=True).first()
    if survey is None or survey.letters_due_at is None:
        return []
    day = f"{weekday_name(survey.letters_due_at)} {day_month(survey.letters_due_at)}"
    said = {"day": day, "time": time(survey.letters_due_at), "count": len(people_to_write(meeting))}
    return [_("The mail “After the meeting” is sent %(day)s at %(time)s to %(count)s.") % said]


def trials_of(meeting: Meeting) -> dict[int, Trial]:
    """What each municipality said at the meeting that it would try: the newest, by municipality."""
    return {trial.municipality_id: trial for trial in Trial.objects.filter(meeting=meeting).order_by("made_at", "pk")}


def sessions_with_material(meeting: Meeting) -> list[Session]:
    """The sessions somebody can read up on: with released slides, notes or a published resource."""
    published = Resource.objects.filter(published_at__isnull=False, archived_at__isnull=True)
    found = Session.objects.filter(meeting=meeting).prefetch_related(
        "speakings", Prefetch("resources", queryset=published, to_attr="published")
    )
    return [one for one in found if one.notes or one.published or any(_is_shown(s) for s in one.speakings.all())]


def _is_shown(speaking: object) -> bool:
    return bool(getattr(speaking, "slides_id", None) and getattr(speaking, "slides_released_at", None))

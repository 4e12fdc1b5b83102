"""Which surveys there are, whom they ask, and how many have answered."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from praksisnet.evaluation import rules
from praksisnet.evaluation.models import Survey, Token
from praksisnet.evaluation.words import DAYS_OPEN
from praksisnet.kit import clock
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import FOR_MEMBERS
from praksisnet.networks.models import Programme
from praksisnet.people.models import Person
from praksisnet.registration.models import Registration
from praksisnet.registration.words import State


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of those who were asked have answered."""

    answered: int
    asked: int

    @property
    def share(self) -> float:
        return self.answered / self.asked if self.asked else 0.0


def people_to_ask(meeting: Meeting) -> list[int]:
    """Those who came; until it is known of everybody, those who are registered too. One statement."""
    rows = list(
        Registration.objects.filter(meeting=meeting)
        .filter(state__in=[State.ATTENDED, State.NO_SHOW, State.REGISTERED])
        .values_list("person", "state")
    )
    # While people are checked in at the door, those who went past it are asked too.
    is_marked = all(state != State.REGISTERED for _person, state in rows)
    wanted = {State.ATTENDED} if is_marked else {State.ATTENDED, State.REGISTERED}
    return [person for person, state in rows if state in wanted]


def meetings_to_evaluate(until: datetime) -> QuerySet[Meeting]:
    """Meetings that end before ``until``, have not been closed yet and whose survey is not over."""
    since = clock.now() - timedelta(days=DAYS_OPEN)
    return Meeting.objects.filter(
        Q(survey__isnull=True) | Q(survey__closed_at__isnull=True),
        kind__in=FOR_MEMBERS,
        published_at__isnull=False,
        cancelled_at__isnull=True,
        closed_at__isnull=True,
        ends_at__lte=until,
        ends_at__gte=since,
    ).order_by("ends_at", "id")


def counted(surveys: QuerySet[Survey]) -> QuerySet[Any]:
    """With ``asked`` and ``answered``."""
    found: QuerySet[Any] = surveys.annotate(
        asked=Count("tokens"), answered=Count("tokens", filter=Q(tokens__spent_on__isnull=False))
    )
    return found


def surveys_for(person: Person) -> QuerySet[Any]:
    """The surveys whose results the person may see, each with ``asked``, ``answered`` and its meeting."""
    whole, networks, programmes = rules.scope(person)
    seen = (
        Q(meeting__programme__in=whole)
        | Q(meeting__network__in=networks)
        | Q(meeting__network__isnull=True, meeting__programme__in=programmes)
    )
    found: QuerySet[Any] = counted(Survey.objects.filter(seen)).select_related("meeting__network", "meeting__programme")
    return found


def survey_of(meeting: Meeting, person: Person | None = None) -> Any:
    """The meeting's survey with ``asked`` and ``answered``, or None; for a person ``is_asked`` and ``has_answered``."""
    found = counted(Survey.objects.filter(meeting__pk=meeting.pk)).select_related("meeting__network")
    if person is not None:
        own = Token.objects.filter(survey=OuterRef("pk"), person=person)
        found = found.annotate(is_asked=Exists(own), has_answered=Exists(own.filter(spent_on__isnull=False)))
    return found.first()


def rate_of(survey: Survey) -> Rate:
    """Of one from ``surveys_for`` or ``survey_of`` without a statement."""
    if not hasattr(survey, "asked"):
        survey = counted(Survey.objects.filter(pk=survey.pk)).get()
    return Rate(survey.answered, survey.asked)  # type: ignore[attr-defined]


def response_rates(programme: Programme) -> dict[int, Rate]:
    """By meeting, for every meeting of the programme that was evaluated: one statement."""
    found = counted(Survey.objects.filter(meeting__programme=programme)).values_list("meeting", "answered", "asked")
    return {meeting: Rate(answered, asked) for meeting, answered, asked in found}


def token_of(person: Person, survey: Survey) -> Token | None:
    return Token.objects.filter(survey=survey, person=person).first()


def surveys_waiting_for(person: Person) -> list[Survey]:
    """The open surveys this person is asked in and has not answered, the first to close first: one statement."""
    now = clock.now()
    mine = Survey.objects.filter(tokens__person=person, tokens__spent_on__isnull=True, closed_at__isnull=True)
    open_ones = mine.filter(opens_at__lte=now, closes_at__gt=now)
    return list(open_ones.select_related("meeting").order_by("closes_at", "pk"))


def is_open(survey: Survey) -> bool:
    return survey.closed_at is None and survey.opens_at <= clock.now() < survey.closes_at


def last_day(survey: Survey) -> datetime:
    """The last moment it can be answered: it closes at midnight, and people think in days."""
    return survey.closes_at - timedelta(minutes=1)


def unanswered(survey: Survey) -> set[int]:
    """The ids of those who are asked and have not answered."""
    return set(survey.tokens.filter(spent_on__isnull=True).values_list("person", flat=True))

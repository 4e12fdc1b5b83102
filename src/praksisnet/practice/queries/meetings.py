"""What a meeting asks of practice: “What we will try” at its end, “Since last” at the beginning of the next."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from praksisnet.kit import clock
from praksisnet.kit.looks import Look
from praksisnet.kit.numbers import whole_number
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import resources_for
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import meetings_for
from praksisnet.meetings.rules import may_run_meeting
from praksisnet.meetings.words import Kind
from praksisnet.networks.standings import at_places
from praksisnet.people.models import Person
from praksisnet.practice import rules
from praksisnet.practice.models import Report, Trial
from praksisnet.practice.queries.panels import look_of
from praksisnet.practice.queries.trials import Place, places_for, with_state
from praksisnet.practice.words import (
    A_HALF_YEAR,
    AFTER_MEETING,
    ASKED_UNNAMED,
    BEFORE_END,
    ENDED,
    SINCE_LAST_LASTS,
    Stage,
)


@dataclass(frozen=True, slots=True)
class TrialPanel:
    """“What we will try” on a meeting's page: what the own municipalities wrote down, or where they may.

    ``municipalities``: how many have written something down, for those who run the meeting.
    """

    meeting: Meeting
    trials: list[Trial]
    places: list[Place]
    municipalities: int
    runs: bool

    @property
    def open_places(self) -> list[Place]:
        """Where nothing is written down yet."""
        done = {(trial.network_id, trial.municipality_id) for trial in self.trials}
        return [place for place in self.places if (place.network.pk, place.municipality.pk) not in done]

    def look(self, trial: Trial) -> Look:
        return look_of(trial.stage)


@dataclass(frozen=True, slots=True)
class Start:
    """Where a new trial comes from, and for whom it can be."""

    places: list[Place]
    meeting: Meeting | None = None
    resource: Resource | None = None

    @property
    def origin(self) -> dict[str, Any]:
        return {"meeting": self.meeting, "resource": self.resource}

    @property
    def what(self) -> str:
        return self.resource.title if self.resource else ""


@dataclass(frozen=True, slots=True)
class SinceLast:
    """How it stands with what was tried before a meeting, in municipalities; nobody is named."""

    meeting: Meeting
    counts: list[tuple[Stage, int]]
    told: int
    municipalities: int

    @property
    def asks(self) -> bool:
        return asks_since_last(self.meeting)


def asks_for_trials(meeting: Meeting) -> bool:
    """From a meeting's last half hour on, and six weeks after."""
    if not _is_on(meeting) or meeting.ends_at is None:
        return False
    return meeting.ends_at - BEFORE_END <= clock.now() <= meeting.ends_at + AFTER_MEETING


def asks_since_last(meeting: Meeting) -> bool:
    """From the morning of its day, and two weeks after."""
    if not _is_on(meeting) or meeting.starts_at is None or meeting.ends_at is None:
        return False
    morning = clock.at(meeting.starts_at.astimezone(clock.COPENHAGEN).date())
    return morning <= clock.now() <= meeting.ends_at + SINCE_LAST_LASTS


def trial_panel(person: Person, meeting: Meeting) -> TrialPanel | None:
    """None while the meeting does not ask, and to those who have nothing to write and nothing to show."""
    if not asks_for_trials(meeting):
        return None
    runs = may_run_meeting(person, meeting)
    mine = [place for place in places_for(person) if _reaches(meeting, place)]
    if not (mine or runs):
        return None
    own = Trial.objects.filter(at_places(rules.own_places(person), "network"), meeting=meeting)
    return TrialPanel(
        meeting, list(with_state(own)) if mine else [], mine, municipalities_trying(meeting) if runs else 0, runs
    )


def start_of(person: Person, places: list[Place], *, meeting: str | None, resource: str | None) -> Start:
    """What the address names, as far as the person sees it; without a name the meeting that asks just now."""
    if (pk := whole_number(resource, None)) is not None:
        read = resources_for(person).filter(pk=pk).first()
        inside = [place for place in places if read and place.network.programme_id == read.programme_id]
        return Start(inside, resource=read) if inside else Start(places)
    if (pk := whole_number(meeting, None)) is not None:
        met = meetings_for(person).filter(pk=pk, published_at__isnull=False, cancelled_at__isnull=True).first()
    else:
        soon = clock.now() + BEFORE_END
        ending = meetings_for(person).filter(ends_at__lte=soon, ends_at__gt=soon - ASKED_UNNAMED)
        met = next((one for one in ending.order_by("-ends_at", "pk") if asks_for_trials(one)), None)
    inside = [place for place in places if met and _reaches(met, place)]
    return Start(inside, meeting=met) if inside else Start(places)


def municipalities_trying(meeting: Meeting) -> int:
    """The number on the wide screen."""
    return meeting.trials.order_by().values("municipality").distinct().count()


def since_last(meeting: Meeting) -> SinceLast:
    """In two statements at most. After the meeting its figures stand: what is told later is told to the next one."""
    cutoff, until = _cutoff(meeting), meeting.ends_at or clock.now()
    rows = list(_before(meeting, cutoff, until).values_list("municipality", "stage_then", "told_then"))
    counted = Counter(stage for _place, stage in {(place, stage) for place, stage, _told in rows})
    told = {place for place, _stage, told_at in rows if told_at and (cutoff is None or told_at >= cutoff)}
    counts = [(stage, counted[stage]) for stage in Stage]
    return SinceLast(meeting, counts, len(told), len({place for place, _stage, _told in rows}))


def own_since_last(person: Person, meeting: Meeting) -> list[Any]:
    """The trials the person may tell of at the meeting, the oldest first, each with its ``told_here`` stage."""
    own = at_places(rules.own_places(person), "network")
    here = Report.objects.filter(trial=OuterRef("pk"), meeting=meeting).values("stage")[:1]
    rows = _before(meeting, _cutoff(meeting), meeting.ends_at or clock.now()).filter(own)
    return list(with_state(rows).annotate(told_here=Coalesce(Subquery(here), Value(""))).order_by("made_at", "pk"))


def _before(meeting: Meeting, cutoff: datetime | None, until: datetime) -> QuerySet[Any]:
    """What was planned before the meeting in its networks, with ``stage_then`` and ``told_then``; without what had
    ended before ``cutoff``: that was told last time.
    """
    latest = Report.objects.filter(trial=OuterRef("pk"), told_at__lte=until).order_by("-told_at", "-id")
    begins = meeting.starts_at or clock.now()
    rows = Trial.objects.filter(_networks(meeting), made_at__lt=begins).annotate(
        stage_then=Coalesce(Subquery(latest.values("stage")[:1]), Value(Stage.PLANNED.value), output_field=CharField()),
        told_then=Subquery(latest.values("told_at")[:1]),
    )
    return rows.exclude(stage_then__in=ENDED, told_then__lt=cutoff) if cutoff else rows


def _cutoff(meeting: Meeting) -> datetime | None:
    """The end of the network's meeting before; for what all networks share, a half-year back."""
    begins = meeting.starts_at or clock.now()
    if meeting.network_id is None:
        return begins - A_HALF_YEAR
    before = Meeting.objects.filter(
        Q(network=meeting.network_id) | Q(network__isnull=True, kind=Kind.NATIONAL),
        programme=meeting.programme_id,
        starts_at__lt=begins,
        published_at__isnull=False,
        cancelled_at__isnull=True,
    ).exclude(pk=meeting.pk)
    return before.order_by("-starts_at").values_list("ends_at", flat=True).first()


def _networks(meeting: Meeting) -> Q:
    if meeting.network_id is None:
        return Q(network__programme=meeting.programme_id)
    return Q(network=meeting.network_id)


def _reaches(meeting: Meeting, place: Place) -> bool:
    here = (place.network.programme_id, meeting.network_id or place.network.pk)
    return here == (meeting.programme_id, place.network.pk)


def _is_on(meeting: Meeting) -> bool:
    """Municipalities meet: development days are for those who plan."""
    return bool(meeting.published_at) and meeting.cancelled_at is None and meeting.kind != Kind.DEVELOPMENT

"""“Can't make that day?”: the other meetings of the round, held by other networks from the same programme."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils.translation import gettext as _

from praksisnet.kit import clock
from praksisnet.kit.formats import day_month
from praksisnet.meetings.models import Meeting, Pool
from praksisnet.meetings.queries import places_left
from praksisnet.people.models import Person
from praksisnet.registration import rules
from praksisnet.registration.models import Registration
from praksisnet.registration.words import LIVE, State


@dataclass(frozen=True, slots=True)
class OtherDate:
    """Another meeting of the round with places that are free now. ``address``: where the reader takes one."""

    meeting: Meeting
    free: int
    address: str

    @property
    def said(self) -> str:
        """“Netværk Hovedstaden, 29. september, 6 places left”."""
        assert self.meeting.network is not None  # noqa: S101 -- the query asks for it
        assert self.meeting.starts_at is not None  # noqa: S101
        return f"{self.meeting.network.name}, {day_month(self.meeting.starts_at)}, {places_left(self.free)}"


def visitable(person: Person) -> QuerySet[Meeting]:
    """The coming meetings of other networks where the person may be a visitor: those of the own networks' rounds."""
    networks = rules.home_network_ids(person)
    rounds = Meeting.objects.filter(network__in=networks, round__isnull=False).values("round")
    found = Meeting.objects.filter(round__in=rounds, published_at__isnull=False, cancelled_at__isnull=True)
    return found.filter(starts_at__gt=clock.now(), closed_at__isnull=True).exclude(network__in=networks)


def other_dates(person: Person, meeting: Meeting, address: Callable[[Meeting], str]) -> list[OtherDate]:
    """Open for registration, with places that nobody waits for, the next first: one statement."""
    if meeting.round_id is None or not rules.home_network_ids(person):
        return []
    found = open_in_round(meeting.pk, meeting.round_id, clock.now())
    rows: QuerySet[Any] = found.select_related("network", "programme").order_by("starts_at", "pk")
    return [OtherDate(one, one.free, address(one)) for one in rows]


def has_other_dates(person: Person, meeting: Meeting) -> bool:
    """Whether there are any for the reader; the meeting's page asks so beside its places."""
    if meeting.round_id is None or rules.is_visitor(person, meeting):
        return False
    return open_in_round(meeting.pk, meeting.round_id, clock.now()).exists()


def open_in_round(meeting_id: int, round_id: int, now: datetime) -> QuerySet[Any]:
    """With ``free``: its places, less those that are taken."""
    pools: QuerySet[Any] = (
        Pool.objects.filter(meeting=OuterRef("pk"), session__isnull=True).order_by().values("meeting")
    )
    return (
        _in_round(meeting_id, round_id, now)
        .filter(Q(opens_at__isnull=True) | Q(opens_at__lte=now), Q(closes_at__isnull=True) | Q(closes_at__gt=now))
        .exclude(registrations__state=State.WAITING)
        .annotate(free=Subquery(pools.annotate(left=Sum(F("capacity") - F("taken"))).values("left")))
        .filter(free__gt=0)
    )


def held_in_round(person: Person, meeting: Meeting) -> Registration | None:
    """The person's live registration for another meeting of the round that is still to come."""
    if meeting.round_id is None:
        return None
    others = held_at(person.pk, meeting.pk, meeting.round_id, clock.now())
    return others.select_related("meeting__network", "meeting__programme", "person", "municipality").first()


def held_at(person_id: int, meeting_id: int, round_id: int, now: datetime) -> QuerySet[Registration]:
    others = _in_round(meeting_id, round_id, now)
    return Registration.objects.filter(person=person_id, state__in=LIVE, meeting__in=others)


def replaced_by(person: Person, meeting: Meeting) -> Registration | None:
    """What taking this date gives up: None where the facilitator allows several."""
    return None if rules.one_date_round(meeting) is None else held_in_round(person, meeting)


def moves_hint(held: Registration) -> str:
    """What happens to the other place when this one is taken."""
    where = held.meeting.network.name if held.meeting.network else held.meeting.title
    day = day_month(held.meeting.starts_at) if held.meeting.starts_at else ""
    return _("You are registered in %(network)s on %(day)s. When you take this date, that place goes to the next.") % {
        "network": where,
        "day": day,
    }


def _in_round(meeting_id: int, round_id: int, now: datetime) -> QuerySet[Meeting]:
    coming = Meeting.objects.filter(round=round_id, published_at__isnull=False, cancelled_at__isnull=True)
    return coming.filter(starts_at__gt=now, network__isnull=False).exclude(pk=meeting_id)

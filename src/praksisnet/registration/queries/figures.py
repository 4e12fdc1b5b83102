"""How many come and came. Every page, board, map and report reads these numbers here."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praksisnet.kit import clock
from praksisnet.kit.prepared import prepared
from praksisnet.meetings.models import Meeting, Pool
from praksisnet.networks.models import Programme
from praksisnet.registration.models import Allocation, Registration
from praksisnet.registration.queries.silent import silent
from praksisnet.registration.words import HELD, LEFT_IN_PEACE, REMINDED_BEFORE, SEATED, State


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one meeting. ``registered`` stays what it was when attendance is marked; the municipalities are theirs.

    ``present`` counts the municipalities of which somebody attended; ``asked`` those who have an offer: their places
    are taken, and they are not registered. ``ours``: the places of the reader's municipality, where it is asked for.
    ``silent``: asked to confirm after a change and not heard of in time. They hold a place, and are not registered.
    ``is_allocated``: workshops by ranked wishes are told.
    """

    registered: int = 0
    waiting: int = 0
    attended: int = 0
    no_shows: int = 0
    municipalities: int = 0
    present: int = 0
    asked: int = 0
    ours: int = 0
    silent: int = 0
    is_allocated: bool = False

    @property
    def is_marked(self) -> bool:
        """Of everybody it is known whether they came; while people come through the door it is not."""
        return 0 < self.registered <= self.attended + self.no_shows

    @property
    def said(self) -> str:
        """“23 registered from 14 municipalities”; when attendance is marked, who came. Never who is missing."""
        people = ngettext("%(count)s registered", "%(count)s registered", self.registered) % {"count": self.registered}
        if self.is_marked:
            people = ngettext("%(count)s attended", "%(count)s attended", self.attended) % {"count": self.attended}
        places = self.present if self.is_marked else self.municipalities
        where = ngettext("%(count)s municipality", "%(count)s municipalities", places) % {"count": places}
        return _("%(people)s from %(municipalities)s") % {"people": people, "municipalities": where}


def figures_of(meeting_ids: Iterable[int], *, municipality_id: int | None = None) -> dict[int, Figures]:
    """For each of the meetings: one statement, however many."""
    wanted = list(meeting_ids)
    found = {row.pop("meeting_id"): Figures(**row) for row in _counted(wanted, municipality_id, clock.now())}
    return {meeting_id: found.get(meeting_id, Figures()) for meeting_id in wanted}


@prepared
def _counted(meeting_ids: Collection[int], municipality_id: int | None, now: datetime) -> QuerySet[Any, dict[str, Any]]:
    told = Allocation.objects.filter(meeting=OuterRef("meeting_id"), told_at__isnull=False)
    rows: QuerySet[Any, Any] = (
        Registration.objects.filter(meeting__in=meeting_ids)
        .order_by()
        .values("meeting_id")
        .annotate(
            registered=_registered(now),
            silent=Count("pk", filter=silent(now)),
            waiting=Count("pk", filter=Q(state=State.WAITING)),
            attended=Count("pk", filter=Q(state=State.ATTENDED)),
            no_shows=Count("pk", filter=Q(state=State.NO_SHOW)),
            municipalities=Count("municipality", filter=Q(state__in=SEATED) & ~silent(now), distinct=True),
            present=Count("municipality", filter=Q(state=State.ATTENDED), distinct=True),
            asked=Count("pk", filter=Q(state=State.OFFERED)),
            **(
                {"ours": Count("pk", filter=Q(state__in=HELD, municipality=municipality_id))} if municipality_id else {}
            ),
            is_allocated=Exists(told),
        )
    )
    return rows


def registered_at(meeting_id: int, now: datetime) -> Coalesce:
    """``registered`` of one meeting, beside another statement's rows."""
    rows: QuerySet[Any, Any] = Registration.objects.filter(meeting=meeting_id).order_by().values("meeting_id")
    return Coalesce(Subquery(rows.annotate(number=_registered(now)).values("number")), 0, output_field=IntegerField())


def _registered(now: datetime) -> Count:
    return Count("pk", filter=Q(state__in=SEATED) & ~silent(now))


def meetings_by_municipality(programme: Programme, since: date | None = None) -> dict[int, int]:
    """At how many of the programme's meetings each municipality was, from a day on; those at none are left out."""
    came = Registration.objects.filter(
        meeting__programme=programme, state=State.ATTENDED, municipality__isnull=False
    ).order_by()
    if since:
        came = came.filter(meeting__starts_at__gte=clock.at(since))
    rows = came.values_list("municipality_id").annotate(Count("meeting", distinct=True))
    return {municipality_id: number for municipality_id, number in rows if municipality_id}


def meetings_to_remind_of() -> list[Meeting]:
    """Open for registration, with places left, the deadline near and the invitation some days old."""
    now = clock.now()
    open_ones = Meeting.objects.filter(
        cancelled_at__isnull=True, published_at__lte=now - LEFT_IN_PEACE, starts_at__gt=now
    ).annotate(deadline=Coalesce("closes_at", "starts_at"))
    near = open_ones.filter(deadline__gt=now, deadline__lte=now + REMINDED_BEFORE).order_by("pk")
    free = Exists(Pool.objects.filter(meeting=OuterRef("pk"), session__isnull=True, taken__lt=F("capacity")))
    return list(
        near.filter(free, Q(opens_at__isnull=True) | Q(opens_at__lte=now)).select_related("programme", "network")
    )

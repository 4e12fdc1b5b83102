"""The waiting list: an order that is asked for, never a column that is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Any, NamedTuple

from django.db.models import Case, F, Q, QuerySet, Value, When

from praksisnet.kit.prepared import prepared
from praksisnet.meetings.models import Meeting
from praksisnet.registration import rules
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.shares import shares_of
from praksisnet.registration.words import HELD, State


class InLine(NamedTuple):
    """One who waits, as far as the order goes. There may be hundreds, and a page looks at all of them."""

    pk: int
    mode: str
    queued_at: datetime
    put_first_at: datetime | None
    is_visitor: bool
    is_late: bool
    municipality: str | None


IN_LINE = ("pk", "mode", "queued_at", "put_first_at", "is_visitor", "is_late", "municipality__name")


@dataclass(frozen=True, slots=True)
class QueuePlace:
    """Where somebody stands, and why others who came later stand before.

    ``passed_by``: municipalities of which nobody has a place. ``put_first``: so many were moved by the facilitator.
    ``own_first``: a visitor, who stands behind the network's own. ``is_at_most``: the municipality has all it may have.
    """

    number: int
    passed_by: tuple[str, ...] = ()
    put_first: int = 0
    own_first: bool = False
    is_at_most: bool = False


def waiting_in_order(meeting: Meeting, mode: str) -> QuerySet[Any]:
    """Those who wait, the next first."""
    return in_order(meeting, Registration.objects.filter(meeting=meeting, mode=mode, state=State.WAITING))


def in_order(meeting: Meeting, registrations: QuerySet[Registration]) -> QuerySet[Any]:
    """Who was put first by hand, then the network's own, then by the meeting's rule, then by time.

    ``is_late``: the rule says that others go before, whenever they came.
    """
    own_first, unseated_first = rules.own_first(meeting), meeting.unseated_first
    return ordered(registrations, meeting.pk, own_first=own_first, unseated_first=unseated_first)


def ordered(
    registrations: QuerySet[Registration], meeting_id: int, *, own_first: bool, unseated_first: bool
) -> QuerySet[Any]:
    """``in_order``, of a meeting that is known by its rules alone."""
    # Asked once: asked for each who waits, the database would look through all that the municipality ever came to.
    seated = Registration.objects.filter(meeting=meeting_id, state__in=HELD, municipality__isnull=False)
    # Who comes for no municipality is not a municipality without a place.
    late = Q(municipality__isnull=True) | Q(municipality__in=seated.values("municipality"))
    order: list[Any] = [F("put_first_at").desc(nulls_last=True)]
    order += ["is_visitor"] if own_first else []
    order += ["is_late"] if unseated_first else []
    return (
        registrations.annotate(is_late=Case(When(late, then=Value(value=True)), default=Value(value=False)))
        .select_related("person", "municipality")
        .order_by(*order, "queued_at", "pk")
    )


def in_line(meeting: Meeting) -> list[InLine]:
    """All who wait for either mode, the next first."""
    rows = _in_line(meeting.pk, rules.own_first(meeting), meeting.unseated_first)
    return [InLine(*row) for row in rows]


@prepared
def _in_line(meeting_id: int, own_first: bool, unseated_first: bool) -> QuerySet[Any, tuple[Any, ...]]:
    waiting = Registration.objects.filter(meeting=meeting_id, state=State.WAITING)
    return ordered(waiting, meeting_id, own_first=own_first, unseated_first=unseated_first).values_list(*IN_LINE)


def queue_place(
    registration: Registration, waiting: Iterable[InLine] | None = None, *, is_at_most: bool | None = None
) -> QueuePlace | None:
    """None for those who do not wait. ``waiting``: all who wait, in order, where they are read already.

    ``is_at_most``: whether the municipality has all it may have, where the page knows.
    """
    if registration.state != State.WAITING:
        return None
    if waiting is None:
        waiting = in_line(registration.meeting)
    if is_at_most is None:
        is_at_most = shares_of(registration.meeting).is_at_most(registration.municipality_id)
    same = (one for one in waiting if one.mode == registration.mode)
    before = list(takewhile(lambda one: one.pk != registration.pk, same))
    key = (registration.queued_at, registration.pk)
    later = [one for one in before if (one.queued_at, one.pk) > key]
    own_first = registration.is_visitor and rules.own_first(registration.meeting)
    by_rule = [one for one in later if not one.put_first_at and not (own_first and not one.is_visitor)]
    return QueuePlace(
        number=len(before) + 1,
        passed_by=tuple(dict.fromkeys(one.municipality for one in by_rule if one.municipality)),
        put_first=sum(one.put_first_at is not None for one in later),
        own_first=own_first and any(not one.is_visitor for one in later),
        is_at_most=is_at_most,
    )


def next_number(meeting: Meeting, waiting: Iterable[InLine], *, is_late: bool, is_visitor: bool = False) -> int:
    """The place a newcomer would get among those who wait. ``is_late``: the municipality has a place, or is none."""
    own_first = rules.own_first(meeting)
    return 1 + sum(_stands_before(one, meeting.unseated_first, own_first, is_late, is_visitor) for one in waiting)


def _stands_before(one: InLine, unseated_first: bool, own_first: bool, is_late: bool, is_visitor: bool) -> bool:
    """Who waits already, before somebody who comes now."""
    if one.put_first_at:
        return True
    if own_first and one.is_visitor != is_visitor:
        return is_visitor
    return not unseated_first or is_late or not one.is_late

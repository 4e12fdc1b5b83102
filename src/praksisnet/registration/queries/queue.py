"""The waiting list: an order that is asked for, never a column that is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from praksisnet.meetings.models import Meeting
from praksisnet.registration.models import Registration
from praksisnet.registration.words import State


@dataclass(frozen=True, slots=True)
class QueuePlace:
    """Where somebody stands, and which municipalities were let past because nobody of theirs has a place."""

    number: int
    passed_by: tuple[str, ...] = ()


def waiting_in_order(meeting: Meeting, mode: str) -> QuerySet[Any]:
    """Those who wait, the next first."""
    return in_order(meeting, Registration.objects.filter(meeting=meeting, mode=mode, state=State.WAITING))


def in_order(meeting: Meeting, registrations: QuerySet[Registration]) -> QuerySet[Any]:
    """By the meeting's rule. ``is_late``: the rule says that others go before, whenever they came."""
    seated = Registration.objects.filter(
        meeting=OuterRef("meeting"), municipality=OuterRef("municipality"), state=State.REGISTERED
    )
    # Who comes for no municipality is not a municipality without a place.
    late = Q(municipality__isnull=True) | Exists(seated)
    return (
        registrations.annotate(is_late=Case(When(late, then=Value(value=True)), default=Value(value=False)))
        .select_related("person", "municipality")
        .order_by(*(["is_late"] if meeting.unseated_first else []), "queued_at", "pk")
    )


def queue_place(registration: Registration, waiting: Iterable[Registration] | None = None) -> QueuePlace | None:
    """None for those who do not wait. ``waiting``: all who wait, in order, where they are read already."""
    if registration.state != State.WAITING:
        return None
    if waiting is None:
        waiting = waiting_in_order(registration.meeting, registration.mode)
    same = (one for one in waiting if one.mode == registration.mode)
    before = list(takewhile(lambda one: one.pk != registration.pk, same))
    key = (registration.queued_at, registration.pk)
    passed = [one.municipality.name for one in before if one.municipality and (one.queued_at, one.pk) > key]
    return QueuePlace(len(before) + 1, tuple(dict.fromkeys(passed)))


def next_number(meeting: Meeting, mode: str, *, municipality_id: int | None) -> int:
    """The place a newcomer from the municipality would get."""
    waiting = list(waiting_in_order(meeting, mode))
    if not (meeting.unseated_first and waiting):
        return len(waiting) + 1
    seated = Registration.objects.filter(meeting=meeting, municipality=municipality_id, state=State.REGISTERED)
    if municipality_id is None or seated.exists():
        return len(waiting) + 1
    return sum(not one.is_late for one in waiting) + 1

"""The swap lists of workshops: who would rather be where, and whom that suits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from praksisnet.meetings.models import Meeting, Pool, Session
from praksisnet.meetings.queries import places_left
from praksisnet.registration.models import Place, Registration, Swap
from praksisnet.registration.words import State


@dataclass(frozen=True, slots=True)
class Other:
    """A workshop of the same block as one's own. ``leaving``: how many of those in it would rather be in one's own."""

    session: Session
    free: int
    leaving: int
    is_asked: bool

    @property
    def left(self) -> str:
        return places_left(self.free)


@dataclass(frozen=True, slots=True)
class Exchange:
    place: Place
    others: Sequence[Other]


def next_swap(meeting: Meeting, free: Mapping[str, Sequence[int]]) -> tuple[Swap, Swap | None] | None:
    """The earliest who can have what they asked for: a free place, or the place of somebody who wants theirs.

    ``free``: by mode, the ids of workshops with a place left.
    """
    swaps, held = _open_swaps(meeting), _places(meeting)
    for one in swaps:
        own, mode = held.get((one.registration_id, one.session.block)), one.registration.mode
        if own is None or own == one.session_id:
            continue
        if one.session_id in free[mode]:
            return one, None
        for other in swaps:
            theirs = held.get((other.registration_id, other.session.block))
            if theirs == one.session_id and other.session_id == own and other.registration.mode == mode:
                return one, other
    return None


def exchanges_of(registration: Registration) -> list[Exchange]:
    """For each block, what somebody has and what they could have: four statements."""
    own = Place.objects.filter(registration=registration).select_related("session").order_by("block")
    pools = Pool.objects.filter(meeting=registration.meeting_id, mode=registration.mode, session__isnull=False)
    rows = list(pools.select_related("session").order_by("session__position", "session__letter", "pk"))
    swaps, held = _open_swaps(registration.meeting), _places(registration.meeting)
    asked = {one.session_id for one in swaps if one.registration_id == registration.pk}
    found = []
    for place in own:
        others: list[Other] = []
        for pool in rows:
            if pool.session is None or pool.session.block != place.block or pool.session_id == place.session_id:
                continue
            leaving = sum(
                held.get((one.registration_id, place.block)) == pool.session_id and one.session_id == place.session_id
                for one in swaps
            )
            others.append(Other(pool.session, max(pool.free, 0), leaving, pool.session_id in asked))
        if others:
            found.append(Exchange(place, others))
    return found


def _open_swaps(meeting: Meeting) -> list[Any]:
    rows = Swap.objects.filter(
        registration__meeting=meeting, registration__state=State.REGISTERED, ended_at__isnull=True
    ).select_related("session", "registration__person", "registration__municipality")
    return list(rows.order_by("asked_at", "pk"))


def _places(meeting: Meeting) -> dict[tuple[int, int | None], int]:
    rows = Place.objects.filter(registration__meeting=meeting).values_list("registration_id", "block", "session_id")
    return {(registration_id, block): session_id for registration_id, block, session_id in rows}

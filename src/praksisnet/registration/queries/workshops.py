"""The workshops of one registration: what somebody has, what they would rather have, and who is next for a place."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from praksisnet.kit.prepared import prepared
from praksisnet.meetings.models import Meeting, Session
from praksisnet.registration.models import Allocation, Place, Registration, Swap, Wish
from praksisnet.registration.words import SEATED, State

# A place that the facilitator holds for somebody until all are told is nobody's to see.
UNTOLD = Q(pinned_at__isnull=False, told_at__isnull=True)
TOLD_PLACES = Q(places__pinned_at__isnull=True) | Q(places__told_at__isnull=False)  # the others, of a registration


def put_workshops(one: Any, *, has_any: bool = True) -> None:
    """What ``with_workshops`` puts there, in one statement: ``workshops`` are the places, ``wanted`` the wishes.

    Also ``demand``: of the allocation that was told, for the reason; a workshop that one swapped into needs none.
    ``has_any``: False where the meeting has no workshops, and no statement is needed.
    """
    found = _workshops(one.pk, one.meeting_id) if has_any else []
    one.wanted = [Wish(registration=one, session=session, rank=session.rank) for session in found if session.rank]
    one.workshops = [_place(one, session) for session in found if session.place_pk] if one.state in SEATED else []
    one.demand = next((session.figures["workshops"] for session in found if session.figures), {})
    one.swapped = {session.pk for session in found if session.was_swapped}


@prepared
def _workshops(registration_id: int, meeting_id: int) -> QuerySet[Any]:
    here: Any = {"registration": registration_id, "session": OuterRef("pk")}
    place = Place.objects.filter(**here).exclude(UNTOLD)
    told = Allocation.objects.filter(meeting=meeting_id, told_at__isnull=False).order_by("-told_at")
    rows: Any = Session.objects.filter(meeting=meeting_id).annotate(
        place_pk=Subquery(place.values("pk")[:1]),
        place_told_at=Subquery(place.values("told_at")[:1]),
        rank=Subquery(Wish.objects.filter(**here).values("rank")[:1]),
        was_swapped=Exists(Swap.objects.filter(**here, ended_at__isnull=False)),
        figures=Subquery(told.values("figures")[:1]),
    )
    rows = rows.filter(Q(place_pk__isnull=False) | Q(rank__isnull=False))
    found: QuerySet[Any] = rows.order_by("block", "rank", "pk")
    return found


def _place(one: Registration, session: Any) -> Place:
    told_at = session.place_told_at
    return Place(pk=session.place_pk, registration=one, session=session, block=session.block, told_at=told_at)


def left_out(registration: Registration) -> bool:
    """Whether somebody wished for a workshop in a block where they have no place."""
    wishes = Wish.objects.filter(registration=registration)
    blocks = Place.objects.filter(registration=registration).values("block")
    return wishes.exclude(session__block__in=blocks).exists()


def better_wishes(wishes: Sequence[Wish], workshops: Sequence[Place]) -> dict[int | None, list[Session]]:
    """By block, the workshops that were wanted more than the one somebody has; all of them where there is none."""
    has = {place.session_id for place in workshops}
    settled: set[int | None] = set()
    found: dict[int | None, list[Session]] = {}
    for one in sorted(wishes, key=lambda one: (one.session.block or 0, one.rank)):
        if one.session_id in has:
            settled.add(one.session.block)
        elif one.session.block not in settled:
            found.setdefault(one.session.block, []).append(one.session)
    return found


def next_wish(meeting: Meeting, free: Mapping[str, Sequence[int]]) -> Wish | None:
    """For a free workshop: the best wish of the earliest who has none in the block, or one that was wanted less.

    ``free``: by mode, the ids. Who was given a workshop by ranked wishes is not moved again: for that there are swaps.
    """
    has_room: Q = Q(pk__in=[])
    for mode, ids in free.items():
        has_room |= Q(session__in=ids, registration__mode=mode)
    own = {"registration": OuterRef("registration")}
    place = Place.objects.filter(**own, block=OuterRef("session__block"))
    has = Wish.objects.filter(**own, session__block=OuterRef("session__block"), session__in=place.values("session"))
    wishes = Wish.objects.annotate(is_in=Exists(place), has=Subquery(has.values("rank")[:1]))
    gains = Q(is_in=False) if meeting.ranked_wishes else Q(is_in=False) | Q(rank__lt=F("has"))
    wishes = wishes.filter(has_room, gains, registration__state=State.REGISTERED)
    in_order = wishes.order_by("registration__queued_at", "registration__pk", "rank")
    return in_order.select_related("session", "registration__person", "registration__municipality").first()

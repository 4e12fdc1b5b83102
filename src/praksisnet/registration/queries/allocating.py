"""What an allocation of workshop places is made from, and what came of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from praksisnet.meetings.models import Meeting, Pool, Session
from praksisnet.meetings.words import SessionKind
from praksisnet.registration.allocation import Allocated, Participant, Seated, Workshop, fingerprint
from praksisnet.registration.models import Allocation, Place, Registration, Wish
from praksisnet.registration.words import State


@dataclass(slots=True)
class Asked:
    """The meeting's wishes as arithmetic. ``pools``: of the workshops, by key; ``coming``: the registered, by key."""

    workshops: list[Workshop]
    participants: list[Participant]
    seated: list[Seated]
    pools: Mapping[int, Pool]
    coming: Mapping[int, Any]

    @property
    def digest(self) -> str:
        return fingerprint(self.workshops, self.participants, self.seated)


def gives_later(meeting: Meeting) -> bool:
    """Whether nobody has a workshop before all are given them at once, by ranked wishes."""
    return meeting.ranked_wishes and not Allocation.objects.filter(meeting=meeting, told_at__isnull=False).exists()


def latest_allocation(meeting: Meeting) -> Allocation | None:
    return Allocation.objects.filter(meeting=meeting).order_by("-pk").first()


def asked_of(meeting: Meeting) -> Asked:
    """Four statements, however many come. Places that are held already are left alone, and so is their capacity."""
    found = Pool.objects.filter(meeting=meeting, session__kind=SessionKind.WORKSHOP).select_related("session")
    pools = {pool.pk: pool for pool in found.order_by("session__position", "pk")}
    places = Prefetch("places", Place.objects.select_related("session").order_by("block"), to_attr="workshops")
    wishes = Prefetch("wishes", Wish.objects.select_related("session").order_by("rank", "pk"), to_attr="wanted")
    coming: Any = Registration.objects.filter(meeting=meeting, state=State.REGISTERED).order_by("queued_at", "pk")
    rows = list(coming.select_related("person", "municipality").prefetch_related(places, wishes))
    by_mode = {(pool.session_id, pool.mode): pool for pool in pools.values()}
    return Asked(
        workshops=[Workshop(pool.pk, _block(pool), max(pool.free, 0), _title(pool)) for pool in pools.values()],
        participants=[_participant(one, order, pools, by_mode) for order, one in enumerate(rows)],
        seated=[
            Seated(one.municipality_id, by_mode[place.session_id, one.mode].pk)
            for one in rows
            for place in one.workshops
            if (place.session_id, one.mode) in by_mode
        ],
        pools=pools,
        coming={one.pk: one for one in rows},
    )


def figures_of_allocation(asked: Asked, found: Allocated) -> dict[str, Any]:
    """What is kept of a run: what it was made from, who gets what, and what the reasons are told from."""
    by_rank: Counter[str] = Counter()
    for (key, _at), pool_key in found.given.items():
        by_rank[rank_said(asked.coming[key].wanted, asked.pools[pool_key].session)] += 1
    given = [[key, asked.pools[pool].session_id] for (key, _at), pool in sorted(found.given.items())]
    return {
        "digest": asked.digest,
        "given": given,
        "left_out": [list(slot) for slot in found.left_out],
        "by_rank": dict(by_rank),
        "crowding": found.crowding,
        "workshops": demand_of(asked),
    }


def rank_said(wishes: list[Wish], session: Session | None) -> str:
    """“1” to “5”; “unlisted” for a workshop that was not among the wishes, “any” where there were none in the block."""
    assert session is not None  # noqa: S101 -- pools of workshops have one
    here = [wish for wish in wishes if wish.session.block == session.block]
    rank = next((wish.rank for wish in here if wish.session_id == session.pk), None)
    return str(rank) if rank else "unlisted" if here else "any"


def demand_of(asked: Asked) -> dict[str, dict[str, int]]:
    """By workshop: how many wish for it most, how many wish for it at all, and how many places it has."""
    found = {str(pool.session_id): {"first": 0, "all": 0, "places": 0} for pool in asked.pools.values()}
    for pool in asked.pools.values():
        found[str(pool.session_id)]["places"] += pool.capacity
    for one in asked.coming.values():
        for wish in one.wanted:
            if row := found.get(str(wish.session_id)):
                row["all"] += 1
                row["first"] += wish.rank == 1
    return found


def _participant(one: Any, order: int, pools: Mapping[int, Pool], by_mode: Mapping[Any, Pool]) -> Participant:
    placed = {place.block for place in one.workshops}
    heard = {place.session.title.casefold() for place in one.workshops}
    open_to = frozenset(
        pool.pk
        for pool in pools.values()
        if pool.mode == one.mode and _block(pool) not in placed and _title(pool) not in heard
    )
    wishes = [by_mode[wish.session_id, one.mode].pk for wish in one.wanted if (wish.session_id, one.mode) in by_mode]
    return Participant(one.pk, order, one.municipality_id, open_to, tuple(wishes))


def _block(pool: Pool) -> int:
    assert pool.session is not None  # noqa: S101 -- pools of workshops have one
    return pool.session.block or 0


def _title(pool: Pool) -> str:
    assert pool.session is not None  # noqa: S101 -- pools of workshops have one
    return pool.session.title.casefold()

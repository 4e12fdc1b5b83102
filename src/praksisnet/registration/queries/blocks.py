"""The workshops that somebody may choose, by the time they are held."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from praksisnet.meetings.models import Meeting, Pool, Session
from praksisnet.meetings.queries import places_left
from praksisnet.meetings.words import Mode
from praksisnet.registration.models import Registration


@dataclass(frozen=True, slots=True)
class Choice:
    """A workshop one may choose, and how many places it has left."""

    session: Session
    free: int
    is_own: bool
    rank: int | None = None  # among what the reader wished for
    modes: Sequence[str] = ()

    @property
    def is_full(self) -> bool:
        return self.free <= 0 and not self.is_own

    @property
    def left(self) -> str:
        return places_left(self.free)


@dataclass(frozen=True, slots=True)
class Block:
    """The workshops that go on at the same time; ``name`` is that of the field."""

    number: int
    choices: Sequence[Choice]

    @property
    def name(self) -> str:
        return f"workshop_{self.number}"

    def field(self, rank: int) -> str:
        """The name of the field of a wish; the first has the block's own."""
        return self.name if rank == 1 else f"{self.name}_{rank}"

    @property
    def has_free(self) -> bool:
        return any(not choice.is_full for choice in self.choices)

    @property
    def has_full(self) -> bool:
        return any(choice.is_full for choice in self.choices)


def free_at_the_door(meeting: Meeting) -> list[Block]:
    """The workshops on site that have places left: one statement."""
    pools = Pool.objects.filter(meeting=meeting, mode=Mode.ONSITE, session__isnull=False, taken__lt=F("capacity"))
    return blocks_of(list(pools.select_related("session").order_by("session__position", "pk")), None)


def blocks_of(pools: Sequence[Pool], registration: Registration | None) -> list[Block]:
    """Who waits may wish for any workshop; what one has stays choosable when it is full."""
    mode = registration.mode if registration else None
    mine: Any = registration
    own = {place.session_id for place in mine.workshops} if mine else set()
    ranks = {wish.session_id: wish.rank for wish in mine.wanted} if mine else {}
    found: dict[int, dict[int, Choice]] = {}
    for pool in pools:
        if pool.session is None or pool.session.block is None or (mode and pool.mode != mode):
            continue
        block = found.setdefault(pool.session.block, {})
        free = pool.free + (block[pool.session.pk].free if pool.session.pk in block else 0)
        modes = (*(block[pool.session.pk].modes if pool.session.pk in block else ()), str(pool.mode))
        block[pool.session.pk] = Choice(pool.session, free, pool.session.pk in own, ranks.get(pool.session.pk), modes)
    return [Block(number, list(choices.values())) for number, choices in sorted(found.items())]

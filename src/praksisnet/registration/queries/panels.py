"""The box “Register” of a meeting's page."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from praksisnet.kit import clock
from praksisnet.meetings.models import Meeting, Pool, Session
from praksisnet.meetings.queries import places_left
from praksisnet.meetings.words import Mode
from praksisnet.networks.models import Network
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.registration import rules
from praksisnet.registration.models import Place, Registration
from praksisnet.registration.queries.blocks import Block, blocks_of
from praksisnet.registration.queries.comers import may_come
from praksisnet.registration.queries.door import Door, door_of
from praksisnet.registration.queries.figures import Figures, figures_of
from praksisnet.registration.queries.modes import may_change
from praksisnet.registration.queries.online import comes_online, is_on_site
from praksisnet.registration.queries.order import Order, newcomers_number, order_of
from praksisnet.registration.queries.other_dates import replaced_by
from praksisnet.registration.queries.own import home_of, with_queue
from praksisnet.registration.queries.queue import QueuePlace, queue_place
from praksisnet.registration.queries.reasons import reason_of
from praksisnet.registration.queries.workshops import better_wishes
from praksisnet.registration.words import LEAST_RANKS, LIVE, TAKEN, State, Window


@dataclass(frozen=True, slots=True)
class RegistrationPanel:
    """What one reader can do about one meeting. ``chosen`` is what was sent, ``refused`` what was wrong with it.

    ``waits``: a newcomer would; ``number`` is the place in the queue they get, 0 while there are places.
    ``is_at_most``: the municipality has all the places it may have. ``count`` reads the figures, once: who only presses
    a button needs none.
    """

    meeting: Meeting
    person: Person
    registration: Registration | None
    window: Window
    count: Callable[[], Figures]
    pools: Sequence[Pool]
    blocks: Sequence[Block]
    queue: QueuePlace | None
    waits: bool
    door: Door
    waiting: int
    next_number: Callable[[], int]
    may_register: bool
    is_at_most: bool = False
    order: Order = field(default_factory=Order)
    chosen: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)

    @property
    def figures(self) -> Figures:
        return self.count()

    @property
    def registered(self) -> int:
        """How many are; read along with the places, so that a page which says no more needs no figures."""
        return self.figures.registered if self.door.registered is None else self.door.registered

    @property
    def replaces(self) -> Registration | None:
        """What taking this date gives up; looked for only where there is something."""
        return None if self.door.holds_other is False else replaced_by(self.person, self.meeting)

    @property
    def municipality(self) -> Organisation | None:
        """For which the reader comes."""
        return self.door.home or home_of(self.person, self.meeting)

    @property
    def is_live(self) -> bool:
        return self.registration is not None and self.registration.state in LIVE

    @property
    def is_coming(self) -> bool:
        return self.registration is not None and self.registration.state == State.REGISTERED

    @property
    def is_here(self) -> bool:
        """Checked in at a meeting that is not over."""
        ends_at = self.meeting.ends_at
        return self._attended and ends_at is not None and clock.now() < ends_at

    @property
    def has_certificate(self) -> bool:
        return self._attended and not self.is_here

    @property
    def _attended(self) -> bool:
        return self.registration is not None and self.registration.state == State.ATTENDED

    @property
    def visits(self) -> bool:
        """The reader comes from another network of the round."""
        return rules.is_visitor(self.person, self.meeting)

    @property
    def has_other_dates(self) -> bool:
        """The other networks hold the same programme on other days, and have places that nobody waits for."""
        is_coming = self.window in {Window.OPEN, Window.CLOSED, Window.EARLY}
        return is_coming and self.door.has_other_dates and self.may_register and not self.visits

    @property
    def series_network(self) -> Network | None:
        """Whose meetings the reader can register for all at once."""
        is_coming = self.window in {Window.OPEN, Window.CLOSED, Window.EARLY, Window.UNPUBLISHED}
        network = self.meeting.network
        return network if is_coming and network and rules.may_follow(self.person, network) else None

    @property
    def is_open(self) -> bool:
        return self.window is Window.OPEN and not self.is_here

    @property
    def number(self) -> int:
        return self.next_number() if self.waits else 0

    @property
    def is_asked(self) -> bool:
        """There is a place for the reader, who has not answered yet."""
        return self.registration is not None and self.registration.state == State.OFFERED

    @property
    def can_answer(self) -> bool:
        return self.registration is not None and rules.offer_is_open(self.registration)

    @property
    def left(self) -> int:
        return sum(pool.free for pool in self.pools)

    @property
    def can_cancel(self) -> bool:
        return self.is_live and not self.is_asked and self.window in {Window.OPEN, Window.CLOSED, Window.EARLY}

    @property
    def can_substitute(self) -> bool:
        return self.registration is not None and rules.can_substitute(self.registration)

    @property
    def asks(self) -> bool:
        """About food, access or more: of who has a place or is asked to take one."""
        one: Any = self.registration
        if not self.can_cancel or one.state not in TAKEN:
            return False
        return bool(one.asks if is_on_site(one) else one.asks_all)

    @property
    def is_online(self) -> bool:
        return self.registration is not None and comes_online(self.registration) and not rules.is_over(self.meeting)

    @property
    def can_join(self) -> bool:
        return self.is_online and bool(self.meeting.online_url)

    @property
    def can_change_mode(self) -> bool:
        return len(self.pools) > 1 and self.registration is not None and may_change(self.registration)

    def left_in(self, mode: Mode) -> str:
        """“3 places left” or “Full”, of one mode."""
        return places_left(sum(pool.free for pool in self.pools if pool.mode == mode))

    def workshops_of(self, mode: str) -> set[int]:
        """Those with places of this mode."""
        return {choice.session.pk for block in self.blocks for choice in block.choices if mode in choice.modes}

    @property
    def modes(self) -> list[Mode]:
        return [Mode(pool.mode) for pool in self.pools]

    @property
    def choosable(self) -> Sequence[Block]:
        """What stands in the form: while registration is open, for those who may come.

        Who was given a workshop by ranked wishes changes it by a swap.
        """
        is_given = self.meeting.ranked_wishes and any(place.told_at for place, _reason in self.given)
        return self.blocks if self.is_open and self.may_register and not is_given and not self.is_asked else ()

    @property
    def gives_later(self) -> bool:
        """Workshops are given to all at once, and are not given yet."""
        return self.meeting.ranked_wishes and not self.figures.is_allocated

    def ranks(self, block: Block) -> int:
        """How many wishes are asked for in the block."""
        return min(len(block.choices), rules.most_wishes(self.meeting) if self.gives_later else 2)

    def least(self, block: Block) -> int:
        """How many there must be: who named only one would else push others out of theirs."""
        return min(len(block.choices), LEAST_RANKS)

    def picked(self, block: Block, rank: int = 1) -> str:
        """The workshop that is marked: what was sent, or what one wished for, or has."""
        if block.field(rank) in self.chosen:
            return self.chosen[block.field(rank)]
        wished = next((str(choice.session.pk) for choice in block.choices if choice.rank == rank), "")
        if wished or rank > 1:
            return wished
        return next((str(choice.session.pk) for choice in block.choices if choice.is_own), "")

    @property
    def given(self) -> list[tuple[Place, str]]:
        """The places in workshops, each with the reason where an allocation gave it."""
        mine: Any = self.registration
        if mine is None or self.gives_later:
            return []
        return [(place, self._reason(place)) for place in mine.workshops]

    @property
    def can_swap(self) -> bool:
        """There is another workshop at the same time."""
        sizes = {block.number: len(block.choices) for block in self.blocks}
        return self.can_cancel and any(sizes.get(place.block, 0) > 1 for place, _reason in self.given)

    def _reason(self, place: Place) -> str:
        mine: Any = self.registration
        return "" if place.session_id in mine.swapped else reason_of(place, mine.wanted, mine.demand)

    @property
    def is_settled(self) -> bool:
        """A workshop in each block, and none that is wanted more: the choice may be folded away."""
        if not self.is_coming or self.refused or self.gives_later or not self.blocks or any(self.held()):
            return False
        return all(any(choice.is_own for choice in block.choices) for block in self.blocks)

    @property
    def asks_anyway(self) -> bool:
        """Whether to come although all one chose is full: where something is full, or was when it was sent."""
        if self.waits or self.queue or self.gives_later:
            return False
        return any(block.has_full or (block.name in self.refused and self.picked(block)) for block in self.choosable)

    def held(self) -> Iterable[tuple[Block, Sequence[Session]]]:
        """By block, the workshops that the reader waits for: those wanted more than the place there is."""
        if self.registration is None or self.registration.state != State.REGISTERED or self.meeting.ranked_wishes:
            return
        mine: Any = self.registration
        better = better_wishes(mine.wanted, mine.workshops)
        for block in self.blocks:
            if block.number in better:
                yield block, better[block.number]


def registration_panel(
    person: Person,
    meeting: Meeting,
    *,
    chosen: Mapping[str, str] | None = None,
    refused: Mapping[str, str] | None = None,
    door: Door | None = None,
) -> RegistrationPanel | None:
    """None where there is nothing to say: a draft, a cancelled meeting, one that was held without the reader.

    ``door``: where the page has read it already.
    """
    window = rules.window_of(meeting)
    if window is Window.CANCELLED or (window is Window.UNPUBLISHED and not meeting.announced_at):
        return None
    if door is None and window is not Window.OVER:
        door = door_of(person, meeting)
    is_new = door is not None and door.is_new
    registration, waiting = (None, []) if is_new else with_queue(person, meeting, door.pools if door else None)
    if window is Window.OVER and registration is None:
        return None
    door = door or door_of(person, meeting)
    pools = door.pools
    own = [pool for pool in pools if pool.session_id is None]
    mine = registration if registration and registration.state in LIVE else None
    home = mine.municipality_id if mine else rules.own_municipality_id(person, meeting)
    count = cache(lambda: figures_of([meeting.pk], municipality_id=home)[meeting.pk])
    is_at_most = bool(home and meeting.most_each is not None and count().ours >= meeting.most_each)
    is_full = bool(own) and (bool(waiting) or is_at_most or all(pool.free <= 0 for pool in own))
    return RegistrationPanel(
        meeting=meeting,
        person=person,
        registration=registration,
        window=window,
        count=count,
        pools=own,
        blocks=blocks_of(pools, mine),
        queue=queue_place(mine, waiting, is_at_most=is_at_most) if mine else None,
        waits=is_full and not mine,
        door=door,
        waiting=len(waiting),
        next_number=cache(lambda: newcomers_number(meeting, waiting, own, is_late=home is None or count().ours > 0)),
        order=order_of(meeting),
        may_register=mine is not None or may_come(person, meeting),
        is_at_most=is_at_most,
        chosen=chosen or {},
        refused=refused or {},
    )

"""What becomes free at a desk goes to who waits for it: a place, the other mode, a workshop."""

from django.db.models import Case, When

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions.places import take
from praksisnet.meetings.words import Mode
from praksisnet.registration import mails, rules
from praksisnet.registration.actions.desk import Desk, change_state, move_to, seat_by_wish, switch, tell_workshop, write
from praksisnet.registration.models import Place, Registration, Swap, Wish
from praksisnet.registration.queries import shares_of, waiting_in_order
from praksisnet.registration.queries.swapping import next_swap
from praksisnet.registration.queries.workshops import next_wish
from praksisnet.registration.words import State


def move_up(desk: Desk, *, by: Actor) -> list[Registration]:
    """As many as there are places move up, in order, and are told; then free places in workshops are given.

    From the promotion deadline on they are asked instead, and the place is held for them. Nobody in the last hours
    before the meeting, or when it is over or cancelled.
    """
    if not rules.moves_on(desk.meeting):
        return []
    moved = _bring_all_up(desk, by)
    while let_switch(desk, by=by):  # what they leave is free for the next
        moved += _bring_all_up(desk, by)
    give_workshops(desk, by=by)
    return moved


def _bring_all_up(desk: Desk, by: Actor) -> list[Registration]:
    moved: list[Registration] = []
    for mode in Mode.values:
        # Asked anew each time: who moves up may seat the municipality of the next.
        while (registration := next_up(desk, mode)) and take(desk.pools[None, mode]):
            bring_up(desk, registration, by=by)
            moved.append(registration)
    return moved


def next_up(desk: Desk, mode: str) -> Registration | None:
    """Whose turn it is: the first of the queue who may have one of the places that are free."""
    pool = desk.pool(None, mode)
    if pool is None or pool.free <= 0:
        return None
    waiting, shares = waiting_in_order(desk.meeting, mode), shares_of(desk.meeting)
    if shares.is_open:
        first: Registration | None = waiting.first()
        return first
    return next((one for one in waiting if shares.may_have(one.municipality_id, pool.free)), None)


def bring_up(desk: Desk, registration: Registration, *, by: Actor) -> None:
    """Into a place that is taken for them already; or, from the promotion deadline on, asked whether they want it."""
    registration.meeting = desk.meeting
    if rules.is_firm(desk.meeting):
        registration.offer_ends_at = rules.answer_by(desk.meeting)
        change_state(registration, State.OFFERED)
        record("asked", registration, by=by, fields=["state"])
        write(mails.asked, registration, by=by)
    else:
        change_state(registration, State.REGISTERED)
        refs = {"workshops": [place.session_id for place in seat_by_wish(desk, registration)]}
        record("moved_up", registration, by=by, fields=["state"], refs=refs)
        write(mails.promoted, registration, by=by)


def let_switch(desk: Desk, *, by: Actor) -> bool:
    """The next who would rather be online, or on site, if nobody without a place wants it; waiting before seated.

    Not from the promotion deadline on: then they choose themselves, while there are places.
    """
    if sum(session_id is None for session_id, _mode in desk.pools) < 2 or rules.is_firm(desk.meeting):
        return False
    wanting = Registration.objects.filter(meeting=desk.meeting, state__in=[State.REGISTERED, State.WAITING])
    first = wanting.exclude(wanted_mode="").select_related("person", "municipality")
    for one in first.order_by(Case(When(state=State.WAITING, then=0), default=1), "wanted_mode_at", "pk"):
        pool, queue = desk.pool(None, one.wanted_mode), waiting_in_order(desk.meeting, one.wanted_mode)
        if pool and pool.free > 0 and not queue.exists() and take(pool):
            switch(desk, one, one.wanted_mode, by=by)
            return True
    return False


def give_workshops(desk: Desk, *, by: Actor) -> None:
    """A free place in a workshop goes to those who are registered and asked for it, in the order they came.

    Who has the second choice gets the first, and gives back a place that the next one asked for; then come those on
    the swap lists. So until nobody moves.
    """
    while not desk.gives_later:
        free = _free_workshops(desk)
        if wish := next_wish(desk.meeting, free):
            is_done = _follow_wish(desk, wish, by)
        elif swap := next_swap(desk.meeting, free):
            is_done = _follow_swap(desk, *swap, by)
        else:
            return
        if not is_done:
            return


def _follow_wish(desk: Desk, wish: Wish, by: Actor) -> bool:
    registration, session = wish.registration, wish.session
    registration.meeting = desk.meeting
    place = Place.objects.filter(registration=registration, block=session.block or 0).first()
    if not move_to(desk, place, registration, session):
        return False
    tell_workshop(registration, session, by=by)
    return True


def _follow_swap(desk: Desk, one: Swap, other: Swap | None, by: Actor) -> bool:
    """Into the free place, or each into the other's; what they had asked for besides is settled with it."""
    place = Place.objects.get(registration=one.registration, block=one.session.block or 0)
    if other is None:
        if not move_to(desk, place, one.registration, one.session):
            return False
    else:
        theirs = Place.objects.get(registration=other.registration, block=one.session.block or 0)
        for held, session in ((place, one.session), (theirs, other.session)):
            held.session = session
            held.save(update_fields=["session"])
    for swap in [one, other] if other else [one]:
        registration, session = swap.registration, swap.session
        asked = Swap.objects.filter(registration=registration, session__block=session.block, ended_at__isnull=True)
        asked.update(ended_at=clock.now())
        if desk.meeting.ranked_wishes:
            Place.objects.filter(registration=registration, session=session).update(told_at=clock.now())
        registration.meeting = desk.meeting
        tell_workshop(registration, session, by=by)
    return True


def _free_workshops(desk: Desk) -> dict[str, list[int]]:
    """By mode, those with a place left."""
    free: dict[str, list[int]] = {mode: [] for mode in Mode.values}
    for (session_id, mode), pool in desk.pools.items():
        if session_id and pool.free > 0:
            free[mode].append(session_id)
    return free

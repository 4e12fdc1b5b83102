"""Somebody comes: a place, or the end of the waiting list."""

from collections.abc import Iterable, Sequence
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.kit.rows import insert
from praksisnet.meetings.actions.places import take
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.words import Mode
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.registration import mails, rules
from praksisnet.registration.actions.choosing import full_workshops, refuse_closed, wish
from praksisnet.registration.actions.desk import Desk, at_desk, chosen, open_desk, seat_in_blocks, write
from praksisnet.registration.actions.moving_up import next_up
from praksisnet.registration.actions.round_once import own_registrations, refuse_second
from praksisnet.registration.models import Place, Registration
from praksisnet.registration.queries import queue_place, shares_of
from praksisnet.registration.words import COUNTED, State


@transaction.atomic
def register(
    meeting: Meeting,
    person: Person,
    *,
    municipality: Organisation | None = None,
    workshops: Sequence[Session] = (),
    mode: str = Mode.ONSITE,
    waits_for_workshop: bool = False,
    instead_of: Registration | None = None,
    is_told: bool = True,
    by: Actor,
) -> Registration:
    """A place at the meeting and in its workshops, or a place on the waiting list; told by a receipt.

    While anybody waits, a newcomer waits. A repeat returns the registration that is there and changes nothing.
    ``workshops``: of those in one block the first with a place is given; what was wanted more stays a wish.
    ``waits_for_workshop``: comes although all of a block that were chosen are full, and waits for a place there.

    ``instead_of``: the registration in the same round that this one replaces (``take_other_date``).
    ``is_told`` False: whoever calls writes one letter about several.

    Refuses: a meeting without places of this mode, one that is not open for registration, workshops that are full; a
    second registration in the round, unless the facilitator allows it.
    """
    desk = open_desk(meeting)
    own = own_registrations(desk.meeting, person)
    if already := next((one for one in own.here if one.state in COUNTED), None):
        return at_desk(desk, already)
    refuse_closed(desk.meeting)
    refuse_second(own, instead_of)
    pool = desk.pool(None, mode)
    if pool is None:
        raise Refused(_("The meeting has no such places."))
    wanted = chosen(desk, workshops, mode)
    waits = not may_come_at_once(desk, municipality, mode) or pool.free <= 0 or not take(pool)
    state = State.WAITING if waits else State.REGISTERED
    registration = _add(desk.meeting, person, municipality, mode, state, own.here, by)
    wishes = wish(registration, wanted)
    given = [] if waits else seat_in_blocks(desk, registration, wanted)
    if not (waits or waits_for_workshop or desk.gives_later):
        _refuse_left_out(wanted, given)
    ids = [session.pk for session in wanted] if waits else [place.session_id for place in given]
    refs = {"meeting": meeting.pk, "workshops": ids}
    record("queued" if waits else "registered", registration, by=by, refs=refs)
    if is_told:
        told = mails.Told(given, wishes, queue_place(registration))
        registration.told = told  # type: ignore[attr-defined]
        write(partial(mails.receipt, told=told), registration, by=by)
    return registration


def may_come_at_once(desk: Desk, municipality: Organisation | None, mode: str) -> bool:
    """Nobody waits who could have the place, and the municipality may have one more."""
    pool, shares = desk.pool(None, mode), shares_of(desk.meeting)
    if shares.is_open:
        return mode not in desk.waited_for
    its_own = shares.may_have(municipality.pk if municipality else None, pool.free if pool else 0)
    return its_own and next_up(desk, mode) is None


def _add(
    meeting: Meeting,
    person: Person,
    municipality: Organisation | None,
    mode: str,
    state: State,
    before: Sequence[Registration],
    by: Actor,
) -> Registration:
    """``before``: those that are cancelled or over; the person's calendar knows the meeting from them."""
    now = clock.now()
    made = Registration(
        meeting=meeting,
        person=person,
        municipality=municipality,
        mode=mode,
        state=state,
        state_at=now,
        queued_at=now,
        made_by_id=by.id,
        is_visitor=rules.is_visitor(person, meeting),
        calendar_sequence=max((one.calendar_sequence + 1 for one in before), default=0),
    )
    insert(made)
    return made


def _refuse_left_out(wanted: Iterable[Session], given: Iterable[Place]) -> None:
    """Where nothing that was asked for in a block has a place."""
    blocks = {place.block for place in given}
    if full := [session for session in wanted if session.block not in blocks]:
        raise full_workshops([session for session in full if session.block == full[0].block])

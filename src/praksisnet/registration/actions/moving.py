"""The facilitator moves somebody on the waiting list by hand, and says why."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import one_line
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions.places import take
from praksisnet.registration import mails, rules
from praksisnet.registration.actions.desk import Desk, at_desk, change_state, open_desk, seat_by_wish, write
from praksisnet.registration.actions.moving_up import move_up
from praksisnet.registration.models import Registration
from praksisnet.registration.queries import shares_of
from praksisnet.registration.words import State


@transaction.atomic
def put_first(registration: Registration, *, reason: str, by: Actor) -> Registration:
    """The next place is theirs: whoever is put first last stands foremost. A free one is theirs at once.

    Refuses: no reason; a CPR number; somebody who does not wait; in the last hours before the meeting.
    """
    reason = _said(reason)
    desk, registration = _waiting_at_desk(registration)
    registration.put_first_at = clock.now()
    registration.save(update_fields=["put_first_at"])
    record("put_first", registration, by=by, fields=["put_first_at"], values={"reason": reason})
    move_up(desk, by=by)
    return registration


@transaction.atomic
def give_place(registration: Registration, *, reason: str, by: Actor) -> Registration:
    """A free place is theirs now, before their turn, and they need not answer. Never more than there are.

    Refuses: no reason; a CPR number; somebody who does not wait; when no place is free, or the free ones are kept for
    other municipalities; in the last hours before the meeting.
    """
    reason = _said(reason)
    desk, registration = _waiting_at_desk(registration)
    pool, shares = desk.pool(None, registration.mode), shares_of(desk.meeting)
    if pool and pool.free > 0 and not (shares.kept[registration.municipality_id] or pool.free > shares.kept.total()):
        raise Refused(_("The places that are free are kept for other municipalities."))
    if pool is None or not take(pool):
        raise Refused(_("No place is free. Put the person first, and the next one is theirs."))
    change_state(registration, State.REGISTERED)
    refs = {"workshops": [place.session_id for place in seat_by_wish(desk, registration)]}
    record("given_place", registration, by=by, fields=["state"], refs=refs, values={"reason": reason})
    write(mails.promoted, registration, by=by)
    return registration


def _waiting_at_desk(registration: Registration) -> tuple[Desk, Registration]:
    desk = open_desk(registration.meeting)
    registration = at_desk(desk, registration)
    if registration.state != State.WAITING:
        raise Refused(_("%(name)s is not on the waiting list any more."), params={"name": registration.person.name})
    if not rules.moves_on(desk.meeting):
        raise Refused(_("Nobody is moved or asked in the last hours before the meeting."))
    return desk, registration


def _said(reason: str) -> str:
    """It is kept as a personal value, which can be erased while the journal's entry stays."""
    reason = one_line(reason)
    if not reason:
        raise Refused(_("Say why."), code="reason")
    refuse_cpr(reason)
    return reason

"""From on site to online, and back."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions.places import take
from praksisnet.meetings.words import Mode
from praksisnet.registration import rules
from praksisnet.registration.actions.choosing import refuse_closed
from praksisnet.registration.actions.desk import Desk, at_desk, open_desk, switch
from praksisnet.registration.actions.moving_up import move_up
from praksisnet.registration.models import Registration
from praksisnet.registration.words import LIVE, State


@transaction.atomic
def change_mode(registration: Registration, mode: str, *, by: Actor) -> Registration:
    """The other places at once, when there is one and nobody waits for it; else when there is one.

    Until then one keeps the place one has, or the place in the queue. Those without any place come first. The same
    again changes nothing; choosing what one has takes the wish back. Who goes online may do so until the start.
    Refuses: no such places; after the deadline, or a cancelled meeting; who is asked whether to come.
    """
    desk = open_desk(registration.meeting)
    registration = at_desk(desk, registration)
    _refuse(desk, registration, mode)
    if registration.mode == mode or registration.wanted_mode == mode:
        return _without_wish(registration, by) if registration.mode == mode else registration
    pool, waiting = desk.pool(None, mode), Registration.objects.filter(meeting=desk.meeting, mode=mode)
    if pool and not waiting.filter(state=State.WAITING).exists() and take(pool):
        switch(desk, registration, mode, by=by)
        move_up(desk, by=by)
        return registration
    registration.wanted_mode, registration.wanted_mode_at = mode, clock.now()
    registration.save(update_fields=["wanted_mode", "wanted_mode_at"])
    record("mode_wished", registration, by=by, fields=["wanted_mode"], refs={"mode": mode})
    return registration


def _refuse(desk: Desk, registration: Registration, mode: str) -> None:
    if desk.pool(None, mode) is None:
        raise Refused(_("The meeting has no such places."))
    if registration.state not in LIVE:
        raise Refused(_("The registration is cancelled. Register again."))
    if registration.state == State.OFFERED:
        raise Refused(_("Answer first whether you take the place."))
    if mode == Mode.ONSITE or not rules.takes_place(desk.meeting):
        refuse_closed(desk.meeting)


def _without_wish(registration: Registration, by: Actor) -> Registration:
    if registration.wanted_mode:
        registration.wanted_mode, registration.wanted_mode_at = "", None
        registration.save(update_fields=["wanted_mode", "wanted_mode_at"])
        record("mode_kept", registration, by=by, fields=["wanted_mode"])
    return registration

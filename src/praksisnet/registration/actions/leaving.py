"""Somebody does not come after all: the next one does."""

from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.registration import mails, rules
from praksisnet.registration.actions.deleting import forget_answers
from praksisnet.registration.actions.desk import at_desk, change_state, colleague_of, give_back, open_desk, write
from praksisnet.registration.actions.moving_up import move_up
from praksisnet.registration.actions.offers import say_no
from praksisnet.registration.models import Registration
from praksisnet.registration.words import LEFT, LIVE, State


@transaction.atomic
def cancel_registration(
    registration: Registration, *, is_told: bool = True, reason: str = "", by: Actor
) -> Registration:
    """Give the place back, or leave the waiting list; the next moves up at once. A repeat changes nothing.

    Who is asked whether to come, and cancels, has said no.

    ``is_told`` False: to somebody who is being forgotten nothing is written, and about several dates one letter by the
    caller. ``reason``: what the letter says of why.

    Refuses: a meeting that has begun or is cancelled.
    """
    desk = open_desk(registration.meeting)
    registration = at_desk(desk, registration)
    if registration.state in LEFT:
        return registration
    if desk.meeting.cancelled_at:
        raise Refused(_("The meeting is cancelled."))
    if rules.has_begun(desk.meeting) or registration.state not in LIVE:
        raise Refused(_("The meeting has begun, so it is too late to cancel."))
    if registration.state == State.OFFERED:
        return say_no(desk, registration, is_told=is_told, by=by)
    had_place = registration.state == State.REGISTERED
    if had_place:
        give_back(desk, registration)
    change_state(registration, State.CANCELLED)
    forget_answers(registration, by=by)
    why = {"reason": reason} if reason else None
    record("cancelled" if had_place else "left_queue", registration, by=by, fields=["state"], values=why)
    letter = mails.cancelled if had_place else mails.left_queue
    if is_told:
        write(partial(letter, by=colleague_of(registration, by), reason=reason), registration, by=by)
    move_up(desk, by=by)
    return registration

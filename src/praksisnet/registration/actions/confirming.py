"""After a change of the meeting: who still comes says so; the places of the silent are given on by one press."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.registration import rules
from praksisnet.registration.actions.desk import at_desk, change_state, give_back, open_desk, write
from praksisnet.registration.actions.moving_up import move_up
from praksisnet.registration.mails.plan_changes import given_on
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.silent import silent_at
from praksisnet.registration.words import State


@transaction.atomic
def confirm_registration(registration: Registration, *, by: Actor) -> Registration:
    """“I still come”. As long as the place is not given on it is never too late; a repeat changes nothing.

    Refuses: who has no place any more.
    """
    desk = open_desk(registration.meeting)
    registration = at_desk(desk, registration)
    if registration.state != State.REGISTERED or not rules.takes_place(desk.meeting):
        raise Refused(_("You have no place at the meeting now, so there is nothing to confirm."))
    if registration.confirm_by_at and not registration.confirmed_at:
        registration.confirmed_at = clock.now()
        registration.save(update_fields=["confirmed_at"])
        record("confirmed", registration, by=by, fields=["confirmed_at"])
    return registration


@transaction.atomic
def give_on_silent_places(meeting: Meeting, *, by: Actor) -> int:
    """Those who did not confirm in time lose their places, are told, and the next move up. Returns how many lost one.

    A repeat changes nothing. Refuses: a meeting that has begun or is cancelled.
    """
    desk = open_desk(meeting)
    if not rules.takes_place(desk.meeting):
        raise Refused(_("The meeting has begun, or is cancelled."))
    silent = list(silent_at(desk.meeting))
    for registration in silent:
        registration.meeting = desk.meeting
        give_back(desk, registration)
        change_state(registration, State.CANCELLED)
        record("cancelled", registration, by=by, fields=["state"], refs={"silent": True})
        write(given_on, registration, by=by)
    if silent:
        move_up(desk, by=by)
    return len(silent)

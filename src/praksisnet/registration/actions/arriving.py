"""Somebody comes through the door, or it was somebody else; and those who come without being registered."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.registration import rules
from praksisnet.registration.actions.desk import at_desk, open_desk
from praksisnet.registration.models import Arrival, Registration
from praksisnet.registration.queries.arrivals import undone_presses
from praksisnet.registration.words import EARLY_CLOCKS, SEATED, State


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """``arrival`` is the one there is, None when this very press was undone since; ``is_new``: it was this press."""

    registration: Registration
    arrival: Arrival | None
    is_new: bool


@transaction.atomic
def check_in(
    registration: Registration, *, at: datetime | None = None, device_key: UUID | None = None, by: Actor
) -> CheckedIn:
    """Somebody has come, and so has attended. A repeat, of the press or of the person, changes nothing.

    ``at`` is when the press was made, by the device's clock: a press may reach us late. What does not lie on the day
    of the meeting counts as made now. ``device_key`` is of the press: sent twice it counts once, also after it was
    undone. Refuses: a meeting that is cancelled or not published; another day; who has no place.
    """
    desk = open_desk(registration.meeting)
    registration = at_desk(desk, registration)
    moment = at_the_door(desk.meeting, at)
    if registration.state not in SEATED:
        raise Refused(_("%(name)s has no place at this meeting."), params={"name": registration.person.name})
    pressed = Q(registration=registration) | (Q(device_key=device_key) if device_key else Q(pk=None))
    if before := Arrival.objects.filter(pressed).first():
        return CheckedIn(registration, before, is_new=False)
    if device_key and str(device_key) in undone_presses(registration):
        return CheckedIn(registration, None, is_new=False)
    arrival = Arrival.objects.create(
        registration=registration, arrived_at=moment, arrived_by_id=by.id, device_key=device_key
    )
    _set(registration, State.ATTENDED, moment)
    record("arrived", registration, by=by, fields=["state"], refs={"meeting": desk.meeting.pk})
    return CheckedIn(registration, arrival, is_new=True)


@transaction.atomic
def undo_arrival(
    registration: Registration, *, at: datetime | None = None, device_key: UUID | None = None, by: Actor
) -> bool:
    """It was the wrong one: registered as before. True when there was an arrival to take back.

    Refuses: as check_in does.
    """
    desk = open_desk(registration.meeting)
    registration = at_desk(desk, registration)
    at_the_door(desk.meeting, at)
    arrival = Arrival.objects.filter(registration=registration).first()
    if arrival is None or (device_key and str(device_key) in undone_presses(registration)):
        return False
    keys = [str(key) for key in (arrival.device_key, device_key) if key]
    arrival.delete()
    _set(registration, State.REGISTERED, clock.now())
    record("arrival_undone", registration, by=by, fields=["state"], refs={"meeting": desk.meeting.pk, "presses": keys})
    return True


def at_the_door(meeting: Meeting, at: datetime | None = None) -> datetime:
    """When somebody came: the press's own time if it can be true, else now. Refuses as check_in does."""
    now = clock.now()
    if meeting.cancelled_at:
        raise Refused(_("The meeting is cancelled."))
    if at and at <= now + EARLY_CLOCKS and rules.is_on_its_day(meeting, at):
        return min(at, now)
    if rules.is_on_its_day(meeting, now):
        return now
    raise Refused(_("People can be checked in on the day of the meeting."), code="day")


def _set(registration: Registration, state: State, at: datetime) -> None:
    """No letter goes out, so the entry in the person's calendar keeps its number."""
    registration.state, registration.state_at = state, at
    registration.save(update_fields=["state", "state_at"])

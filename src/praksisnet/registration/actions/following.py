"""What happens to registrations when the meeting, or the one who is registered, changes."""

from django.db import transaction

from praksisnet.kit.actor import Actor
from praksisnet.meetings.models import Meeting
from praksisnet.people.models import Person
from praksisnet.registration import mails
from praksisnet.registration.actions.desk import at_desk, open_desk
from praksisnet.registration.actions.leaving import cancel_registration
from praksisnet.registration.actions.moving_up import move_up
from praksisnet.registration.actions.round_once import lock_person, others_in_round
from praksisnet.registration.actions.substituting import pass_on
from praksisnet.registration.models import Registration
from praksisnet.registration.words import LIVE, State


@transaction.atomic
def fill_places(meeting: Meeting, *, by: Actor) -> int:
    """After the meeting has got more places; returns how many moved up."""
    return len(move_up(open_desk(meeting), by=by))


@transaction.atomic
def hand_on(registration: Registration, successor: Person, *, by: Actor) -> bool:
    """With a permanent place its holder's registration goes to the successor, also one that waits; both are told.

    False when the successor comes already, here or at another date of the round: then the place is given back; and
    when it was given back meanwhile.
    """
    desk = open_desk(registration.meeting)
    registration = at_desk(desk, registration)
    if registration.state not in LIVE:
        return False
    lock_person(successor)
    here = Registration.objects.filter(meeting=desk.meeting, person=successor, state__in=LIVE)
    if here.exists() or others_in_round(desk.meeting, successor).exists():
        cancel_registration(registration, by=by)
        return False
    taken_on = mails.asked if registration.state == State.OFFERED else mails.taken_on
    pass_on(registration, successor, mails.handed_on, taken_on, by=by)
    return True

"""“Jeg vil hellere i workshop C”: two who want each other's places change, at once and both told."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Session
from praksisnet.registration import rules
from praksisnet.registration.actions.desk import at_desk, chosen, open_desk
from praksisnet.registration.actions.moving_up import give_workshops
from praksisnet.registration.models import Place, Registration, Swap
from praksisnet.registration.words import State


@transaction.atomic
def ask_swap(registration: Registration, session: Session, *, by: Actor) -> bool:
    """Onto the swap list of the workshop, or straight into it; whether one is in it now. A repeat changes nothing.

    Refuses: somebody who is not registered or has no workshop in the block; before all are told; a meeting that has
    begun or is cancelled; what is no workshop of the meeting.
    """
    desk = open_desk(registration.meeting)
    registration = at_desk(desk, registration)
    if not rules.takes_place(desk.meeting) or registration.state != State.REGISTERED:
        raise Refused(_("You can swap workshops while you are registered, until the meeting begins."))
    chosen(desk, [session], registration.mode)
    place = Place.objects.filter(registration=registration, block=session.block or 0).first()
    if place is None or desk.gives_later:
        raise Refused(_("You have no workshop at that time to give in exchange."))
    if place.session_id == session.pk:
        return True
    asked = Swap.objects.filter(registration=registration, session=session, ended_at__isnull=True)
    if not asked.exists():
        Swap.objects.create(registration=registration, session=session)
        record("swap_asked", registration, by=by, refs={"workshop": session.pk})
        give_workshops(desk, by=by)
    return Place.objects.filter(registration=registration, session=session).exists()


@transaction.atomic
def withdraw_swap(registration: Registration, session: Session, *, by: Actor) -> None:
    """Off the swap list; a repeat, or when the swap has happened meanwhile, changes nothing."""
    open_desk(registration.meeting)
    asked = Swap.objects.filter(registration=registration, session=session, ended_at__isnull=True)
    if asked.update(ended_at=clock.now()):
        record("swap_withdrawn", registration, by=by, refs={"workshop": session.pk})

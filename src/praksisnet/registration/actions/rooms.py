"""A workshop has got another name or room: it stands in the calendars of those who are in it, and of nobody else."""

from dataclasses import replace

from django.db import transaction

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.quiet import is_quiet
from praksisnet.meetings.models import Session
from praksisnet.meetings.words import UNDO_FOR
from praksisnet.notices.actions import post, take_back
from praksisnet.notices.letters import subject_key
from praksisnet.notices.models import UNFINISHED, Letter
from praksisnet.registration import mails, rules
from praksisnet.registration.actions.desk import open_desk
from praksisnet.registration.models import Place, Registration
from praksisnet.registration.queries.workshops import UNTOLD
from praksisnet.registration.words import State


@transaction.atomic
def follow_workshop(session: Session, *, by: Actor) -> int:
    """Each of them gets one mail with the entry anew, in some minutes: what is changed again by then comes along.

    Returns how many. Nobody is told where they have not heard of their workshop, or the meeting does not take place.
    """
    meeting = open_desk(session.meeting).meeting
    if is_quiet() or not meeting.published_at or not rules.takes_place(meeting):
        return 0
    places = Place.objects.exclude(UNTOLD).filter(session=session).values("registration")
    here = Registration.objects.filter(pk__in=places, state=State.REGISTERED, person__email__isnull=False)
    told = list(here.select_related("person", "municipality").order_by("pk"))
    for registration in told:
        registration.meeting = meeting
        registration.calendar_sequence += 1
        registration.save(update_fields=["calendar_sequence"])
        _take_back_queued(registration, by)
        post(replace(mails.workshop(registration), due_at=clock.now() + UNDO_FOR), by=by)
    if told:
        record("told_of_workshop", session, by=by, refs={"registrations": len(told)})
    return len(told)


def _take_back_queued(registration: Registration, by: Actor) -> None:
    """The new letter says all that the old one would."""
    kind, subject_id = subject_key(registration)
    queued = Letter.objects.filter(UNFINISHED, subject_kind=kind, subject_id=subject_id, purpose=mails.WORKSHOP_PURPOSE)
    take_back(list(queued.values_list("pk", flat=True)), by=by)

"""Those registered online come by a press, and hear when the address is another one."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.registration import mails, rules
from praksisnet.registration.actions.arriving import check_in
from praksisnet.registration.actions.desk import at_desk, open_desk, write
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.online import comes_online, online_ones
from praksisnet.registration.words import JOINS_BEFORE


@transaction.atomic
def join(registration: Registration, *, by: Actor) -> str:
    """The address of the online meeting. From an hour before the start the press checks in, once.

    Refuses: who is not registered online; a meeting that is over, cancelled, or has no address yet.
    """
    desk = open_desk(registration.meeting)
    registration, meeting = at_desk(desk, registration), desk.meeting
    if not comes_online(registration):
        raise Refused(_("You are not registered online."))
    if meeting.cancelled_at or meeting.starts_at is None or rules.is_over(meeting):
        raise Refused(_("The meeting is over or cancelled."))
    if not meeting.online_url:
        raise Refused(_("There is no address yet. You get a mail when there is one."))
    if clock.now() >= meeting.starts_at - JOINS_BEFORE:
        check_in(registration, by=by)
    return meeting.online_url


@transaction.atomic
def follow_online_url(meeting: Meeting, *, by: Actor) -> int:
    """The address is another one: exactly those registered online get the entry anew. Returns how many."""
    if not rules.takes_place(meeting):
        return 0
    told = 0
    for registration in online_ones(meeting):
        registration.meeting = meeting
        registration.calendar_sequence += 1
        registration.save(update_fields=["calendar_sequence"])
        write(mails.online_changed, registration, by=by)
        told += 1
    if told:
        record("told_of_online_url", meeting, by=by, refs={"registrations": told})
    return told

"""The venue: who it is, and what it is told."""

from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import as_written
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import change_meeting, token_of_facilitators
from praksisnet.meetings.models import Meeting
from praksisnet.notices.actions import post
from praksisnet.people.models import Person
from praksisnet.registration import mails
from praksisnet.registration.actions.desk import open_desk
from praksisnet.registration.models import VenueReport
from praksisnet.registration.queries.venue import counts_in, counts_of
from praksisnet.registration.words import VENUE_TOLD
from praksisnet.todos import actions as todos


@transaction.atomic
def set_venue(meeting: Meeting, *, name: str, email: str, told_on: date | None, by: Actor) -> Meeting:
    """Who the venue is, and by which day it wants the number: a task for the facilitator, that ticks itself.

    Refuses: a day after the meeting; a day without an address; a CPR number; a cancelled meeting.
    """
    if told_on and not email:
        raise Refused(_("Write the venue’s mail address too, or take away the day."), code="email")
    if told_on and meeting.starts_at and told_on > meeting.starts_at.astimezone(clock.COPENHAGEN).date():
        raise Refused(_("The venue must know before the meeting."), code="told_on")
    refuse_cpr(name)
    meeting = change_meeting(meeting, venue_name=name, venue_email=email, venue_told_on=told_on, by=by)
    source = f"meeting:{meeting.pk}:venue"
    if told_on:
        todos.add(
            source,
            meeting,
            title=format_lazy("{}: {}", _("Tell the venue how many come"), meeting.title),
            address=reverse("registration:venue", args=[meeting.pk]),
            token=token_of_facilitators(meeting),
            due_on=told_on,
            condition=VENUE_TOLD,
            by=by,
        )
    todos.put_off(source, told_on, by=by)
    return meeting


@transaction.atomic
def tell_venue(meeting: Meeting, *, note: str = "", by: Actor) -> VenueReport:
    """The numbers of this moment to the venue, with what changed since the last time; pressed twice, it is told once.

    Refuses: no address; a CPR number in the note; a cancelled meeting.
    """
    meeting = open_desk(meeting).meeting
    if meeting.cancelled_at:
        raise Refused(_("The meeting is cancelled."))
    if not meeting.venue_email:
        raise Refused(_("Write the venue’s mail address first."))
    refuse_cpr(note)
    note, now = as_written(note), counts_of(meeting)
    before = VenueReport.objects.filter(meeting=meeting).first()
    if before and counts_in(before) == now and before.counts.get("note", "") == note:
        return before
    counts = {**now.kept, "note": note} if note else now.kept
    report = VenueReport.objects.create(meeting=meeting, counts=counts, sent_at=clock.now(), sent_by_id=by.signed_in_id)
    asks = Person.objects.filter(pk=by.id).first() if by.id else None
    post(mails.venue_letter(report, before, asks), by=by)
    record("venue_told", meeting, by=by, fields=["venue_reports"], refs={"report": report.pk, "people": now.people})
    todos.settle(meeting, by=by)
    return report

"""From draft to announced, published and closed."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.approvals.queries import is_approved
from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import as_written
from praksisnet.kit.refusal import Refused
from praksisnet.meetings import mails, sockets
from praksisnet.meetings.actions.finding import index_meeting
from praksisnet.meetings.actions.ground import locked, refuse_cancelled
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import people_told
from praksisnet.meetings.rules import state_of
from praksisnet.meetings.words import Kind, State
from praksisnet.notices.actions import post
from praksisnet.todos import actions as todos


@transaction.atomic
def announce(meeting: Meeting, *, by: Actor) -> Meeting:
    """Say the date: everybody invited gets “Save the date” with a tentative calendar entry. A repeat changes nothing.

    Refuses: no date or no town; it is in the past, cancelled, or published already.
    """
    meeting = locked(meeting)
    refuse_cancelled(meeting)
    if meeting.announced_at:
        return meeting
    if meeting.published_at:
        raise Refused(_("The meeting is published already."))
    _refuse_undated(meeting)
    if meeting.kind != Kind.ONLINE and not meeting.town:
        raise Refused(_("Say in which town it is, before you announce the date."))
    _refuse_past(meeting)
    meeting.announced_at, meeting.announced_by_id = clock.now(), by.signed_in_id
    meeting.save(update_fields=["announced_at", "announced_by"])
    index_meeting(meeting)
    record("meeting_announced", meeting, by=by, fields=["announced_at"])
    for letter in mails.save_the_date_letters(meeting, people_told(meeting)):
        post(letter, by=by)
    todos.settle(meeting, by=by)
    return meeting


@transaction.atomic
def publish(meeting: Meeting, *, by: Actor) -> Meeting:
    """Open the programme to those invited, and invite them by mail. A repeat changes nothing.

    Whom a room above has registered by itself reads that in its letter, and gets no invitation to register.

    Refuses: no date or place; the authority has not approved, where the programme requires it; it is in the past or
    cancelled.
    """
    meeting = locked(meeting)
    refuse_cancelled(meeting)
    if meeting.published_at:
        return meeting
    _refuse_undated(meeting)
    if meeting.kind == Kind.ONLINE and not meeting.online_url:
        raise Refused(_("Write the address of the online meeting, before you publish."))
    if meeting.kind != Kind.ONLINE and not (meeting.place or meeting.town or meeting.online_url):
        raise Refused(_("Say where it is, before you publish."))
    _refuse_past(meeting)
    if meeting.programme.needs_approval and not is_approved(meeting):
        raise Refused(_("The programme is not approved yet."), code="approval")
    meeting.published_at, meeting.published_by_id = clock.now(), by.signed_in_id
    meeting.save(update_fields=["published_at", "published_by"])
    index_meeting(meeting)
    people = people_told(meeting)
    record("meeting_published", meeting, by=by, fields=["published_at"], refs={"invited": len(people)})
    sockets.call("published", meeting, by)
    told = sockets.told_by_others(meeting)
    invited = [person for person in people if person.pk not in told]
    for letter in mails.invitation_letters(meeting, invited):
        post(letter, by=by)
    todos.settle(meeting, by=by)
    return meeting


@transaction.atomic
def close_meeting(meeting: Meeting, *, summary: str = "", decisions: str = "", by: Actor) -> Meeting:
    """The meeting is over: keep the summary and the decisions, and start what comes after it.

    Closing again mends the two texts, and starts nothing twice. Refuses: it was never published, or is cancelled; it
    has not begun; a CPR number.
    """
    meeting = locked(meeting)
    refuse_cancelled(meeting)
    if not meeting.published_at or meeting.starts_at is None:
        raise Refused(_("Only a meeting that was published can be closed."))
    if meeting.starts_at > clock.now():
        raise Refused(_("The meeting has not begun yet."))
    refuse_cpr(summary, decisions)
    texts = {"summary": as_written(summary), "decisions": as_written(decisions)}
    changed = [name for name, value in texts.items() if getattr(meeting, name) != value]
    for name in changed:
        setattr(meeting, name, texts[name])
    is_first = meeting.closed_at is None
    if is_first:
        meeting.closed_at, meeting.closed_by_id = clock.now(), by.signed_in_id
    if not (is_first or changed):
        return meeting
    meeting.save()
    index_meeting(meeting)
    record("meeting_closed" if is_first else "summary_changed", meeting, by=by, fields=changed)
    if is_first:
        sockets.call("closed", meeting, by)
        todos.settle(meeting, by=by)
    return meeting


def _refuse_undated(meeting: Meeting) -> None:
    if meeting.starts_at is None:
        raise Refused(_("Find a date first."))


def _refuse_past(meeting: Meeting) -> None:
    if state_of(meeting) is State.HELD or (meeting.ends_at and meeting.ends_at <= clock.now()):
        raise Refused(_("The date is in the past."))

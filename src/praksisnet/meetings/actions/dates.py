"""When and where: the day, and from it the time of every part of the programme."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import one_line
from praksisnet.kit.refusal import Refused
from praksisnet.meetings import sockets
from praksisnet.meetings.actions.approval import reopen_if_changed
from praksisnet.meetings.actions.ground import locked, refuse_held
from praksisnet.meetings.actions.moved import tell_moved
from praksisnet.meetings.actions.slides import slides_follow
from praksisnet.meetings.actions.waiting import moments_follow
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.order import grouped
from praksisnet.meetings.words import SessionKind
from praksisnet.todos import actions as todos

DEADLINE_BEFORE = timedelta(days=7)
DEADLINE_HOUR = 12
SHORTEST = timedelta(hours=1)  # of a meeting without a programme yet


@transaction.atomic
def set_date(
    meeting: Meeting,
    *,
    starts_at: datetime,
    ends_at: datetime | None = None,
    town: str = "",
    place: str = "",
    closes_at: datetime | None = None,
    opens_at: datetime | None = None,
    by: Actor,
) -> Meeting:
    """Say when and where; the times of the sessions follow from their minutes. Without a change nothing happens.

    No ``ends_at``: when the programme is through. No ``closes_at``: what was said before moves along, or else a week
    before at noon. Moving what is announced or published tells those concerned and raises the calendar's sequence.
    Refuses: it is held or cancelled; it ends before it starts; a deadline after the start; registration that opens
    after its deadline; a CPR number.
    """
    meeting = locked(meeting)
    refuse_held(meeting)
    refuse_cpr(town, place)
    before = meeting.starts_at
    ends_at = ends_at or starts_at + max(length_of(meeting), SHORTEST)
    closes_at = closes_at or _deadline(meeting, starts_at)
    wanted = {
        "starts_at": starts_at,
        "ends_at": ends_at,
        "town": one_line(town),
        "place": one_line(place),
        "closes_at": closes_at,
        "opens_at": opens_at,
    }
    _refuse_order(starts_at, ends_at, closes_at, opens_at)
    changed = [name for name, value in wanted.items() if getattr(meeting, name) != value]
    if not changed:
        return meeting
    for name in changed:
        setattr(meeting, name, wanted[name])
    moments_follow(meeting, before)
    is_moved = bool({"starts_at", "ends_at", "town", "place"} & set(changed))
    is_known = bool(meeting.announced_at or meeting.published_at)
    if is_moved and is_known:
        meeting.calendar_sequence += 1
    meeting.save()
    time_sessions(meeting)
    slides_follow(meeting, by=by)
    record("meeting_dated", meeting, by=by, fields=changed, refs={"sequence": meeting.calendar_sequence})
    _move_todos(meeting, before, by)
    reopen_if_changed(meeting, by=by)
    if is_moved and is_known:
        sockets.call("moved", meeting, by)
        tell_moved(meeting, by=by)
    return meeting


def time_sessions(meeting: Meeting) -> None:
    """Put the sessions on the clock, one after the other; parallel workshops together.

    Breaks before the first part are the arrival: they end when the meeting starts.
    """
    if meeting.starts_at is None:
        return
    sessions = list(meeting.sessions.all())
    at = meeting.starts_at - _arrival(sessions)
    for group in grouped(sessions):
        for session in group:
            session.starts_at, session.ends_at = at, at + timedelta(minutes=session.minutes)
        at += timedelta(minutes=max(session.minutes for session in group))
    Session.objects.bulk_update(sessions, ["starts_at", "ends_at"])


def length_of(meeting: Meeting) -> timedelta:
    """How long the programme takes from the start, the arrival left out."""
    sessions = list(meeting.sessions.all())
    total = sum(max(session.minutes for session in group) for group in grouped(sessions))
    return timedelta(minutes=total) - _arrival(sessions)


def _arrival(sessions: list[Session]) -> timedelta:
    minutes = 0
    for session in sessions:
        if session.kind != SessionKind.PAUSE:
            return timedelta(minutes=minutes)
        minutes += session.minutes
    return timedelta()


def _deadline(meeting: Meeting, starts_at: datetime) -> datetime:
    if meeting.closes_at and meeting.starts_at:
        local = meeting.closes_at.astimezone(clock.COPENHAGEN)
        gap = meeting.starts_at.astimezone(clock.COPENHAGEN).date() - local.date()
        day, at = starts_at.astimezone(clock.COPENHAGEN).date() - gap, local.time()
    else:
        day, at = (starts_at - DEADLINE_BEFORE).astimezone(clock.COPENHAGEN).date(), time(DEADLINE_HOUR)
    wanted = clock.at(day, at.hour, at.minute)
    return wanted if clock.now() < wanted <= starts_at else starts_at


def _refuse_order(
    starts_at: datetime, ends_at: datetime, closes_at: datetime | None, opens_at: datetime | None
) -> None:
    if ends_at <= starts_at:
        raise Refused(_("The meeting must end after it starts."), code="ends_at")
    if closes_at and closes_at > starts_at:
        raise Refused(_("The deadline must be before the meeting starts."), code="closes_at")
    if opens_at and closes_at and opens_at >= closes_at:
        raise Refused(_("Registration must open before its deadline."), code="opens_at")


def _move_todos(meeting: Meeting, before: datetime | None, by: Actor) -> None:
    if before and meeting.starts_at:
        local = [moment.astimezone(clock.COPENHAGEN).date() for moment in (before, meeting.starts_at)]
        if local[0] != local[1]:
            todos.move(meeting, days=(local[1] - local[0]).days, by=by)
    todos.settle(meeting, by=by)

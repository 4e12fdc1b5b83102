"""What hangs on the moment of a meeting: the time of every part of the programme, deadlines, tasks."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import one_line
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions.approval import reopen_if_changed
from praksisnet.meetings.actions.finding import index_meeting
from praksisnet.meetings.actions.slides import slides_follow
from praksisnet.meetings.actions.waiting import moments_follow
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.order import grouped
from praksisnet.meetings.words import SessionKind
from praksisnet.todos import actions as todos

DEADLINE_BEFORE = timedelta(days=7)
DEADLINE_HOUR = 12
SHORTEST = timedelta(hours=1)  # of a meeting without a programme yet
MOVING = ("starts_at", "ends_at", "town", "place", "online_url")


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


def is_known(meeting: Meeting) -> bool:
    """Its date stands in people's calendars."""
    return bool(meeting.announced_at or meeting.published_at)


def when_and_where(
    meeting: Meeting,
    *,
    starts_at: datetime,
    ends_at: datetime | None = None,
    town: str = "",
    place: str = "",
    closes_at: datetime | None = None,
    opens_at: datetime | None = None,
) -> dict[str, Any]:
    """The fields as they are to be; see ``set_date``. Refuses what is impossible."""
    refuse_cpr(town, place)
    ends_at = ends_at or starts_at + max(length_of(meeting), SHORTEST)
    closes_at = closes_at or _deadline(meeting, starts_at)
    _refuse_order(starts_at, ends_at, closes_at, opens_at)
    return {
        "starts_at": starts_at,
        "ends_at": ends_at,
        "town": one_line(town),
        "place": one_line(place),
        "closes_at": closes_at,
        "opens_at": opens_at,
    }


def moves(meeting: Meeting, wanted: Mapping[str, Any]) -> bool:
    """Those who have the date in their calendar have to know."""
    return any(name in wanted and getattr(meeting, name) != wanted[name] for name in MOVING)


def put_date(meeting: Meeting, wanted: Mapping[str, Any], *, by: Actor) -> list[str]:
    """Write it down, and let follow what hangs on the moment; returns the fields that changed. Tells nobody."""
    before = meeting.starts_at
    changed = [name for name, value in wanted.items() if getattr(meeting, name) != value]
    if not changed:
        return changed
    if is_known(meeting) and moves(meeting, wanted):
        meeting.calendar_sequence += 1
    for name in changed:
        setattr(meeting, name, wanted[name])
    moments_follow(meeting, before)
    meeting.save()
    settle_date(meeting, before, by=by)
    record("meeting_dated", meeting, by=by, fields=changed, refs={"sequence": meeting.calendar_sequence})
    return changed


def settle_date(meeting: Meeting, before: datetime | None, *, by: Actor) -> None:
    """After another moment is set: the parts of the day, slides, tasks and approval follow."""
    time_sessions(meeting)
    index_meeting(meeting)
    slides_follow(meeting, by=by)
    _move_todos(meeting, before, by)
    reopen_if_changed(meeting, by=by)


def _day(moment: datetime) -> date:
    return moment.astimezone(clock.COPENHAGEN).date()


def _deadline(meeting: Meeting, starts_at: datetime) -> datetime:
    if meeting.closes_at and meeting.starts_at:
        local = meeting.closes_at.astimezone(clock.COPENHAGEN)
        day, at = _day(starts_at) - (_day(meeting.starts_at) - local.date()), local.time()
    else:
        day, at = _day(starts_at - DEADLINE_BEFORE), time(DEADLINE_HOUR)
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
    if before and meeting.starts_at and (days := (_day(meeting.starts_at) - _day(before)).days):
        todos.move(meeting, days=days, by=by)
        if meeting.venue_told_on:
            meeting.venue_told_on += timedelta(days=days)
            meeting.save(update_fields=["venue_told_on"])
    todos.settle(meeting, by=by)

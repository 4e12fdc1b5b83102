"""The parts of one meeting's programme."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import as_written, one_line
from praksisnet.kit.refusal import Refused
from praksisnet.meetings import sockets
from praksisnet.meetings.actions.approval import reopen_if_changed
from praksisnet.meetings.actions.finding import index_meeting
from praksisnet.meetings.actions.ground import locked, refuse_held, refuse_parts
from praksisnet.meetings.actions.meetings import new_session
from praksisnet.meetings.actions.moments import time_sessions
from praksisnet.meetings.actions.places import set_capacity
from praksisnet.meetings.actions.queued_letters import letters_follow
from praksisnet.meetings.models import CoreSession, Meeting, Pool, Session
from praksisnet.meetings.order import index_for, moved, next_letter
from praksisnet.meetings.words import CorePart, SessionKind

P = TypeVar("P", Session, CoreSession)


@transaction.atomic
def change_session(
    session: Session, *, title: str, abstract: str = "", minutes: int | None = None, room: str = "", by: Actor
) -> Session:
    """Change one part; in a round it is marked as a local change. The parts after it move on the clock.

    Without a change nothing happens. Refuses: no title; no minutes; a CPR number; a meeting that is held or cancelled.
    """
    meeting = locked(session.meeting)
    refuse_held(meeting)
    session = Session.objects.select_for_update(of=("self",)).get(pk=session.pk)
    wanted: dict[str, Any] = {
        "title": one_line(title),
        "abstract": as_written(abstract),
        "minutes": session.minutes if minutes is None else minutes,
        "room": one_line(room),
    }
    refuse_parts([CorePart(SessionKind.TALK, wanted["minutes"], wanted["title"], wanted["abstract"])])
    refuse_cpr(wanted["room"])
    changed = [name for name, value in wanted.items() if getattr(session, name) != value]
    if not changed:
        return session
    for name in changed:
        setattr(session, name, wanted[name])
    if session.core_id and changed != ["room"]:  # the house decides the rooms, so they differ by nature
        session.changed_at = clock.now()
    session.save()
    _after(meeting, by)
    record("session_changed", session, by=by, fields=changed, refs={"meeting": meeting.pk})
    if session.kind == SessionKind.WORKSHOP and {"title", "room"} & set(changed):
        sockets.call_workshop(session, by)
    return session


@transaction.atomic
def rewrite_session(session: Session, pool: Pool | None, capacity: int | None, *, by: Actor, **facts: Any) -> Session:
    """Change a part and its number of places at once, or neither. Refuses as change_session and set_capacity do."""
    changed = change_session(session, by=by, **facts)
    if pool is not None and capacity is not None:
        set_capacity(pool, capacity, by=by)
    return changed


@transaction.atomic
def add_session(meeting: Meeting, part: CorePart, *, at: int | None = None, by: Actor) -> Session:
    """One more part, last or at the position ``at``; a workshop joins its block. In a round it is a local change.

    Refuses as change_session does, and a workshop without a block or a number of places.
    """
    meeting = locked(meeting)
    refuse_held(meeting)
    refuse_parts([part])
    sessions = list(meeting.sessions.all())
    index = index_for(sessions, part.block, at)
    session = new_session(meeting, part, index + 1, next_letter({one.letter for one in sessions}))
    session.changed_at = clock.now() if meeting.round_id else None
    session.save()
    if session.kind == SessionKind.WORKSHOP:
        Pool.objects.create(meeting=meeting, session=session, capacity=part.capacity or 0)
    number([*sessions[:index], session, *sessions[index:]])
    _after(meeting, by)
    record("session_added", session, by=by, refs={"meeting": meeting.pk})
    return session


@transaction.atomic
def remove_session(session: Session, *, by: Actor) -> None:
    """Take a part out. One that is gone already changes nothing.

    Refuses: somebody has a place in the workshop, with the number; a meeting that is held or cancelled.
    """
    meeting = locked(session.meeting)
    refuse_held(meeting)
    taken = sum(pool.taken for pool in Pool.objects.select_for_update().filter(session=session.pk).order_by("pk"))
    if taken:
        raise Refused(_("%(taken)s places are taken in the workshop. Move them first."), params={"taken": taken})
    gone = Session.objects.filter(pk=session.pk).first()
    if gone is None:
        return
    record("session_removed", session, by=by, refs={"meeting": meeting.pk, "core": session.core_id})
    gone.delete()
    number(list(meeting.sessions.all()))
    _after(meeting, by)


@transaction.atomic
def move_session(session: Session, *, up: bool, by: Actor) -> Session:
    """One step earlier or later; a block moves as one. At the end of the list nothing happens.

    Refuses: a meeting that is held or cancelled.
    """
    meeting = locked(session.meeting)
    refuse_held(meeting)
    before = list(meeting.sessions.all())
    after = moved(before, session, up=up)
    if [one.pk for one in after] != [one.pk for one in before]:
        number(after)
        _after(meeting, by)
        record("session_moved", session, by=by, fields=["position"], refs={"meeting": meeting.pk, "up": up})
    return session


def number(parts: Sequence[P]) -> None:
    """Keep this order: the sessions of a meeting, or the parts of a core programme."""
    for index, part in enumerate(parts):
        part.position = index + 1
    if parts:
        type(parts[0]).objects.bulk_update(parts, ["position"])


def _after(meeting: Meeting, by: Actor) -> None:
    time_sessions(meeting)
    index_meeting(meeting)
    reopen_if_changed(meeting, by=by)
    letters_follow(meeting, by=by)

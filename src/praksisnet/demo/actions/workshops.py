"""Workshops by ranked wishes: at national meetings, and in the small programme, where one is still wished for."""

from collections.abc import Iterator
from datetime import timedelta

from praksisnet.demo.actions.history import Event
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import set_capacity
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.words import Kind, SessionKind
from praksisnet.registration.actions import rank_wishes, run_allocation, start_allocation, tell_allocation
from praksisnet.registration.words import LEAST_RANKS

TOLD_AFTER = timedelta(hours=22)  # the deadline
SMALL_ROOM = 4  # of so many places one is in the first workshop: fewer than want it


def ranking_events(meeting: Meeting, by: Actor, *, is_small: bool) -> Iterator[Event]:
    """From the invitation on wishes are ranked; the day after the deadline everybody is told, if that has been."""
    workshops = list(meeting.sessions.filter(kind=SessionKind.WORKSHOP))
    if len(workshops) < LEAST_RANKS or not (is_small or meeting.kind == Kind.NATIONAL):
        return
    pool = workshops[0].pools.get()
    set_capacity(pool, max(pool.capacity // SMALL_ROOM, 1), by=by)
    meeting.ranked_wishes = rank_wishes(meeting, ranked=True, by=by).ranked_wishes
    assert meeting.closes_at is not None  # noqa: S101 -- every meeting of the demo has a deadline
    yield Event(meeting.closes_at + TOLD_AFTER, lambda: _give_out(meeting, by))


def ranked(wanted: list[Session], workshops: list[Session]) -> list[Session]:
    """What is wanted most, and then the others in their order."""
    return [*wanted, *(session for session in workshops if session not in wanted)][:LEAST_RANKS]


def _give_out(meeting: Meeting, by: Actor) -> None:
    run = run_allocation(start_allocation(meeting, by=by).pk)
    tell_allocation(run, by=by)

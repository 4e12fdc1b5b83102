"""Playing what happened in the order it happened, with the clock moved to each moment."""

import heapq
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.notices.actions import mark_history_sent, post_weekly_letters
from praksisnet.notices.window import digest_moment


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens at a moment; it may give the events that follow from it."""

    at: datetime
    happen: Callable[[], "Iterable[Event] | None"]


def play(events: Iterable[Event], *, since: date, by: Actor) -> None:
    """Everything up to now, weekly letters among it. The letters are history: written, marked sent, never mailed."""
    now, turn = clock.now(), count()
    # The number keeps what happens at one moment in the order it was planned.
    waiting = [(event.at, next(turn), event) for event in [*events, *_weekly_letters(since, by)]]
    heapq.heapify(waiting)
    latest = waiting[0][0]
    while waiting:
        at, _number, event = heapq.heappop(waiting)
        if at <= now:
            # What takes a moment to write down pushes the next one on, so that the journal stands in order.
            with clock.moved_to(max(at, latest)):
                following = list(event.happen() or ())
                latest = clock.now()
            for later in following:
                heapq.heappush(waiting, (later.at, next(turn), later))
    mark_history_sent(by=by)


def _weekly_letters(since: date, by: Actor) -> Iterable[Event]:
    def post() -> None:
        post_weekly_letters(by=by)

    weeks = (clock.today() - since).days // 7 + 1
    return [Event(digest_moment(since + timedelta(weeks=week)), post) for week in range(weeks)]

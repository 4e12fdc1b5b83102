"""Playing what happened in the order it happened, with the clock moved to each moment."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count

from django.db import connection, transaction

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.half_years import HalfYear
from praksisnet.kit.quiet import quiet
from praksisnet.notices.actions import mark_history_sent, post_weekly_letters
from praksisnet.notices.window import digest_moment
from praksisnet.search.actions import count_words, counted_together

COUNTED_EVERY = 250  # events


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens at a moment; it may give the events that follow from it."""

    at: datetime
    happen: Callable[[], "Iterable[Event] | None"]


class History:
    """What is still to happen, in order. Before ``loud_from`` no letters are written."""

    def __init__(self, events: Iterable[Event], *, loud_from: datetime) -> None:
        self.loud_from = loud_from
        self.turn = count()
        self.waiting: list[tuple[datetime, int, Event]] = []
        self.latest = loud_from - timedelta(days=36500)
        self.add(events)

    def add(self, events: Iterable[Event]) -> None:
        # The number keeps what happens at one moment in the order it was planned.
        for event in events:
            heapq.heappush(self.waiting, (event.at, next(self.turn), event))

    def play(self, until: datetime) -> None:
        """Everything that happens before ``until``."""
        while self.waiting and self.waiting[0][0] < until:
            at, number, event = heapq.heappop(self.waiting)
            # What takes a moment to write down pushes the next one on, so that the journal stands in order.
            with clock.moved_to(max(at, self.latest)), self._letters(at):
                following = list(event.happen() or ())
                self.latest = clock.now()
            self.add(following)
            if number % COUNTED_EVERY == 0:
                _count_again()

    def _letters(self, at: datetime) -> AbstractContextManager[None]:
        return nullcontext() if at >= self.loud_from else quiet()


def play(events: Iterable[Event], halves: Iterable[HalfYear], *, loud_from: date, by: Actor) -> Iterator[HalfYear]:
    """Everything up to now, a half-year in a transaction; tells which half-year is being written.

    Letters are history too: those from ``loud_from`` on are written and marked sent, and never mailed.
    """
    now = clock.now()
    history = History(events, loud_from=clock.at(loud_from))
    history.add(_weekly_letters(loud_from, by))
    for half_year in halves:
        yield half_year
        with transaction.atomic(), counted_together():
            history.play(min(clock.at(half_year.following.first_day), now))
    with transaction.atomic():
        mark_history_sent(by=by)


def _count_again() -> None:
    """PostgreSQL plans by what it counted last, and would count a table filled this fast only when it is too late."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _weekly_letters(since: date, by: Actor) -> Iterable[Event]:
    def post() -> None:
        count_words()  # a saved search weighs what it finds
        post_weekly_letters(by=by)

    weeks = (clock.today() - since).days // 7 + 1
    return [Event(digest_moment(since + timedelta(weeks=week)), post) for week in range(weeks)]

"""What the worker would have done by itself: the rooms' daily jobs, as often as the history needs them."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from praksisnet.adaptation import actions as adaptation
from praksisnet.demo.actions.history import Event
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import archive_expired, ask_for_reviews, tell_use
from praksisnet.meetings import actions as meetings
from praksisnet.practice.actions import ask_how_it_went
from praksisnet.registration.actions import remind_the_silent

DAILY_SINCE = timedelta(days=14)  # before that once a week will do
JOBS: dict[str, Callable[..., Any]] = {
    "adaptation.ask_about_silent_needs": adaptation.add_due_todos,
    "adaptation.prepare_meetings": adaptation.prepare_meetings,
    "adaptation.ask_members": adaptation.ask_members,
    "knowledge.archive_expired": archive_expired,
    "knowledge.ask_for_reviews": ask_for_reviews,
    "knowledge.tell_use": tell_use,
    "meetings.ask_for_next_steps": meetings.add_due_todos,
    "practice.ask_how_it_went": ask_how_it_went,
    "registration.remind_the_silent": remind_the_silent,
}


def routine_events(today: date, since: date) -> Iterator[Event]:
    """Early each morning of the last days, and of every seventh before them."""
    day = since
    while day <= today:
        yield Event(clock.at(day, 6, 30), _run)
        day += timedelta(days=1 if day >= today - DAILY_SINCE else 7)


def _run() -> None:
    for name, job in JOBS.items():
        job(by=Actor.system(name))

"""What repeats, and when: rooms register it from ``apps.ready()``, the worker keeps it. Days are Danish days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any, Protocol

from django_tasks.base import Task

from praksisnet.kit import clock


class Rule(Protocol):
    @property
    def task(self) -> Task[Any, Any]: ...

    def first_at(self, now: datetime) -> datetime: ...

    def next_after(self, now: datetime) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Every:
    task: Task[Any, Any]
    gap: timedelta

    def first_at(self, now: datetime) -> datetime:
        return now

    def next_after(self, now: datetime) -> datetime:
        return now + self.gap


@dataclass(frozen=True, slots=True)
class Daily:
    """At a time on a Danish wall, once a day: an hour that is skipped in March runs an hour later, one that comes twice
    in October runs the first time."""

    task: Task[Any, Any]
    hour: int
    minute: int

    def first_at(self, now: datetime) -> datetime:
        return self.next_after(now)

    def next_after(self, now: datetime) -> datetime:
        day = now.astimezone(clock.COPENHAGEN).date()
        today = clock.at(day, self.hour, self.minute).astimezone(UTC)
        return today if today > now else clock.at(day + timedelta(days=1), self.hour, self.minute).astimezone(UTC)


_rules: dict[str, Rule] = {}


def every(name: str, task: Task[Any, Any], *, minutes: int) -> None:
    """Run ``task`` (without arguments) again ``minutes`` after it was last due."""
    _rules[name] = Every(task, timedelta(minutes=minutes))


def daily(name: str, task: Task[Any, Any], *, at: str) -> None:
    """Run ``task`` (without arguments) every day at a Danish wall-clock time: ``at="03.00"``."""
    hour, minute = at.split(".")
    _rules[name] = Daily(task, int(hour), int(minute))


def rules() -> Mapping[str, Rule]:
    return MappingProxyType(_rules)

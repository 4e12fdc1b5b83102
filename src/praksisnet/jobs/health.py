"""What ``/health`` says of the worker and the queue."""

from datetime import timedelta

from praksisnet.jobs import queries
from praksisnet.kit import clock

SILENT_AFTER = timedelta(minutes=2)
OVERDUE_AFTER = timedelta(minutes=15)


def worker() -> tuple[bool, str]:
    """Well while some worker has said that it lives within two minutes."""
    heard = queries.last_heartbeat()
    if heard is None:
        return False, "no worker runs: start one with ./praksisnet worker"
    seconds = max(0, round((clock.now() - heard).total_seconds()))
    return seconds <= SILENT_AFTER.total_seconds(), f"last heard {seconds} s ago"


def jobs() -> tuple[bool, str]:
    """Well while nothing has waited a quarter of an hour. Dead letters are told, but the service goes on."""
    late = queries.overdue(clock.now() - OVERDUE_AFTER).count()
    dead = queries.dead_letters().count()
    failing = queries.failing_schedules()
    detail = f"{late} overdue, {dead} dead letters"
    return late == 0, f"{detail}, failing: {', '.join(failing)}" if failing else detail

"""What ``/health`` says of the worker and the queue."""

from datetime import timedelta

from praksisnet.jobs import queries
from praksisnet.kit import clock
from praksisnet.kit.health import State

SILENT_AFTER = timedelta(minutes=2)
OVERDUE_AFTER = timedelta(minutes=15)


def worker() -> State:
    """Well while some worker has said that it lives within two minutes."""
    heard = queries.last_heartbeat()
    if heard is None:
        return State(False, {"remedy": "no worker runs: start one with ./praksisnet worker"})
    seconds = max(0, round((clock.now() - heard).total_seconds()))
    return State(seconds <= SILENT_AFTER.total_seconds(), {"heard_seconds_ago": seconds})


def jobs() -> State:
    """Well while nothing has waited a quarter of an hour. Dead letters are told, but the service goes on."""
    late = queries.overdue(clock.now() - OVERDUE_AFTER).count()
    dead = queries.dead_letters().count()
    failing = ", ".join(queries.failing_schedules())
    return State(late == 0, {"overdue": late, "dead_letters": dead, "failing_schedules": failing})

"""Is the site well? A socket: each room registers what it can tell from ``apps.ready()``; ``GET /health`` asks all."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

LEAST_FREE = 200 * 1024 * 1024  # bytes; below that a busy day may fill the disk before anybody looks


@dataclass(frozen=True, slots=True)
class State:
    """Whether one part is well, with figures anybody may read: no names, no addresses, no secrets."""

    ok: bool
    figures: dict[str, int | float | str | None] = field(default_factory=dict)


Check = Callable[[], State]
_checks: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """``check`` is asked by ``report`` under this name; a later one of the same name takes its place."""
    _checks[name] = check


def report() -> tuple[bool, dict[str, Any]]:
    """Every part's state; a part that cannot be asked because the database does not answer is not well."""
    states = {name: _ask(check) for name, check in _checks.items()}
    well = all(state.ok for state in states.values())
    parts = {name: {"ok": state.ok, **state.figures} for name, state in states.items()}
    return well, {"ok": well, **parts}


def _ask(check: Check) -> State:
    try:
        return check()
    except (DatabaseError, OSError) as problem:
        return State(False, {"problem": type(problem).__name__})


def database() -> State:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return State(True, {"engine": connection.vendor})


def migrations() -> State:
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return State(not pending, {"pending": len(pending)})


def disk() -> State:
    free = shutil.disk_usage(settings.DATA).free
    return State(free >= LEAST_FREE, {"free_megabytes": free // 2**20})

"""What a system asks PostgreSQL for one page, and for one registration with all its worker does until the mail is out.

As pg_stat_statements counts it, less what begins, ends and marks transactions. The system does nothing else meanwhile,
and one visitor comes after the other; what its worker asks anyway is counted for a while first, and taken off.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count as count_up

from benchmarks.side_by_side.load import ask, crowd
from benchmarks.side_by_side.rounds import arrived
from benchmarks.side_by_side.system import Flow, Ground, System, count

MOST = 15  # for a page of ours; what the three requests of a registration ask is bounded in tests/registration
PAGES, REGISTRATIONS, TRIES = 10, 5, 5
IDLE_SECONDS = 10.0
REGISTERING = "registration and mail"
RESET = "SELECT count(pg_stat_statements_reset())"
SENT = """
    SELECT coalesce(sum(told.calls), 0) FROM pg_stat_statements told JOIN pg_database own ON own.oid = told.dbid
    WHERE own.datname = '{database}' AND told.query !~* '^(BEGIN|START|COMMIT|END|ROLLBACK|SAVEPOINT|RELEASE)'
"""


@dataclass(frozen=True, slots=True)
class Counter:
    """``idle``: statements a second that come without anybody asking for anything."""

    ground: Ground
    database: str
    idle: float = 0.0

    def sent(self, deed: Callable[[], object]) -> float:
        count(self.ground, "postgres", RESET)
        began = time.monotonic()
        deed()
        sent = count(self.ground, "postgres", SENT.format(database=self.database))
        return max(0.0, sent - self.idle * (time.monotonic() - began))


def statements(ground: Ground, system: System) -> dict[str, float]:
    """For one page, and for one registration by each way. Each is done a few times first, and then counted."""
    system.seed(100, 2 * REGISTRATIONS * TRIES)
    with system.running():
        deeds, numbers = {}, count_up()
        for name, page in system.pages().items():
            deeds[name] = partial(_several, PAGES, partial(ask, system.base, page))
        for way, flow in system.flows().items():
            visit = partial(_register, ground, system, flow, numbers)
            deeds[f"{REGISTERING}, {way}"] = partial(_several, REGISTRATIONS, visit)
        for deed in deeds.values():
            deed()
        idle = Counter(ground, system.database).sent(partial(time.sleep, IDLE_SECONDS)) / IDLE_SECONDS
        counter = Counter(ground, system.database, idle)
        return {name: round(counter.sent(deed) / deed.args[0], 1) for name, deed in deeds.items()}


def _several(times: int, deed: Callable[[], object]) -> None:
    for _ in range(times):
        deed()


def _register(ground: Ground, system: System, flow: Flow, numbers: Iterator[int]) -> None:
    """One visitor; whom the system turns away by a mistake of its own is followed by another."""
    for _ in range(TRIES):
        before = ground.mails()
        if crowd(system.base, ground.client(), _by(flow, next(numbers)), 1).outcomes == {"ok": 1}:
            arrived(ground, before, 1)
            return
    raise RuntimeError(f"{system.name}: nobody could register.")


def _by(flow: Flow, number: int) -> Flow:
    return lambda visitor, _first: flow(visitor, number)

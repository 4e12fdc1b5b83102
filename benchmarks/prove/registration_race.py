"""Hundreds register at the same moment for fewer places, again and again; and the same without the guard."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from tests.jobs.killing import fresh_database
from tests.registration.race import Ground, Outcome
from tools.databases import throwaway_cluster
from tools.figures import Row, part

from benchmarks.kept import Kept

ROUNDS, CONTROLS = 20, 3
PEOPLE, PLACES, TWICE = 300, 100, 30


@part(
    "registration_race",
    f"{PEOPLE} people register at once for {PLACES} places through HTTP, {TWICE} of them press twice",
    "engine",
    "guard",
    "rounds",
    "registered a round",
    "waiting a round",
    "errors",
    "rounds with more than there are places",
    "registered, waited or written to twice",
)
def registration_race() -> Iterator[Row]:
    kept = Kept("registration-race")
    with throwaway_cluster() as cluster:
        for engine, name in (("sqlite", "SQLite"), ("postgresql", "PostgreSQL")):
            yield name, "on", ROUNDS, *told(rounds(kept, engine, cluster, ROUNDS, guarded=True))
            yield name, "off (control)", CONTROLS, *told(rounds(kept, engine, cluster, CONTROLS, guarded=False))
    kept.forget()


def told(outcomes: list[Outcome]) -> tuple[str, str, int, int, int]:
    return (
        span(outcome.registered for outcome in outcomes),
        span(outcome.waiting for outcome in outcomes),
        sum(outcome.errors for outcome in outcomes),
        sum(outcome.registered > PLACES for outcome in outcomes),
        sum(doubled(outcome) for outcome in outcomes),
    )


def doubled(outcome: Outcome) -> int:
    rows = outcome.registered + outcome.waiting
    return (rows - outcome.people) + max(0, outcome.receipts - rows) + max(0, outcome.entries - rows)


def span(numbers: Iterator[int]) -> str:
    found = sorted(numbers)
    return str(found[0]) if found[0] == found[-1] else f"{found[0]}–{found[-1]}"


def rounds(kept: Kept, engine: str, cluster: str, number: int, *, guarded: bool) -> list[Outcome]:
    key = f"{engine} {guarded}"
    if left := kept.left(key, number):
        with ground(engine, cluster, left) as at, at.server(guarded=guarded):
            for meeting_id in at.meetings:
                kept.add(key, asdict(at.race(meeting_id, twice=TWICE if guarded else 0)))
    return [Outcome(**outcome) for outcome in kept.found[key]]


@contextmanager
def ground(engine: str, cluster: str, meetings: int) -> Iterator[Ground]:
    with (
        tempfile.TemporaryDirectory(prefix="praksisnet-race-") as folder,
        fresh_database(engine, Path(folder), cluster) as url,
    ):
        yield Ground(Path(folder), url, people=PEOPLE, places=PLACES, meetings=meetings)

"""What is lost and what is doubled when workers are killed in the middle of a job."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.jobs.killing import GATES, Ground, fresh_database
from tools.databases import throwaway_cluster
from tools.figures import Row, part

ROUNDS = 10
JOBS = 20


@part(
    "jobs_killed",
    f"Workers killed with SIGKILL in the middle of a job ({ROUNDS} rounds, {JOBS} jobs each)",
    "engine",
    "killed",
    "jobs",
    "lost",
    "doubled",
    "undone without recovery",
)
def jobs_killed() -> Iterator[Row]:
    for gate in GATES:
        yield "SQLite", gate, *killed("sqlite", gate)
    with throwaway_cluster() as server:
        for gate in GATES:
            yield "PostgreSQL", gate, *killed("postgresql", gate, server)


def killed(engine: str, gate: str, server: str = "") -> tuple[int, int, int, int]:
    lost = doubled = 0
    for _ in range(ROUNDS):
        told = after(engine, gate, "finish", server)
        lost += JOBS - told["effects"]
        doubled += told["rows"] - told["effects"]
    control = after(engine, gate, "rounds-without-recovery", server, jobs=3)
    return ROUNDS * JOBS, lost, doubled, 3 - control["done"]


def after(engine: str, gate: str, mode: str, server: str, *, jobs: int = JOBS) -> dict[str, int]:
    with tempfile.TemporaryDirectory() as folder, fresh_database(engine, Path(folder), server) as url:
        ground = Ground(url)
        ground.kill_at(gate, jobs=jobs)
        return ground.run(mode)

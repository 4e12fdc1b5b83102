"""The journal: how fast it is sealed and verified, whether writers wait for each other, what verifying finds."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.jobs.killing import ROOT, fresh_database
from tools.databases import throwaway_cluster
from tools.figures import Row, part

ENTRIES, FLIPS, ROUNDS = 1000, 500, 40


@part("journal_sealed", "The journal sealed, verified, and with single bits flipped", "figure", "SQLite", "PostgreSQL")
def journal_sealed() -> Iterator[Row]:
    sqlite = at_work("sqlite")
    with throwaway_cluster() as server:
        postgresql = at_work("postgresql", server)
    for name in sqlite:
        yield name.replace("_", " "), sqlite[name], postgresql[name]


def at_work(engine: str, server: str = "") -> dict[str, int | float]:
    with tempfile.TemporaryDirectory() as folder, fresh_database(engine, Path(folder), server) as url:
        words = [str(number) for number in (ENTRIES, FLIPS, ROUNDS)]
        out = subprocess.run(
            [sys.executable, "-m", "tests.journal.at_work", *words],
            env={**os.environ, "DATABASE_URL": url, "PYTHONPATH": os.pathsep.join(sys.path)},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
    told: dict[str, int | float] = json.loads(out)
    return told

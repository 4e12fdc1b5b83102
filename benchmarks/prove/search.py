"""Search at 50,000 texts on both engines, beside plain FTS5 on the same texts."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from tools.figures import ROOT, Row, part

from benchmarks.kept import Kept

FIGURES = ("search, median", "search, 95th of a hundred", "update")
COLUMNS = (*(f"{one}{how}: ratio" for how in ("", ", by the clock") for one in FIGURES), "all top tens, digested")


@part("search", "Search at 50,000 texts, by a reader of half of them, beside plain FTS5 with OR", "engine", *COLUMNS)
def search() -> Iterator[Row]:
    """By the processor's time and by the clock; both engines find the same ten where the digests agree."""
    kept = Kept("search")
    for engine, said in (("sqlite", "SQLite"), ("postgresql", "PostgreSQL")):
        (rows,) = kept.runs(engine, 1, lambda engine=engine: _measured(engine))
        yield said, *(rows[column] for column in COLUMNS)
    kept.forget()


def _measured(engine: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.search", engine, "json"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found

"""Search at 50,000 texts on both engines, beside plain FTS5 on the same texts."""

import json
import subprocess
import sys
from collections.abc import Iterator

from tools.figures import ROOT, Row, part

COLUMNS = ("search, median: ratio", "search, 95th of a hundred: ratio", "update: ratio", "all top tens, digested")


@part("search", "Search at 50,000 texts, by a reader of half of them, beside plain FTS5 with OR", "engine", *COLUMNS)
def search() -> Iterator[Row]:
    """On SQLite by the process's CPU, on PostgreSQL by the clock; both find the same ten where the digests agree."""
    for engine, said in (("sqlite", "SQLite"), ("postgresql", "PostgreSQL")):
        command = [sys.executable, "-m", "benchmarks.search", engine, "json"]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
        rows = json.loads(done.stdout.splitlines()[-1])
        yield said, *(rows[column] for column in COLUMNS)

"""Pages at 1 and at 300 rows, and the front page's weight."""

import json
import subprocess
import sys
from collections.abc import Iterator

from tools.figures import ROOT, Row, part


@part(
    "pages",
    "What pages cost: statements at 1 and 300 rows (at most 15), size at 300 rows, CPU by that of a bare view",
    "page", "as", "statements at 1", "at 300", "kB", "kB compressed", "CPU by a bare view's",
)  # fmt: skip
def pages() -> Iterator[Row]:
    command = [sys.executable, "-m", "benchmarks.pages", "--json"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for cost in json.loads(found.splitlines()[-1]):
        yield (
            cost["page"], cost["who"], cost["statements_few"], cost["statements_many"],
            round(cost["bytes_many"] / 1000, 1), round(cost["compressed_many"] / 1000, 1), cost["cpu_ratio"],
        )  # fmt: skip

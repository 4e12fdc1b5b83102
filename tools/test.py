"""``./praksisnet test``: the tests on SQLite, on PostgreSQL where its server is found, stories where Chromium is found.

``./praksisnet test -- -k word`` hands the rest to pytest and runs on SQLite only.
"""

import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from tools import browser, build, databases

ROOT = Path(__file__).resolve().parents[1]
COUNTS = re.compile(r"(\d+) (passed|failed|errors?|skipped|xfailed|xpassed)")
EACH = "not browser and not long"  # on each engine; what is once, and where: docs/adr/0044-what-runs-once.md
NO_TESTS = 5  # pytest's exit code


@dataclass(slots=True)
class Result:
    name: str
    seconds: float = 0.0
    code: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    def count(self, *words: str) -> int:
        return sum(self.counts.get(word, 0) for word in words)

    def line(self) -> str:
        state = "ran" if self.code == 0 else "FAILED"
        counts = ", ".join(f"{number} {word}" for word, number in self.counts.items())
        return f"{self.name}: {state} in {self.seconds:.0f} s ({counts or 'no counts'})"


def main(arguments: list[str]) -> int:
    results, left_out = everything([argument for argument in arguments if argument != "--"])
    report(results, left_out)
    return int(any(result.code for result in results))


def everything(extra: list[str]) -> tuple[list[Result], list[str]]:
    """Run all that can run here; what ran, and what did not with the reason."""
    build.main([])
    results: list[Result] = []
    left_out: list[str] = []
    is_postgresql_here = databases.server_program() is not None
    on_sqlite = f"{EACH} and not walk" if is_postgresql_here else EACH
    results.append(run("tests on SQLite", extra or ["-m", on_sqlite], {}))
    if not extra and is_postgresql_here:
        _on_postgresql(results, left_out)
    elif not extra:
        left_out.append("tests on PostgreSQL: no server program (postgres, initdb) was found")
    if not extra:
        _in_browser(results, left_out)
    return results, left_out


def _on_postgresql(results: list[Result], left_out: list[str]) -> None:
    with databases.throwaway_cluster() as address:
        results.append(run("tests on PostgreSQL", ["-m", f"{EACH} and not engineless"], {"DATABASE_URL": address}))
    left_out.append("browser stories on PostgreSQL: they run on SQLite only")
    left_out.append("walks of the whole product on SQLite: they ran on PostgreSQL; ./praksisnet prove walks runs them")


def _in_browser(results: list[Result], left_out: list[str]) -> None:
    chromium = browser.program()
    if chromium is None:
        left_out.append("browser stories: no Chromium was found ($CHROMIUM or chromium on the path)")
        return
    results.append(run("browser stories", ["-m", "browser"], {"CHROMIUM": chromium}))


def run(name: str, arguments: list[str], environment: dict[str, str]) -> Result:
    """One run of pytest on two cores; its output is shown and counted."""
    sys.stdout.write(f"\n== {name}\n")
    sys.stdout.flush()
    result, started = Result(name), time.monotonic()
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    command += ["--continue-on-collection-errors", "--durations=30", "--durations-min=2", *arguments]
    variables = {key: value for key, value in os.environ.items() if key not in {"PRAKSISNET_DATA", "DATABASE_URL"}}
    variables |= {**environment, "PRAKSISNET_MODE": "test"}
    child = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True)
    lines = []
    for line in child.stdout or ():
        sys.stdout.write(line)
        sys.stdout.flush()
        lines.append(line)
    result.code = child.wait()
    result.seconds = time.monotonic() - started
    result.counts = {word.rstrip("s"): int(number) for number, word in COUNTS.findall("".join(lines[-3:]))}
    if result.code == NO_TESTS:
        result.code = 0
    return result


def report(results: list[Result], left_out: list[str]) -> None:
    sys.stdout.write("\n== what ran\n")
    for result in results:
        sys.stdout.write(f"{result.line()}\n")
    for text in left_out:
        sys.stdout.write(f"not run: {text}\n")
    passed = sum(result.count("passed", "xfailed", "xpassed") for result in results)
    failed = sum(result.count("failed", "error") or int(result.code != 0) for result in results)
    skipped = sum(result.count("skipped") for result in results)
    sys.stdout.write(f"\n{passed} passed, {failed} failed, {skipped} skipped\n")
    sys.stdout.flush()

"""``./praksisnet check [step …]``: everything CI asks. All steps run, whatever fails, and a table tells the end."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools import build, demo_run, lock, production, test

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
MANAGE = [sys.executable, "-m", "praksisnet", "manage"]


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    run: Callable[[], bool]


def main(arguments: list[str]) -> int:
    outcomes: list[test.Result] = []
    tests: list[tuple[list[test.Result], list[str]]] = []
    for step in steps(tests):
        if arguments and step.name not in arguments:
            continue
        sys.stdout.write(f"\n== {step.name}\n")
        sys.stdout.flush()
        started = time.monotonic()
        ran_well = _safely(step)
        outcomes.append(test.Result(step.name, time.monotonic() - started, int(not ran_well)))
    sys.stdout.write("\n== check\n")
    for outcome in outcomes:
        sys.stdout.write(f"{'FAILED' if outcome.code else 'ok':<7}{outcome.seconds:>7.1f} s  {outcome.name}\n")
    for results, left_out in tests:
        test.report(results, left_out)
    return int(any(outcome.code for outcome in outcomes))


def steps(tests: list[tuple[list[test.Result], list[str]]]) -> list[Step]:
    """In the order of what is quick to tell; ``tests`` receives what the tests counted."""
    return [
        Step("build", lambda: build.main([]) == 0),
        Step("locks", lambda: _no(lock.complaints())),
        Step("style", lambda: _run("ruff", "check", ".") and _run("ruff", "format", "--check", ".")),
        Step("types", lambda: _run("mypy", "src", "tools")),
        Step("layers", lambda: _run("lint-imports")),
        Step("house", lambda: _run("pytest", "-q", "tests/house/test_house.py")),
        Step("templates", lambda: _run("djlint", "src", "--lint", "--quiet")),
        Step("django", lambda: _manage("check", "--fail-level", "WARNING")),
        Step("deployment", _deployment),
        Step("migrations", lambda: _manage("makemigrations", "--check", "--dry-run")),
        Step("catalogues", lambda: _manage("catalogues", "--check")),
        Step("tests", lambda: _tests(tests)),
        Step("demo", lambda: _no(demo_run.complaints())),
        Step("production", lambda: _no(production.start_once())),
    ]


def _safely(step: Step) -> bool:
    try:
        return step.run()
    except (OSError, subprocess.SubprocessError, SystemExit) as problem:
        sys.stdout.write(f"{problem}\n")
        return False


def _run(program: str, *arguments: str) -> bool:
    command = [str(BIN / program), *arguments]
    return subprocess.run(command, cwd=ROOT, env=_environment(), check=False).returncode == 0


def _manage(*arguments: str, **environment: str) -> bool:
    variables = {**_environment(), "PRAKSISNET_MODE": "test", **environment}
    return subprocess.run([*MANAGE, *arguments], cwd=ROOT, env=variables, check=False).returncode == 0


def _environment() -> dict[str, str]:
    outside = {"PRAKSISNET_DATA", "PRAKSISNET_MODE", "DATABASE_URL"}
    return {**{key: value for key, value in os.environ.items() if key not in outside}, "PRAKSISNET_MODE": "test"}


def _deployment() -> bool:
    with tempfile.TemporaryDirectory(prefix="praksisnet-deploy-") as folder:
        operator = production.settings(Path(folder), 8000)
        return _manage("check", "--deploy", "--fail-level", "WARNING", **operator)


def _tests(tests: list[tuple[list[test.Result], list[str]]]) -> bool:
    """The README's second command, so that what it promises is what CI runs."""
    if "./praksisnet test" not in (ROOT / "README.md").read_text():
        sys.stdout.write("The README does not name ./praksisnet test.\n")
        return False
    results, left_out = test.everything([])
    tests.append((results, left_out))
    test.report(results, left_out)
    return not any(result.code for result in results)


def _no(complaints: list[str]) -> bool:
    sys.stdout.writelines(f"{complaint}\n" for complaint in complaints)
    return not complaints

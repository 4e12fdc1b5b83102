"""Two processes with eight threads each that do everything at once at the same meetings, with locks and without."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
PROCESSES = 2


class Crowd:
    """One fresh database with so many sets of meetings."""

    def __init__(self, url: str, *, sets: int) -> None:
        own = {"PRAKSISNET_MODE": "test", "DJANGO_SETTINGS_MODULE": "praksisnet.settings", "DATABASE_URL": url}
        self._environment = {**os.environ, **own, "PYTHONPATH": os.pathsep.join(sys.path)}
        self.scenes: list[str] = self._run("prepare", sets)

    def play(self, number: int, *, acts: int, seed: int, loosened: bool = False) -> "Played":
        """All scenes of one set, one after the other; both processes begin each together."""
        # The moment by the real clock: both processes move theirs by the same.
        how, anchor = "loosened" if loosened else "guarded", str(time.time())
        words = [[str(n), str(number), str(acts), str(seed), how, anchor] for n in range(PROCESSES)]
        with self._started(words) as processes:
            for _scene in self.scenes:
                for process in processes:
                    _until("ready\n", process.stdout)
                for process in processes:
                    process.stdin.write("\n")
                    process.stdin.flush()
            known = [one for process in processes for one in json.loads(_until("[", process.stdout))]
        return Played(known, self._run("count", number, stdin=json.dumps(known)))

    @contextmanager
    def _started(self, words: list[list[str]]) -> Iterator[list[subprocess.Popen[str]]]:
        processes = [self._start("act", *own) for own in words]
        try:
            yield processes
        finally:
            for process in processes:
                process.kill()
                process.communicate()

    def _run(self, mode: str, *words: int, stdin: str = ""):
        process = self._start(mode, *map(str, words))
        out, err = process.communicate(stdin, timeout=300)
        assert process.returncode == 0, err[-3000:]
        return json.loads(next(line for line in out.splitlines() if line.startswith(("[", "{"))))

    def _start(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.registration.crowd_at_work", *words],
            env=self._environment, cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip


class Played:
    """``wrong``: by scene, what does not hold."""

    def __init__(self, known: list[dict], wrong: dict[str, list[str]]) -> None:
        self.wrong, self.known = wrong, known
        self.acts, self.refused = len(known), sum("refused" in one for one in known)

    def kinds(self) -> dict[str, int]:
        """How often what kind of thing is wrong, in all scenes."""
        found: dict[str, int] = {}
        for told in (one for wrong in self.wrong.values() for one in wrong):
            kind = told.partition(":")[0].split(" ")[0] if ":" not in told else told.partition(":")[0]
            found[kind] = found.get(kind, 0) + 1
        return found


def _until(beginning: str, out: IO[str]) -> str:
    """The line that begins so; the solver of workshops says things of its own."""
    for line in out:
        if line.startswith(beginning):
            return line
    raise AssertionError(f"The process ended before it said “{beginning.strip()}”.")

"""Two processes with eight threads each that do everything at once at the same meetings, with locks and without."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PROCESSES = 2


class Process:
    """One of them; see ``crowd_at_work``."""

    def __init__(self, url: str, *words: str) -> None:
        own = {"PRAKSISNET_MODE": "test", "DJANGO_SETTINGS_MODULE": "praksisnet.settings", "DATABASE_URL": url}
        self._running = subprocess.Popen(
            [sys.executable, "-m", "tests.registration.crowd_at_work", *words],
            env={**os.environ, **own, "PYTHONPATH": os.pathsep.join(sys.path)}, cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def tell(self, *command: object) -> None:
        self._running.stdin.write(f"{json.dumps(command)}\n")
        self._running.stdin.flush()

    def answer(self) -> Any:
        for line in self._running.stdout:
            if line.startswith("@"):
                return json.loads(line[1:])
        raise AssertionError("The process ended without an answer.")

    def end(self) -> None:
        self._running.kill()
        self._running.communicate()


class Crowd:
    """One fresh database with so many sets of meetings. Use as a context manager."""

    def __init__(self, url: str, *, sets: int) -> None:
        self._url, self._sets, self._anchor = url, sets, str(time.time())
        self._processes: dict[str, list[Process]] = {}
        self.scenes: list[str] = []

    def __enter__(self) -> "Crowd":
        first = self._those("guarded")[0]
        first.tell("prepare", self._sets)
        self.scenes = first.answer()
        return self

    def __exit__(self, *_raised: object) -> None:
        for process in [one for those in self._processes.values() for one in those]:
            process.end()

    def play(self, number: int, *, acts: int, seed: int, loosened: bool = False) -> "Played":
        """All scenes of one set, one after the other; both processes begin each together."""
        known: list[dict] = []
        processes = self._those("loosened" if loosened else "guarded")
        for scene in self.scenes:
            for process in processes:
                process.tell("play", scene, number, acts, seed)
            assert [process.answer() for process in processes] == ["ready"] * PROCESSES
            for process in processes:
                process.tell("now")
            for process in processes:
                known += process.answer()
        counting = self._those("guarded")[0]
        counting.tell("count", number, known)
        return Played(known, counting.answer())

    def _those(self, how: str) -> list[Process]:
        if how not in self._processes:
            self._processes[how] = [Process(self._url, str(n), how, self._anchor) for n in range(PROCESSES)]
        return self._processes[how]


class Played:
    """``wrong``: by scene, what does not hold."""

    def __init__(self, known: list[dict], wrong: dict[str, list[str]]) -> None:
        self.wrong = wrong
        self.acts, self.refused = len(known), sum("refused" in one for one in known)

    def kinds(self) -> dict[str, int]:
        """How often what kind of thing is wrong, in all scenes; the kind stands before the colon."""
        found: dict[str, int] = {}
        for told in (one for wrong in self.wrong.values() for one in wrong):
            kind = told.partition(":")[0]
            found[kind] = found.get(kind, 0) + 1
        return found

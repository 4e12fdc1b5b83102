"""Outbox workers as real processes against a database of their own and a mail server on loopback."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GATES = ["leased", "accepted, not written down", "written down"]


class Ground:
    """One fresh database with ``letters`` letters, in which workers live and die."""

    def __init__(self, url: str, port: int, *, letters: int) -> None:
        self.letters = letters
        self._environment = {
            **os.environ,
            "PRAKSISNET_MODE": "test",
            "DJANGO_SETTINGS_MODULE": "praksisnet.settings",
            "DATABASE_URL": url,
            "PRAKSISNET_SMTP_PORT": str(port),
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        self.run("prepare", str(letters))

    def kill_at(self, gate: str) -> None:
        """Start a worker and kill it with SIGKILL at the gate inside its first letter."""
        worker = self.start("pump", gate=gate)
        reached = worker.stdout.readline()
        worker.kill()
        worker.communicate()
        assert reached == f"{gate}\n"

    def run(self, *words: str) -> str:
        worker = self.start(*words)
        out, err = worker.communicate(timeout=300)
        assert worker.returncode == 0, err[-2000:]
        return out

    def told(self) -> dict[str, int]:
        return json.loads(self.run("tell"))

    def start(self, *words: str, gate: str = "") -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.notices.at_work", *words],
            env={**self._environment, "GATE": gate},
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run_together(self, *words: str, workers: int) -> None:
        """Start workers at once; those that say "taken" are let go when all have said it."""
        processes = [self.start(*words) for _worker in range(workers)]
        if words == ("pump-without-lease",):
            assert [process.stdout.readline() for process in processes] == ["taken\n"] * workers
        for process in processes:
            process.stdin.write("\n")
            process.stdin.flush()
        for process in processes:
            _out, err = process.communicate(timeout=300)
            assert process.returncode == 0, err[-2000:]

"""Our own system in a side-by-side run: started as in production, by the same numbers of processes and threads."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from tools import production

from benchmarks.side_by_side.load import ask
from benchmarks.side_by_side.system import OURS, THREADS, WORKERS, Flow, Ground, Page
from praksisnet.kit.processes import die_with_parent

ROOT = Path(__file__).resolve().parents[2]
PORT, SITE = 8340, "https://praksisnet.example"
# What the web server in front of it would say.
FRONT = {"Host": "praksisnet.example", "X-Forwarded-Proto": "https"}
SESSIONS, ROWS = 200, 1000


class Ours:
    """On the ground's PostgreSQL, as the peers; or on a file of SQLite."""

    base, database = f"http://127.0.0.1:{PORT}", "ours"

    def __init__(self, ground: Ground, engine: str = "postgresql") -> None:
        self.ground = ground
        self.name = OURS if engine == "postgresql" else f"{OURS}-{engine}"
        self.data = ground.base / f"{self.name}-data"
        self._secrets = production.settings(self.data, PORT)
        self._pages: dict[str, list[str]] = {}
        self._made: dict[str, Any] = {}
        self._started: list[subprocess.Popen[bytes]] = []

    def seed(self, seats: int, visitors: int) -> None:
        if not self._pages:
            self._new_database()
            self._pages = self._at_work("pages", SESSIONS, ROWS, visitors)
        self._made = self._at_work("meeting", seats, visitors)

    @contextmanager
    def running(self) -> Iterator[None]:
        self._started = [self._start(verb) for verb in ("serve", "worker")]
        try:
            while not self._is_up():
                if any(one.poll() is not None for one in self._started):
                    raise RuntimeError(f"ours ended by itself, see {self.ground.base / 'ours.log'}")
                time.sleep(0.05)
            yield
        finally:
            for one in self._started:
                one.terminate()
            for one in self._started:
                one.wait(30)

    def pages(self) -> dict[str, Page]:
        return {
            name: Page(path, {**FRONT, **({"Cookie": cookie} if cookie else {})})
            for name, (path, cookie) in self._pages.items()
        }

    def flows(self) -> dict[str, Flow]:
        return {"browser": self._register}

    def sold(self) -> int:
        return int(self._at_work("count", self._made["meeting"])["registered"])

    def counted(self) -> dict[str, int]:
        found: dict[str, int] = self._at_work("count", self._made["meeting"])
        return found

    def memory(self) -> float:
        return sum(share(pid) for one in self._started for pid in with_children(one.pid))

    def _register(self, visitor: Any, number: int) -> str:
        """By the mailed link: the page, its form with the page's own token, and the page that says what happened."""
        visitor.base, visitor.extra = SITE, dict(FRONT)
        link = self._made["links"][number]
        page = visitor.get(link)
        form = page.form(has="csrfmiddlewaretoken", action=link)
        if page.status != 200 or form is None:
            return f"error: page {page.status}"
        answer = visitor.submit(form)
        if answer.status != 200:
            return f"error: answer {answer.status}"
        said = re.sub(r"<[^>]+>", " ", answer.text)
        return "ok" if "Du er tilmeldt" in said else "waiting" if "venteliste" in said else "error: neither"

    def _is_up(self) -> bool:
        try:
            return ask(self.base, Page("/health", FRONT))[0] == 200
        except OSError:
            return False

    def _new_database(self) -> None:
        if self.name != OURS:
            for left in self.data.glob("side-by-side.sqlite3*"):
                left.unlink()
            return
        import psycopg

        at = f"postgresql://postgres@127.0.0.1:{self.ground.database}"
        with psycopg.connect(f"{at}/postgres", autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS ours WITH (FORCE)")
            connection.execute("CREATE DATABASE ours")

    @property
    def _database(self) -> str:
        if self.name == OURS:
            return f"postgres://postgres@127.0.0.1:{self.ground.database}/ours"
        return f"sqlite:///{self.data / 'side-by-side.sqlite3'}"

    @property
    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            **self._secrets,
            "DATABASE_URL": self._database,
            "DJANGO_SETTINGS_MODULE": "praksisnet.settings",
            "PYTHONPATH": os.pathsep.join(sys.path),
            "PRAKSISNET_WORKERS": WORKERS,
            "PRAKSISNET_THREADS": THREADS,
            "PRAKSISNET_SMTP_HOST": "127.0.0.1",
            "PRAKSISNET_SMTP_PORT": str(self.ground.mail),
        }

    def _start(self, verb: str) -> subprocess.Popen[bytes]:
        with (self.ground.base / "ours.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "praksisnet", verb], cwd=ROOT, env=self._environment, stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, preexec_fn=partial(die_with_parent, signal.SIGTERM),
            )  # fmt: skip

    def _at_work(self, mode: str, *numbers: int) -> Any:
        command = [sys.executable, "-m", "benchmarks.side_by_side.at_work", mode, *map(str, numbers)]
        done = subprocess.run(command, cwd=ROOT, env=self._environment, stdout=subprocess.PIPE, text=True, check=True)
        return json.loads(done.stdout.strip().splitlines()[-1])


def share(pid: int) -> float:
    """Megabytes of a process, what it shares with others in parts (PSS)."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(re.search(r"^Pss:\s+(\d+)", rollup, re.M).group(1)) / 1024  # type: ignore[union-attr]


def with_children(pid: int) -> list[int]:
    found = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += [one for child in (task / "children").read_text().split() for one in with_children(int(child))]
    return found

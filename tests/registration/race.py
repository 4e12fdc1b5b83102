"""Hundreds of people who press “Register” at the same moment, through HTTP, at a server like that of production."""

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

from tools import production

from praksisnet.kit.processes import die_with_parent, free_port

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "a" * 32


@dataclass(frozen=True, slots=True)
class Outcome:
    """``errors``: answers other than “it is done, go on to the meeting”."""

    registered: int
    waiting: int
    taken: int
    people: int
    receipts: int
    entries: int
    errors: int


class Ground:
    """One database with people and meetings, and one address at which a server answers."""

    def __init__(self, folder: Path, url: str, *, people: int, places: int, meetings: int = 1) -> None:
        self.port = free_port()
        own = {**production.settings(folder / "data", self.port), "DATABASE_URL": url, "PRAKSISNET_WORKERS": "2"}
        own |= {"DJANGO_SETTINGS_MODULE": "praksisnet.settings", "PYTHONPATH": os.pathsep.join(map(str, sys.path))}
        self.environment = {**os.environ, **own}
        made = json.loads(self._at_work("prepare", people, places, meetings))
        self.meetings: list[int] = made["meetings"]
        self.cookies: list[str] = made["cookies"]

    @contextmanager
    def server(self, *, guarded: bool = True) -> Iterator[None]:
        command = [sys.executable, "-m", "praksisnet", "serve"] if guarded else self._unguarded()
        running = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=partial(die_with_parent, signal.SIGTERM),
        )  # fmt: skip
        try:
            while self._answer("GET", "/health") is None:
                assert running.poll() is None, "The server ended by itself."
                time.sleep(0.05)
            yield
        finally:
            running.terminate()
            running.wait(30)

    def race(self, meeting_id: int, *, twice: int = 0) -> Outcome:
        """Everybody presses once, and so many of them a second time, all at the same moment."""
        presses = [*self.cookies, *self.cookies[:twice]]
        start, statuses = threading.Barrier(len(presses)), Counter[int | None]()

        def press(cookie: str) -> None:
            start.wait()
            statuses[self._answer("POST", f"/meetings/{meeting_id}/registration/", cookie)] += 1

        threads = [threading.Thread(target=press, args=[cookie]) for cookie in presses]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        counted = json.loads(self._at_work("count", meeting_id))
        return Outcome(**counted, errors=len(presses) - statuses[302])

    def _unguarded(self) -> list[str]:
        return [
            sys.executable, "-m", "gunicorn", "tests.registration.unguarded:application", "--worker-class", "gthread",
            "--workers", "2", "--threads", "4", "--bind", f"127.0.0.1:{self.port}", "--no-control-socket",
        ]  # fmt: skip

    def _at_work(self, mode: str, *numbers: int) -> str:
        command = [sys.executable, "-m", "tests.registration.at_work", mode, *map(str, numbers)]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True, check=True)
        return done.stdout

    def _answer(self, method: str, path: str, cookie: str = "") -> int | None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {
            "Host": "praksisnet.example",
            "X-Forwarded-Proto": "https",
            "Referer": f"https://praksisnet.example{path}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": cookie,
        }
        body = urlencode({"csrfmiddlewaretoken": TOKEN}) if method == "POST" else None
        try:
            connection.request(method, path, body, headers)
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()

"""What is lost, doubled or half done when the whole server is killed while people press buttons."""

import http.client
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from tests.jobs.killing import fresh_database
from tools import production
from tools.databases import throwaway_cluster
from tools.figures import ROOT, Row, part

from praksisnet.kit.processes import free_port

KILLS = 10
WRITERS = 4
TRIES = 400  # a writer gives up a name after so many; each is an unanswered or refused connection


@part(
    "server_killed",
    f"The server killed with SIGKILL {KILLS} times while {WRITERS} people create themes, trying again until answered",
    "engine", "acknowledged", "answers cut off", "lost", "doubled", "without its journal entry",
)  # fmt: skip
def server_killed() -> Iterator[Row]:
    yield "SQLite", *killed("sqlite")
    with throwaway_cluster() as address:
        yield "PostgreSQL", *killed("postgresql", address)


def killed(engine: str, address: str = "") -> tuple[int, int, int, int, int]:
    with tempfile.TemporaryDirectory() as name, fresh_database(engine, Path(name), address) as url:
        ground = Ground(Path(name), url)
        rows = ground.run()
        lost = sum(name not in rows for name in ground.acknowledged)
        doubled = sum(len(entries) - 1 for entries in rows.values())
        half = sum(entries != [1] for entries in rows.values()) - doubled
        return len(ground.acknowledged), ground.cut_off, lost, doubled, half


class Ground:
    """One database, one address, and a server that dies and comes back."""

    def __init__(self, folder: Path, url: str) -> None:
        self.port = free_port()
        own = {**production.settings(folder / "data", self.port), "DATABASE_URL": url, "PRAKSISNET_WORKERS": "2"}
        self.environment = {**os.environ, **own, "DJANGO_SETTINGS_MODULE": "praksisnet.settings"}
        self.acknowledged: list[str] = []
        self.cut_off = 0
        self.stopped = threading.Event()

    def run(self) -> dict[str, list[int]]:
        cookie = self._at_work("prepare").strip()
        server = self._start()
        writers = [threading.Thread(target=self._write, args=(number, cookie)) for number in range(WRITERS)]
        for writer in writers:
            writer.start()
        for _ in range(KILLS):
            time.sleep(random.uniform(0.3, 1.2))
            _kill(server)
            server = self._start()
        self.stopped.set()
        for writer in writers:
            writer.join()
        _kill(server)
        found: dict[str, list[int]] = json.loads(self._at_work("count"))
        return found

    def _at_work(self, mode: str) -> str:
        command = [sys.executable, "-m", "benchmarks.server_at_work", mode]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True
        ).stdout

    def _start(self) -> subprocess.Popen[bytes]:
        """Serving again: answers /health, whatever it says."""
        server = subprocess.Popen(
            [sys.executable, "-m", "praksisnet", "serve"],
            cwd=ROOT, env=self.environment, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        while self._answer("GET", "/health", {}) is None:
            assert server.poll() is None, "The server ended by itself."
            time.sleep(0.05)
        return server

    def _write(self, number: int, cookie: str) -> None:
        written = 0
        while not self.stopped.is_set():
            written += 1
            self._create(f"Tema {number} {written}", cookie)

    def _create(self, name: str, cookie: str) -> None:
        """Press the button until there is an answer. A repeat is told that the theme is there: 422."""
        form = {"name": name, "csrfmiddlewaretoken": "a" * 32}
        for _ in range(TRIES):
            status = self._answer("POST", "/themes/new/", form, cookie)
            if status in {302, 422}:
                self.acknowledged.append(name)
                return
            self.cut_off += status is None
            time.sleep(0.05)

    def _answer(self, method: str, path: str, form: dict[str, str], cookie: str = "") -> int | None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {
            "Host": "praksisnet.example",
            "X-Forwarded-Proto": "https",
            "Referer": "https://praksisnet.example/themes/new/",
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": cookie,
        }
        try:
            connection.request(method, path, urlencode(form) if form else None, headers)
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()


def _kill(server: subprocess.Popen[bytes]) -> None:
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()

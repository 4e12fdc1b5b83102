"""A server like that of production that dies and comes back while people press buttons until they have an answer."""

import http.client
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tools import production
from tools.figures import ROOT

from praksisnet.kit.processes import free_port

TRIES = 400  # a writer gives up a press after so many; each is an unanswered or refused connection
TOKEN = "a" * 32
PATIENCE = 20  # seconds to wait for answers before a kill: when all have pressed there are no more


class KilledServer:
    """One database, one address. ``acknowledged``: what was pressed and answered; ``cut_off``: requests that died.

    ``at_work``: the module that prepares the database and counts in it, a process of its own.
    """

    def __init__(self, folder: Path, url: str, at_work: str) -> None:
        self.port, self._at_work = free_port(), at_work
        own = {**production.settings(folder / "data", self.port), "DATABASE_URL": url, "PRAKSISNET_WORKERS": "2"}
        own |= {"DJANGO_SETTINGS_MODULE": "praksisnet.settings", "PYTHONPATH": os.pathsep.join(sys.path)}
        self._environment = {**os.environ, **own}
        self.acknowledged: list[Any] = []
        self.cut_off = 0
        self._stopped = threading.Event()

    def at_work(self, *words: object) -> str:
        command = [sys.executable, "-m", self._at_work, *map(str, words)]
        done = subprocess.run(command, cwd=ROOT, env=self._environment, capture_output=True, text=True, check=True)
        return done.stdout

    def killed(self, kills: int, writers: int, press: Callable[[int, int], bool]) -> None:
        """Killed so often, after a few answers more each time; ``press(writer, number)`` is called until it says no."""
        server = self._start()
        threads = [threading.Thread(target=self._write, args=(number, press)) for number in range(writers)]
        for writer in threads:
            writer.start()
        for _ in range(kills):
            self._wait_for(len(self.acknowledged) + random.randint(3, 30))
            _kill(server)
            server = self._start()
        self._stopped.set()
        for writer in threads:
            writer.join()
        _kill(server)

    def _wait_for(self, answers: int) -> None:
        until = time.monotonic() + PATIENCE
        while len(self.acknowledged) < answers and time.monotonic() < until:
            time.sleep(random.uniform(0.001, 0.02))

    def _write(self, writer: int, press: Callable[[int, int], bool]) -> None:
        written = 0
        while not self._stopped.is_set() and press(writer, written):
            written += 1

    def until_answered(self, what: Any, path: str, form: dict[str, str], cookie: str, known: set[int]) -> None:
        """Press the button again and again; an answer of one of the ``known`` kinds acknowledges it."""
        for _ in range(TRIES):
            status = self._answer("POST", path, {**form, "csrfmiddlewaretoken": TOKEN}, cookie)
            if status in known:
                self.acknowledged.append(what)
                return
            time.sleep(0.05)

    def _start(self) -> subprocess.Popen[bytes]:
        """Serving again: answers /health, whatever it says."""
        server = subprocess.Popen(
            [sys.executable, "-m", "praksisnet", "serve"],
            cwd=ROOT, env=self._environment, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        while self._answer("GET", "/health", {}) is None:
            assert server.poll() is None, "The server ended by itself."
            time.sleep(0.05)
        return server

    def _answer(self, method: str, path: str, form: dict[str, str], cookie: str = "") -> int | None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {
            "Host": "praksisnet.example",
            "X-Forwarded-Proto": "https",
            "Referer": f"https://praksisnet.example{path}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": cookie,
        }
        try:
            connection.request(method, path, urlencode(form) if form else None, headers)
            return connection.getresponse().status
        except ConnectionRefusedError:
            return None
        except (OSError, http.client.HTTPException):
            self.cut_off += method == "POST"
            return None
        finally:
            connection.close()


def found_by(server: KilledServer, *words: object) -> Any:
    return json.loads(server.at_work(*words))


def _kill(server: subprocess.Popen[bytes]) -> None:
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()

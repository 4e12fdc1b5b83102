"""Receipts that are lost or come twice when the worker is killed while it sends them through a real mail server."""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.jobs.killing import fresh_database
from tests.notices.mailserver import MailServer, running
from tools import production
from tools.figures import ROOT, Row, part

from benchmarks.kept import on_both_engines
from praksisnet.kit.processes import free_port

RUNS, KILLS = 5, 10  # a run is kept when it is done
LETTERS = 400
PATIENCE = 300  # seconds for what is left when nobody is killed any more
COLUMNS = ("letters", "sent", "never came", "came twice", "came twice without a kill between", "came more often")


@part(
    "registration_worker_killed",
    f"The worker killed with SIGKILL {RUNS * KILLS} times while it sends receipts; a letter handed over and not yet "
    "written down comes again under the same Message-ID",
    "engine", "kills", *COLUMNS,
)  # fmt: skip
def registration_worker_killed() -> Iterator[Row]:
    for name, runs in on_both_engines("registration-worker-killed", RUNS, killed):
        yield name, RUNS * KILLS, *(sum(run[column] for run in runs) for column in COLUMNS)


def killed(engine: str, cluster: str) -> dict[str, int]:
    server = MailServer()
    with (
        tempfile.TemporaryDirectory(prefix="praksisnet-letters-") as folder,
        fresh_database(engine, Path(folder), cluster) as url,
        running(server) as smtp,
    ):
        post = Post(Path(folder), url, smtp, server)
        post.kill_often()
        return post.figures()


class Post:
    """One database with letters, a worker that dies and comes back, and what the mail server has seen."""

    def __init__(self, folder: Path, url: str, smtp: int, server: MailServer) -> None:
        own = {**production.settings(folder / "data", free_port()), "DATABASE_URL": url}
        own |= {"DJANGO_SETTINGS_MODULE": "praksisnet.settings", "PYTHONPATH": os.pathsep.join(sys.path)}
        own |= {"PRAKSISNET_SMTP_HOST": "127.0.0.1", "PRAKSISNET_SMTP_PORT": str(smtp)}
        # What a killed worker held is tried again when its lease ends: ten seconds instead of ten minutes.
        own |= {"PRAKSISNET_SMTP_TIMEOUT": "1", "PRAKSISNET_MAIL_LEASE": "10"}
        self._environment, self.server = {**os.environ, **own}, server
        self.letters = int(self._told("prepare", LETTERS))
        self.seen_at_kills: list[int] = []

    def kill_often(self) -> None:
        """In the middle of sending, each time after a few letters more; then one is left to send the rest."""
        for _ in range(KILLS):
            worker = self._start()
            self._wait_for(len(self.server.received) + random.randint(1, LETTERS // KILLS // 2), 60)
            time.sleep(random.uniform(0, 0.02))
            self._end(worker)
            self.seen_at_kills.append(len(self.server.received))
        worker = self._start()
        until = time.monotonic() + PATIENCE
        while len(self.server.message_ids()) < self.letters and time.monotonic() < until:
            time.sleep(0.2)
        time.sleep(1)  # for the note after the last 250
        self._end(worker)

    def figures(self) -> dict[str, int]:
        told, seen = json.loads(self._told("tell")), self.server.message_ids()
        return {
            "letters": self.letters,
            "sent": told["sent"],
            "never came": self.letters - len(seen),
            "came twice": sum(times == 2 for times in seen.values()),
            "came twice without a kill between": self._unexplained(),
            "came more often": sum(times > 2 for times in seen.values()),
        }

    def _unexplained(self) -> int:
        """A letter may come again only if a worker was killed after it came first, and it was the last to come then."""
        names = [message["Message-ID"] for message in self.server.received]
        last = {names[seen - 1] for seen in self.seen_at_kills if seen}
        return sum(names.count(name) > 1 and name not in last for name in set(names))

    def _wait_for(self, letters: int, within: float) -> None:
        until = time.monotonic() + within
        while len(self.server.received) < letters and time.monotonic() < until:
            time.sleep(0.002)

    def _told(self, *words: object) -> str:
        command = [sys.executable, "-m", "benchmarks.letters_at_work", *map(str, words)]
        done = subprocess.run(command, cwd=ROOT, env=self._environment, capture_output=True, text=True, check=True)
        return done.stdout

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "praksisnet", "worker"], cwd=ROOT, env=self._environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    @staticmethod
    def _end(worker: subprocess.Popen[bytes]) -> None:
        worker.kill()
        worker.wait()

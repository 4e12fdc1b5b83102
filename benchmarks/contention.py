"""Everybody at once: ``./praksisnet bench contention --database postgresql --seats 100 --visitors 300 --rounds 5``.

Each visitor comes by the signed link of an own invitation, without a session: opens the page, posts its form with the
page's own token, and follows to the page that says what happened. A worker sends the receipts by SMTP meanwhile. Seats
and those waiting are counted in the database afterwards, letters where the mail server got them.

``--json FILE`` writes ``{"rounds": [{"seats", "waiting", "errors", "mails", "wall_s", "p95_s"}, …]}``: ``wall_s`` until
the last visitor is through, ``p95_s`` of one visitor's three requests. The run fails when a place is sold twice or not
at all, when a request fails, or when somebody gets no letter or two.
"""

import argparse
import http.client
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.jobs.killing import fresh_database
from tests.notices.mailserver import MailServer, running
from tools import production
from tools.databases import throwaway_cluster

from benchmarks.at_once import all_at_once
from praksisnet.kit.processes import die_with_parent, free_port

ROOT = Path(__file__).resolve().parents[1]
MOST_VISITORS, MOST_ROUNDS, MAIL_WITHIN = 2000, 100, 120
FORM_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Round:
    seats: int
    waiting: int
    errors: int
    mails: int
    wall_s: float
    p95_s: float


def main(arguments: list[str]) -> int:
    said = _asked(arguments)
    with _ground(said.database, said.seats, said.visitors, said.rounds) as ground, ground.running():
        rounds = [ground.round(meeting_id) for meeting_id in ground.meetings]
    for one in rounds:
        print(
            f"{one.seats} seats, {one.waiting} waiting, {one.errors} errors, {one.mails} mails, "
            f"{one.wall_s:.2f} s, 95 % within {one.p95_s:.2f} s"
        )
    print(f"{said.database}: median {statistics.median(one.wall_s for one in rounds):.2f} s of {len(rounds)} rounds")
    if said.json:
        Path(said.json).write_text(json.dumps({"rounds": [asdict(one) for one in rounds]}, indent=1) + "\n")
    sold = min(said.seats, said.visitors)
    right = {"seats": sold, "waiting": said.visitors - sold, "errors": 0, "mails": said.visitors}
    return int(any({key: getattr(one, key) for key in right} != right for one in rounds))


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("praksisnet bench contention", description=__doc__.splitlines()[0])
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--seats", type=int, default=100)
    parser.add_argument("--visitors", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", metavar="FILE")
    said = parser.parse_args(arguments)
    if not (said.seats > 0 and 0 < said.visitors <= MOST_VISITORS and 0 < said.rounds <= MOST_ROUNDS):
        parser.error(f"give at least one of each, at most {MOST_VISITORS} visitors and {MOST_ROUNDS} rounds")
    return said


@contextmanager
def _ground(database: str, seats: int, visitors: int, rounds: int) -> Iterator["Ground"]:
    with tempfile.TemporaryDirectory(prefix="praksisnet-bench-") as name:
        folder = Path(name)
        if database == "sqlite":
            with fresh_database(database, folder, "") as url:
                yield Ground(folder, url, seats=seats, visitors=visitors, rounds=rounds)
        else:
            with throwaway_cluster() as cluster, fresh_database(database, folder, cluster) as url:
                yield Ground(folder, url, seats=seats, visitors=visitors, rounds=rounds)


class Ground:
    """A server of two processes and a worker, as in production, with a mail server and a meeting a round."""

    def __init__(self, folder: Path, url: str, *, seats: int, visitors: int, rounds: int) -> None:
        self.port, self.mail, self._url = free_port(), MailServer(), url
        self._settings = {**production.settings(folder / "data", self.port), "DATABASE_URL": url}
        self._settings |= {"DJANGO_SETTINGS_MODULE": "praksisnet.settings", "PYTHONPATH": os.pathsep.join(sys.path)}
        self._settings |= {"PRAKSISNET_WORKERS": "2"}
        made = self._at_work("prepare", visitors, seats, rounds)
        self.meetings: list[int] = [int(key) for key in made]
        self._links: dict[str, list[str]] = made

    @contextmanager
    def running(self) -> Iterator[None]:
        with running(self.mail) as smtp:
            mail = {"PRAKSISNET_SMTP_HOST": "127.0.0.1", "PRAKSISNET_SMTP_PORT": str(smtp)}
            environment = {**os.environ, **self._settings, **mail}
            started = [self._start(verb, environment) for verb in ("serve", "worker")]
            try:
                while self._ask("GET", "/health", {})[0] != 200:
                    assert all(one.poll() is None for one in started), "The server ended by itself."
                    time.sleep(0.05)
                yield
            finally:
                for one in started:
                    one.terminate()
                for one in started:
                    one.wait(30)

    def round(self, meeting_id: int) -> Round:
        """All visitors start together, each with its own link."""
        links, before = self._links[str(meeting_id)], len(self.mail.received)
        errors = list[str]()

        def visit(number: int) -> None:
            if problem := self._register(links[number]):
                errors.append(problem)

        wall, p95 = all_at_once(len(links), visit)
        mails = self._mails(before, len(links))
        counted = self._at_work("count", meeting_id)
        for problem in sorted(set(errors)):
            sys.stderr.write(f"praksisnet: {errors.count(problem)} × {problem}\n")
        return Round(counted["registered"], counted["waiting"], len(errors), mails, wall, p95)

    def _register(self, link: str) -> str:
        """The three requests of one registration; empty when all went well."""
        status, cookies, page = self._ask("GET", link, {})
        token = FORM_TOKEN.search(page)
        if status != 200 or token is None:
            return f"page {status}"
        fields = {"csrfmiddlewaretoken": token.group(1)}
        status, more, _page = self._ask("POST", link, cookies, fields)
        if status != 302:
            return f"press {status}"
        status, _cookies, _page = self._ask("GET", link, cookies | more)
        return "" if status == 200 else f"answer {status}"

    def _mails(self, before: int, wanted: int) -> int:
        """How many letters have come, once all have, or when it took too long."""
        until = time.monotonic() + MAIL_WITHIN
        while len(self.mail.received) - before < wanted and time.monotonic() < until:
            time.sleep(0.05)
        return len(self.mail.received) - before

    def _ask(
        self, method: str, path: str, cookies: dict[str, str], fields: dict[str, str] | None = None
    ) -> tuple[int | None, dict[str, str], str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {"Host": "praksisnet.example", "X-Forwarded-Proto": "https", "Accept-Language": "da"}
        headers |= {"Referer": f"https://praksisnet.example{path}", "Accept": "text/html"}
        if cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, urlencode(fields) if fields else None, headers)
            answer = connection.getresponse()
            body = answer.read().decode()
            got = [value.split(";", 1)[0].split("=", 1) for value in answer.headers.get_all("Set-Cookie") or []]
            return answer.status, {pair[0]: pair[1] for pair in got}, body
        except (OSError, http.client.HTTPException):
            return None, {}, ""
        finally:
            connection.close()

    def _start(self, verb: str, environment: dict[str, str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "praksisnet", verb], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=partial(die_with_parent, signal.SIGTERM),
        )  # fmt: skip

    def _at_work(self, mode: str, *numbers: int) -> dict[str, Any]:
        command = [sys.executable, "-m", "benchmarks.contention_at_work", mode, *map(str, numbers)]
        environment = {**os.environ, **self._settings}
        done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
        found: dict[str, Any] = json.loads(done.stdout)
        return found

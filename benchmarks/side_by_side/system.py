"""What the run asks of a system, and of another one by its scripts."""

import importlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

Flow = Callable[[Any, int], str]  # a visitor's whole registration: “ok”, “full”, “waiting” or what went wrong
WORKERS, THREADS = "2", "1"
OURS = "ours"


@dataclass(frozen=True, slots=True)
class Page:
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ground:
    """Where things are: the scripts, a folder for the run, and the ports of the services they share."""

    scripts: Path
    base: Path
    database: int = 54329
    redis: int = 63799
    mail: int = 52525

    def mails(self) -> int:
        """How many the mail server has taken so far."""
        counted = self.base / "mailcount"
        return int(counted.read_text() or 0) if counted.exists() else 0

    def client(self) -> Any:
        return self._module("client")

    def flows(self) -> Any:
        return self._module("flows")

    def _module(self, name: str) -> Any:
        if str(self.scripts) not in sys.path:
            sys.path.append(str(self.scripts))
        return importlib.import_module(name)

    def script(self, name: str, *arguments: str, patience: int = 1800) -> str:
        """Its output; what it says besides goes to a file, for who wants to know why it failed."""
        with (self.base / f"{name}.log").open("a") as log:
            done = subprocess.run(
                ["bash", str(self.scripts / name), *arguments],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, text=True, timeout=patience, check=True,
            )  # fmt: skip
        return done.stdout


class System(Protocol):
    name: str
    base: str
    database: str  # its name on the ground's PostgreSQL

    def seed(self, seats: int, visitors: int) -> None:
        """A new meeting with so many places; and, once, what the pages show."""

    def running(self) -> Any:
        """A context in which it serves."""

    def pages(self) -> dict[str, Page]: ...

    def flows(self) -> dict[str, Flow]:
        """By name: ``browser``, and ``rest`` where there is one."""

    def sold(self) -> int:
        """Places taken at the meeting that was seeded last, counted in the database."""

    def memory(self) -> float:
        """Megabytes of server and worker, as their share (PSS)."""


class Peer:
    """Another system, by the scripts of the ground: ``NAME.sh install | init | seed | start | rss | stop``."""

    def __init__(self, ground: Ground, name: str) -> None:
        self.ground, self.name = ground, name
        known = json.loads((ground.scripts / "config.example.json").read_text())["systems"]
        self._said = next(one for one in known if one["name"] == name)
        self.base, self.database = self._said["base"], self._said["db"]
        self.venv, self.data = ground.base / f"{name}-venv", ground.base / f"{name}-data"
        self._made: dict[str, Any] = {}
        self._number = 0

    @property
    def _mode(self) -> list[str]:
        return ["celery"] if "celery" in self._said["start"] else []

    def install(self, python: str) -> None:
        self._script("install", str(self.venv), python)

    def prepare(self) -> None:
        port, ground = self.base.rpartition(":")[2], self.ground
        ports = [str(ground.database), str(ground.redis), port, str(ground.mail)]
        self._script("init", str(self.venv), str(self.data), *ports, *self._mode)

    def seed(self, seats: int, visitors: int) -> None:  # noqa: ARG002 -- its visitors need no invitation
        self._number += 1
        slug = f"w{os.getpid()}x{self._number}"
        said = self._script("seed", str(self.venv), str(self.data), f"workshop={slug}", f"seats={seats}")
        self._made = json.loads(said.strip().splitlines()[-1])

    @contextmanager
    def running(self) -> Iterator[None]:
        port = self.base.rpartition(":")[2]
        # Not for its output: what it leaves running would hold the pipe.
        command = [str(self.venv), str(self.data), port, WORKERS, THREADS, *self._mode]
        subprocess.run(["bash", str(self.ground.scripts / f"{self.name}.sh"), "start", *command],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300, check=True,
        )  # fmt: skip
        try:
            yield
        finally:
            self._script("stop", str(self.data))

    def pages(self) -> dict[str, Page]:
        visitor = self.ground.client().Visitor(self.base, headers={"User-Agent": "bench"})
        if not self.ground.flows().LOGIN[self.name](visitor, self._made):
            raise RuntimeError(f"{self.name}: nobody could sign in.")
        cookie = "; ".join(f"{key}={value}" for key, value in visitor.cookies.items())
        signed_in = {"Cookie": cookie}
        made = self._made
        return {
            "sign-ups": Page(made["public"]),
            "programme": Page(made["programme"]),
            "list": Page(made["orders"], signed_in),
        }

    def flows(self) -> dict[str, Flow]:
        known = self.ground.flows().REGISTER
        names = {"browser": self.name, "rest": f"{self.name}_api"}
        return {way: _flow(known[name], self._made) for way, name in names.items() if name in known}

    def sold(self) -> int:
        workshop = self._made["workshop"]
        key = workshop.get("quota") or workshop.get("regform") or workshop.get("id")
        return count(self.ground, self.database, self._said["sold_sql"].format(workshop_id=key))

    def memory(self) -> float:
        said = self._script("rss", str(self.data))
        return float(sum(map(int, re.findall(r"pss_mb=(\d+)", said))))

    def _script(self, verb: str, *arguments: str) -> str:
        return self.ground.script(f"{self.name}.sh", verb, *arguments)


def _flow(register: Callable[..., str], made: dict[str, Any]) -> Flow:
    return lambda visitor, number: register(visitor, made, number)


def count(ground: Ground, database: str, sql: str) -> int:
    import psycopg

    with psycopg.connect(f"postgresql://postgres@127.0.0.1:{ground.database}/{database}") as connection:
        row = connection.execute(sql.encode()).fetchone()
    return int(row[0]) if row else 0

"""Workers started to be killed with SIGKILL, each against a database of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
GATES = ["before the effect", "before the commit", "after the commit"]


def server() -> str:
    """The address of the PostgreSQL that the tests run on; of no use on SQLite."""
    at = connection.settings_dict
    password = f":{at['PASSWORD']}" if at["PASSWORD"] else ""
    return f"postgres://{at['USER']}{password}@{at['HOST']}:{at['PORT']}/postgres"


class Ground:
    """One fresh database in which workers live and die."""

    def __init__(self, url: str) -> None:
        self._environment = {**os.environ, "DATABASE_URL": url, "PYTHONPATH": os.pathsep.join(sys.path)}

    def kill_at(self, gate: str, *, jobs: int) -> None:
        """Queue jobs, and kill their worker at the gate inside the first."""
        worker = self._start("work", str(jobs), gate=gate)
        reached = worker.stdout.readline()
        worker.kill()
        worker.communicate()
        assert reached == f"{gate}\n"

    def run(self, mode: str) -> dict[str, int]:
        """What at_work prints in that mode."""
        worker = self._start(mode)
        try:
            out, _ = worker.communicate(timeout=300)
        finally:
            worker.kill()
            worker.wait()
        assert worker.returncode == 0
        return json.loads(out)

    def _start(self, *words: str, gate: str = "") -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.jobs.at_work", *words],
            env={**self._environment, "GATE": gate},
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )


@contextmanager
def fresh_database(engine: str, folder: Path, server: str = "") -> Iterator[str]:
    """The address of an empty database: a file in ``folder``, or one on the PostgreSQL ``server`` ("postgres://…")."""
    if engine == "sqlite":
        yield f"sqlite:///{folder / 'killed.sqlite3'}"
        return
    import psycopg

    host, _, _ = server.rpartition("/")
    with psycopg.connect(server, autocommit=True) as postgres:
        name = f"killed_{os.getpid()}"  # test processes share the server
        postgres.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{host}/{name}"
        finally:
            postgres.execute(f"DROP DATABASE {name} WITH (FORCE)")

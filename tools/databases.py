"""A PostgreSQL of one's own: a throw-away cluster in a temporary folder, also when run as root."""

import functools
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from praksisnet.kit.processes import die_with_parent, free_port

USER = "praksisnet"
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
SETTINGS = ("max_connections=60", "listen_addresses=127.0.0.1")


def server_program() -> Path | None:
    """The newest ``postgres`` with ``initdb`` beside it, or None."""
    found = [Path(path).resolve() for path in [shutil.which("postgres")] if path]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: -int(path.parts[-3]))
    return next((path for path in found if path.with_name("initdb").exists()), None)


@contextmanager
def throwaway_cluster(*, waits_for_disk: bool = False) -> Iterator[str]:
    """The address of a fresh database, which is gone afterwards whatever happened.

    ``waits_for_disk``: as in production, for measurements beside what waits too.
    """
    program = server_program()
    if program is None:
        raise SystemExit("No PostgreSQL server program was found.")
    folder = Path(tempfile.mkdtemp(prefix="praksisnet-pg-"))
    identity = _unprivileged()
    if identity is not None:
        os.chown(folder, *identity)
    try:
        yield from _run(program, folder, identity, SETTINGS if waits_for_disk else (*FAST, *SETTINGS))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: Path, folder: Path, identity: tuple[int, int] | None, settings: tuple[str, ...]) -> Iterator[str]:
    data, port = folder / "data", free_port()
    make = [program.with_name("initdb"), "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    _call(make, identity)
    log = (folder / "log").open("wb")
    options = [part for setting in settings for part in ("-c", setting)]
    server = subprocess.Popen(
        [str(program), "-D", str(data), "-p", str(port), "-k", str(folder), *options],
        stdout=log,
        stderr=log,
        stdin=subprocess.DEVNULL,
        cwd=folder,
        preexec_fn=functools.partial(die_with_parent, signal.SIGINT),
        **_as(identity),
    )
    try:
        _wait_for(server, data / "postmaster.pid", folder / "log")
        yield f"postgres://{USER}@127.0.0.1:{port}/postgres"
    finally:
        server.send_signal(signal.SIGINT)  # its fast end, which does not wait for open connections
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        log.close()


def _wait_for(server: subprocess.Popen[bytes], lock_file: Path, log: Path) -> None:
    """Until the last line of its lock file says so, as pg_ctl does: its port is open before it takes anybody."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        if lock_file.exists() and lock_file.read_text().rstrip().endswith("\nready"):
            return
        time.sleep(0.1)
    raise SystemExit(f"PostgreSQL did not start:\n{log.read_text()}")


def _unprivileged() -> tuple[int, int] | None:
    """PostgreSQL refuses to run as root: somebody else's ids then, else None."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return entry.pw_uid, entry.pw_gid
    return 65534, 65534


def _as(identity: tuple[int, int] | None) -> dict[str, Any]:
    return {} if identity is None else {"user": identity[0], "group": identity[1], "extra_groups": []}


def _call(command: list[object], identity: tuple[int, int] | None) -> None:
    result = subprocess.run(
        [str(part) for part in command], cwd="/", capture_output=True, text=True, check=False, **_as(identity)
    )
    if result.returncode:
        sys.stderr.write(result.stdout + result.stderr)
        raise SystemExit(f"{command[0]} failed.")

"""Runs ``./praksisnet demo`` as somebody at a keyboard would: waits for the first page, then presses Ctrl-C."""

import http.client
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from praksisnet.kit.processes import free_port

ROOT = Path(__file__).resolve().parents[1]
# Whoever still asks the network gets a refusal at once.
WITHOUT_NETWORK = {
    **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), "http://127.0.0.1:9"),
    "UV_OFFLINE": "1",
    "PIP_NO_INDEX": "1",
    "npm_config_offline": "true",
}

SERVED, FILLING = {200, 302}, 202
FIRST_ANSWER = 90  # seconds


@dataclass(slots=True)
class Run:
    """Seconds to the first answer, which may tell how far the filling has come, and to the first page of the demo
    (None: it never came); and what was not as it should be."""

    first_answer: float | None
    first_page: float | None
    complaints: list[str]


def run(root: Path, data: Path, environment: Mapping[str, str] | None = None, patience: float = 300) -> Run:
    port = free_port()
    outside = {"PRAKSISNET_MODE", "PRAKSISNET_DATA", "DATABASE_URL", "PRAKSISNET_HOME"}
    kept = {key: value for key, value in os.environ.items() if key not in outside}
    variables = {**kept, "PRAKSISNET_PORT": str(port), "PRAKSISNET_DATA": str(data), **(environment or {})}
    with tempfile.TemporaryFile("w+") as said:
        started = time.monotonic()
        demo = subprocess.Popen(
            [str(root / "praksisnet"), "demo"],
            cwd=root,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        answered = served = None
        while demo.poll() is None and time.monotonic() - started < patience and served is None:
            status, seconds = _status(port), time.monotonic() - started
            answered = answered or (seconds if status in {FILLING, *SERVED} else None)
            served = seconds if status in SERVED else None
            time.sleep(0.1)
        complaints = _press_ctrl_c(demo)
        said.seek(0)
        if served is None:
            complaints.append(f"no first page in {patience:g} s; the last words were:\n{said.read()[-2000:]}")
    return Run(answered, served, complaints)


def complaints() -> list[str]:
    """Start twice on the same data, the second time without network, as `check` does."""
    with tempfile.TemporaryDirectory(prefix="praksisnet-demo-") as folder:
        data = Path(folder)
        first = run(ROOT, data)
        database = data / "praksisnet.sqlite3"
        inode = database.stat().st_ino if database.exists() else None
        second = run(ROOT, data, WITHOUT_NETWORK)
        found = [*first.complaints, *second.complaints]
        if inode is None or database.stat().st_ino != inode:
            found.append("the second demo did not keep the first one's data")
    if first.first_answer is not None and first.first_answer > FIRST_ANSWER:
        found.append(f"the first start answered after {first.first_answer:.1f} s; it may take {FIRST_ANSWER}")
    if second.first_page is not None and second.first_page > 10:
        found.append(f"the second start took {second.first_page:.1f} s; it may take 10")
    return found


def _press_ctrl_c(demo: subprocess.Popen[bytes]) -> list[str]:
    """Ctrl-C reaches the whole group; afterwards nobody of the group may be left."""
    if demo.poll() is None:
        os.killpg(demo.pid, signal.SIGINT)
    try:
        demo.wait(15)
    except subprocess.TimeoutExpired:
        os.killpg(demo.pid, signal.SIGKILL)
        demo.wait()
        return ["Ctrl-C did not end the demo in 15 seconds"]
    try:
        os.killpg(demo.pid, signal.SIGKILL)
    except ProcessLookupError:
        return []
    return ["Ctrl-C left processes of the demo behind"]


def _status(port: int) -> int | None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()

"""Programs that start and end together: whatever ends one of them, ends all."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

GRACE = 8.0  # seconds from the polite signal to the one that cannot be refused
SET_PARENT_DEATH_SIGNAL = 1  # prctl's PR_SET_PDEATHSIG
# Looked up before any child: between fork and exec little may be done safely.
_prctl: Callable[..., Any] | None = (
    getattr(ctypes.CDLL(None, use_errno=True), "prctl", None) if sys.platform == "linux" else None
)


def free_port() -> int:
    """A port on the loopback address that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def die_with_parent(number: int) -> None:
    """Called in a child before its program: the kernel sends it ``number`` when the parent is gone (Linux only)."""
    if _prctl is not None:
        _prctl(SET_PARENT_DEATH_SIGNAL, number)


class Group:
    """Children of this process. INT, TERM and HUP end them; so does the end of any one of them, or of this process."""

    def __init__(self) -> None:
        self.children: dict[str, subprocess.Popen[bytes]] = {}
        self.stopped = False

    def __enter__(self) -> "Group":
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def start(
        self, name: str, command: Sequence[str], environment: Mapping[str, str] | None = None, *, only: bool = False
    ) -> None:
        """Start a child with ``environment`` added to this process's own, or, with ``only``, with nothing else."""
        self.children[name] = subprocess.Popen(  # noqa: S603 -- our own command lines
            command,
            env={**({} if only else os.environ), **(environment or {})},
            stdin=subprocess.DEVNULL,
            preexec_fn=self._before_exec,
        )

    def ended(self) -> str | None:
        """The name of a child that has ended, or None."""
        return next((name for name, child in self.children.items() if child.poll() is not None), None)

    def wait_until(self, is_ready: Callable[[], bool], seconds: float) -> bool:
        """Wait for ``is_ready``; False when stopped, when a child ended, or after ``seconds``."""
        deadline = time.monotonic() + seconds
        while not self.stopped and self.ended() is None and time.monotonic() < deadline:
            if is_ready():
                return True
            time.sleep(0.1)
        return False

    def finish(self, name: str) -> bool:
        """Wait until this child has done its work; False when stopped, or when it or another one failed."""
        child = self.children[name]
        while not self.stopped and child.poll() is None:
            if self.ended() is not None:
                return False
            time.sleep(0.1)
        if self.stopped or child.returncode != 0:
            return False
        del self.children[name]
        return True

    def watch(self) -> str | None:
        """Wait until stopped (None) or until a child ends by itself (its name)."""
        while not self.stopped:
            if (name := self.ended()) is not None:
                return name
            time.sleep(0.2)
        return None

    def end(self) -> None:
        for child in self.children.values():
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + GRACE
        for child in self.children.values():
            try:
                child.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()

    def _stop(self, *_: object) -> None:
        self.stopped = True

    def _before_exec(self) -> None:
        # Ctrl-C reaches the whole group; only the parent answers, and ends the children in order.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        die_with_parent(signal.SIGTERM)

"""What a GET must remember (who read a named list, a search without result, last seen) without writing in the GET.

``observe()`` puts an observation in a bounded queue in memory and returns at once. A thread of this process, with a
database connection of its own, hands them in batches to the function the room registered. When the queue is full, or a
room's function fails, observations are dropped and counted: a page is never slower or broken for their sake.
"""

import atexit
import logging
import os
import queue
import threading
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connections, transaction

from praksisnet.kit import clock

logger = logging.getLogger(__name__)

CAPACITY = 10_000
BATCH = 500
GATHER = 1.0  # seconds from the first observation to its writing
LAST_WORDS = 3.0  # seconds an ending process waits for what is still queued


@dataclass(frozen=True, slots=True)
class Observation:
    kind: str
    at: datetime
    fields: dict[str, Any] = field(default_factory=dict)


WriteBatch = Callable[[list[Observation]], None]
_writers: dict[str, WriteBatch] = {}


class Notebook:
    """The queue of one process, and the thread that empties it (none in tests: they call ``flush``)."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self.dropped = 0
        self._waiting: queue.Queue[Observation | None] = queue.Queue(capacity)
        self._starting = threading.Lock()
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None

    def put(self, observation: Observation) -> None:
        try:
            self._waiting.put_nowait(observation)
        except queue.Full:
            self.dropped += 1
        if self._thread is None and not settings.TEST:
            self._start()

    def flush(self) -> int:
        """Write what is queued, in this thread; returns how many observations were taken."""
        taken = 0
        while batch := self._batch():
            taken += len(batch)
            self._write(batch)
        return taken

    def end(self) -> None:
        """Let the thread write what is still queued, and wait a moment for it to end."""
        self._ending.set()
        if self._thread is not None:
            with suppress(queue.Full):  # then it is awake anyway
                self._waiting.put_nowait(None)
            self._thread.join(LAST_WORDS)

    def _start(self) -> None:
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True, name="observe")
                self._thread.start()

    def _run(self) -> None:
        while not self._ending.is_set():
            first = self._waiting.get()
            self._ending.wait(GATHER)
            self._write([*([first] if first else []), *self._batch()])
            self.flush()
            with suppress(DatabaseError, InterfaceError):
                connections.close_all()

    def _batch(self) -> list[Observation]:
        batch: list[Observation] = []
        with suppress(queue.Empty):
            while len(batch) < BATCH:
                if observation := self._waiting.get_nowait():
                    batch.append(observation)
        return batch

    def _write(self, batch: list[Observation]) -> None:
        by_kind: dict[str, list[Observation]] = defaultdict(list)
        for observation in batch:
            by_kind[observation.kind].append(observation)
        for kind, observations in by_kind.items():
            try:
                with transaction.atomic():
                    _writers[kind](observations)
            except Exception as error:  # whatever a room's function raises, the others' are written
                self.dropped += len(observations)
                # Without the exception's text: it may quote what was observed.
                logger.error("%s observations of %s were dropped: %s", len(observations), kind, type(error).__name__)


_notebook = Notebook()


def register(kind: str, write_batch: WriteBatch) -> None:
    """Let ``write_batch`` store observations of ``kind``: called in a transaction, outside any request."""
    _writers[kind] = write_batch


def observe(kind: str, **fields: Any) -> None:
    """Remember this soon. Never waits and never fails for the database's sake; LookupError for a kind no room keeps."""
    if kind not in _writers:
        raise LookupError(f"No room keeps observations of {kind!r}: observe.register it from apps.ready().")
    _notebook.put(Observation(kind, clock.now(), fields))


def flush() -> int:
    """Write what is queued now, in this thread: for tests and commands. Returns how many were taken."""
    return _notebook.flush()


def dropped() -> int:
    """How many observations this process has lost since it began."""
    return _notebook.dropped


def _begin_anew() -> None:
    """A forked process has its parent's queue and locks, but not the thread: nothing may be written twice."""
    global _notebook
    _notebook = Notebook()


os.register_at_fork(after_in_child=_begin_anew)
atexit.register(lambda: _notebook.end())

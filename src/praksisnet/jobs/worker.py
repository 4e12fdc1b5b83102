"""The worker: in every round the pumps, the schedule and one job; then it rests if there was nothing to do."""

import logging
import os
import secrets
import signal
import socket
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from datetime import timedelta
from types import FrameType

from django.db import DatabaseError, InterfaceError, OperationalError, close_old_connections, connections

from praksisnet.jobs import calls, sockets
from praksisnet.jobs.actions import leases, schedules
from praksisnet.jobs.models import Job

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
REST = 1.0  # seconds; also the longest a SIGTERM waits when nothing runs
REST_AFTER_TROUBLE = 5.0
PUMP_RESTS = 30.0


class Worker:
    """One process that runs one job at a time. Start several for more."""

    def __init__(self, *, lease: timedelta = LEASE, pause: Callable[[float], None] = time.sleep) -> None:
        self.name = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
        self.lease = lease
        self._pause = pause
        self._stopping = False
        self._running: Job | None = None
        self._resting: dict[str, float] = {}
        self._ended = threading.Event()

    def stop(self, _signum: int = 0, _frame: FrameType | None = None) -> None:
        """End after the job that is running. A signal handler: it only sets a flag."""
        self._stopping = True

    def run(self) -> None:
        """Work until stopped. A database that is away for a while is waited for."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        self._patiently(self._start)
        pulse = threading.Thread(target=copy_context().run, args=[self._pulse], daemon=True, name="heartbeat")
        pulse.start()
        while not self._stopping:
            if not self._patiently(self.round):
                self._pause(REST)
        self._ended.set()
        pulse.join()
        with suppress(DatabaseError, InterfaceError):
            leases.sign_off(self.name)

    def round(self) -> bool:
        """One round; says whether anything was done."""
        pumped = [self._pump(name, pump) for name, pump in sockets.pumps().items()]
        queued = schedules.queue_due()
        return self.run_one() or bool(queued) or any(pumped)

    def run_one(self) -> bool:
        """Take one due job and run it; False when none is due."""
        job = leases.take(self.name, self.lease)
        if job is None:
            return False
        self._running = job
        try:
            calls.call(job)
        except Exception as error:  # whatever a task raises, the worker lives on
            reason = calls.describe(error)
            # The trace without the exception's own text, which may quote somebody's address.
            logger.error("Job %s failed: %s\n%s", job, reason, "".join(traceback.format_tb(error.__traceback__)))
            held = leases.fail(job, reason)
        else:
            held = leases.finish(job)
        finally:
            self._running = None
        if not held:
            logger.warning("Job %s was taken over by another worker meanwhile.", job)
        return True

    def drain(self) -> int:
        """Run what is due now and then return how many jobs ran: for tests, seeding and commands."""
        ran = 0
        while self.run_one():
            ran += 1
        return ran

    def _start(self) -> bool:
        leases.beat(self.name)
        freed = leases.recover(self.name)
        schedules.write_schedule()
        logger.info("Worker %s started; %s jobs taken back from workers that died.", self.name, freed)
        return True

    def _pump(self, name: str, pump: sockets.Pump) -> bool:
        if self._resting.get(name, 0.0) > time.monotonic():
            return False
        try:
            return pump()
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:  # one room's trouble is not the others'
            logger.error("Pump %s failed: %s", name, calls.describe(error))
            self._resting[name] = time.monotonic() + PUMP_RESTS
            return False

    def _patiently(self, step: Callable[[], bool]) -> bool:
        try:
            close_old_connections()
            return step()
        except (DatabaseError, InterfaceError) as error:
            logger.error("The worker waits for the database: %s", calls.describe(error))
            self._pause(REST_AFTER_TROUBLE)
            return False

    def _pulse(self) -> None:
        """In its own thread and connection: say that we live and keep the lease while a long job runs."""
        while not self._ended.wait(self.lease.total_seconds() / 6):
            with suppress(DatabaseError, InterfaceError):  # the next beat tries again
                close_old_connections()
                leases.beat(self.name)
                if job := self._running:
                    leases.renew(job, self.lease)
        connections.close_all()

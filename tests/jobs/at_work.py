"""A worker in a process of its own, for tests that kill it: ``python -m tests.jobs.at_work MODE …``.

work N GATE: queue N jobs in a fresh database and run them, waiting at GATE to be killed.
finish: run until nothing is left, as a worker started after the death of the first.
finish-later: the same, two hours later and without asking which processes live.
rounds-without-recovery: three rounds of a worker that takes nothing back.
The last three print how many jobs are done, how many effects there are and how many rows say so.
"""

import json
import sys
from datetime import timedelta

import django

django.setup()

from django.db import connection, models  # noqa: E402

from praksisnet.jobs import schedule, sockets  # noqa: E402
from praksisnet.jobs.actions import leases  # noqa: E402
from praksisnet.jobs.models import LIVE, Heartbeat, Job, Once, Schedule  # noqa: E402
from praksisnet.jobs.worker import Worker  # noqa: E402
from praksisnet.journal.models import Entry  # noqa: E402
from praksisnet.kit import clock  # noqa: E402
from tests.jobs.examples import have_effect  # noqa: E402

TABLES: list[type[models.Model]] = [Entry, Job, Once, Schedule, Heartbeat]
LEASE = timedelta(hours=1)  # longer than anybody waits here: who is followed before that is not waited for


def main(mode: str, *words: str) -> None:
    schedule._rules.clear()
    sockets._pumps.clear()
    worker = Worker(lease=LEASE, pause=lambda seconds: None)
    if mode == "work":
        _prepare(int(words[0]))
        worker.run()
    elif mode == "rounds-without-recovery":
        for _ in range(3):
            worker.round()
        _tell()
    else:
        if mode == "finish-later":
            leases.recover = lambda host: 0
        with clock.moved_to(clock.now() + timedelta(hours=2 if mode == "finish-later" else 0)):
            _finish(worker)
        _tell()


def _prepare(number: int) -> None:
    with connection.schema_editor() as editor:
        for model in TABLES:
            editor.create_model(model)
    for n in range(number):
        have_effect.enqueue(n)


def _finish(worker: Worker) -> None:
    def stop_when_done() -> bool:
        if not Job.objects.filter(LIVE).exists():
            worker.stop()
        return False

    sockets.register_pump("stop when done", stop_when_done)
    worker.run()


def _tell() -> None:
    done = Job.objects.filter(done_at__isnull=False)
    told = {
        "done": done.count(),
        "effects": Entry.objects.values("refs").distinct().count(),
        "rows": Entry.objects.count(),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])

import os
import signal

import pytest
from django.db import OperationalError

from praksisnet.jobs import sockets
from praksisnet.jobs.actions.schedules import write_schedule
from praksisnet.jobs.models import Heartbeat, Job, Schedule
from praksisnet.jobs.worker import Worker
from praksisnet.journal.models import Entry, Seal
from praksisnet.kit import clock
from tests.jobs.examples import end_the_worker, lose_lease, note


@pytest.fixture
def signals():
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def test_round_calls_every_pump(worker, no_schedule):
    called = []
    sockets.register_pump("a", lambda: called.append("a") is not None)
    sockets.register_pump("b", lambda: called.append("b") is None)

    assert worker.round()
    assert called == ["a", "b"]


def test_failing_pump_rests_and_does_not_stop_the_jobs(worker, no_schedule, seen):
    called = []

    def trouble() -> bool:
        called.append(1)
        raise ValueError

    sockets.register_pump("trouble", trouble)
    note.enqueue("hello")

    worker.round()
    worker.round()

    assert (called, seen) == ([1], ["hello"])


def test_round_seals_the_journal(worker):
    Entry.objects.create(at=clock.now(), actor_kind="system", verb="x", subject_kind="x", subject_id=1)
    write_schedule()

    worker.round()
    worker.drain()

    assert Seal.objects.count() == 1


def test_housekeeping_is_on_the_schedule(db):
    write_schedule()

    ours = Schedule.objects.filter(name__regex="^(jobs|journal)").order_by("name")
    assert list(ours.values_list("name", flat=True)) == [
        "jobs.old_effects",
        "journal.seal",
        "journal.seal_all",
    ]


@pytest.mark.django_db(transaction=True)
def test_run_ends_after_the_running_job_when_told(no_schedule, seen, signals):
    end_the_worker.enqueue()
    note.enqueue("never")

    Worker(pause=lambda seconds: None).run()

    assert seen == ["told to end", "ended well"]
    assert [job.done_at is None for job in Job.objects.order_by("id")] == [False, True]
    assert Heartbeat.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_run_waits_for_a_database_that_is_away(no_schedule, monkeypatch, signals):
    rests = []

    def away(self: Worker) -> bool:
        raise OperationalError

    def pause(seconds: float) -> None:
        rests.append(seconds)
        if len(rests) == 4:
            os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(Worker, "round", away)

    Worker(pause=pause).run()

    assert rests == [5.0, 1.0, 5.0, 1.0]


def test_lost_lease_is_noticed_at_the_end(worker, seen, caplog):
    lose_lease.enqueue()

    worker.run_one()

    assert [message.partition("lose_lease ")[2] for message in caplog.messages] == [
        "was taken over by another worker meanwhile."
    ]

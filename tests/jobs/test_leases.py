import os
from datetime import timedelta

from praksisnet.jobs.actions import leases
from praksisnet.jobs.models import Heartbeat, Job
from praksisnet.jobs.worker import LEASE
from praksisnet.kit import clock
from tests.jobs.examples import note, stumble, stumble_once


def later(**delta: float) -> object:
    return clock.moved_to(clock.now() + timedelta(**delta))


def test_failed_job_is_tried_again_after_a_while(worker, seen):
    stumble.enqueue()
    assert worker.drain() == 1

    with later(seconds=20):
        assert worker.drain() == 0
    with later(seconds=40):
        assert worker.drain() == 1


def test_failed_job_keeps_where_it_failed_and_not_what_it_said(worker, seen):
    stumble.enqueue()

    worker.drain()

    assert Job.objects.get().last_error.partition(":")[0] == "tests.jobs.examples.Trouble in tests.jobs.examples"


def test_waiting_time_doubles_with_every_attempt_up_to_an_hour():
    for attempts, seconds in [(1, 30), (2, 60), (3, 120), (8, 3600), (200, 3600)]:
        waited = leases.waiting_time(attempts).total_seconds()

        assert 0.75 * seconds <= waited <= 1.25 * seconds


def test_job_that_fails_every_time_becomes_a_dead_letter(worker, seen):
    stumble.enqueue()

    for hour in range(1, 20):
        with later(hours=2 * hour):
            worker.drain()

    assert len(seen) == 10
    assert Job.objects.get().failed_at is not None


def test_effect_happens_once_though_the_job_ran_twice(worker, seen):
    stumble_once.enqueue()
    worker.drain()

    with later(minutes=1):
        worker.drain()

    assert seen == ["effect", "stumbled"]
    assert Job.objects.get().attempts == 2


def test_leased_job_is_not_taken_by_another_worker(db):
    note.enqueue("hello")

    assert leases.take("a:1:x", LEASE) is not None
    assert leases.take("b:1:x", LEASE) is None


def test_job_of_a_silent_worker_is_taken_when_the_lease_runs_out(db):
    note.enqueue("hello")
    first = leases.take("a:1:x", LEASE)

    with later(seconds=61):
        second = leases.take("b:1:x", LEASE)

    assert (second.pk, second.attempts) == (first.pk, 2)


def test_renewed_lease_lasts_longer(db):
    note.enqueue("hello")
    job = leases.take("a:1:x", LEASE)

    with later(seconds=50):
        assert leases.renew(job, LEASE)
    with later(seconds=100):
        assert leases.take("b:1:x", LEASE) is None


def test_worker_that_lost_its_lease_cannot_finish_or_renew(db):
    note.enqueue("hello")
    lost = leases.take("a:1:x", LEASE)

    with later(seconds=61):
        leases.take("b:1:x", LEASE)

        assert not leases.renew(lost, LEASE)
        assert not leases.finish(lost)
        assert not leases.fail(lost, "late")


def test_job_that_kills_every_worker_becomes_a_dead_letter(db):
    note.enqueue("hello")
    Job.objects.update(attempts=10)

    assert leases.take("a:1:x", LEASE) is None
    assert Job.objects.get().last_error == "The worker died every time."


def test_recover_frees_the_jobs_of_processes_that_are_gone(db):
    gone, here = f"host:{2**22 + 1}:x", f"host:{os.getppid()}:y"
    for name in (gone, here):
        note.enqueue("hello")
        leases.beat(name)
        leases.take(name, LEASE)

    assert leases.recover("host:1:me") == 1
    assert list(Job.objects.values_list("leased_by", flat=True).order_by("leased_by")) == ["", here]
    assert Heartbeat.objects.get().worker == here


def test_recover_takes_its_own_process_number_for_an_earlier_one(db):
    leases.beat(f"host:{os.getpid()}:x")

    leases.recover("host:1:me")

    assert Heartbeat.objects.count() == 0


def test_recover_leaves_other_hosts_alone(db):
    leases.beat(f"other:{2**22 + 1}:x")

    leases.recover("host:1:me")

    assert Heartbeat.objects.count() == 1


def test_recover_finds_a_dead_worker_by_its_job_alone(db):
    note.enqueue("hello")
    leases.take(f"host:{2**22 + 1}:x", LEASE)

    assert leases.recover("host:1:me") == 1


def test_recover_spares_itself(db):
    me = f"host:{os.getpid()}:me"
    leases.beat(me)

    leases.recover(me)

    assert Heartbeat.objects.get().worker == me

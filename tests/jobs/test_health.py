from datetime import timedelta

from praksisnet.jobs import health
from praksisnet.jobs.actions import leases
from praksisnet.jobs.actions.schedules import write_schedule
from praksisnet.jobs.models import Job, Schedule
from praksisnet.kit import clock
from praksisnet.kit.health import State
from tests.jobs.examples import note


def test_worker_that_was_never_heard_is_not_well(db):
    assert health.worker() == State(False, {"remedy": "no worker runs: start one with ./praksisnet worker"})


def test_worker_is_well_while_it_is_heard(db):
    leases.beat("host:1:x")

    assert health.worker() == State(True, {"heard_seconds_ago": 0})
    with clock.moved_to(clock.now() + timedelta(seconds=121)):
        assert not health.worker().ok


def test_jobs_are_well_until_one_has_waited_a_quarter_of_an_hour(db):
    note.enqueue("hello")

    assert health.jobs().ok
    with clock.moved_to(clock.now() + timedelta(minutes=16)):
        assert health.jobs() == State(False, {"overdue": 1, "dead_letters": 0, "failing_schedules": ""})


def test_jobs_tell_dead_letters_and_failing_schedules(db):
    note.enqueue("hello")
    Job.objects.update(failed_at=clock.now())
    write_schedule()
    Schedule.objects.filter(name="journal.seal").update(last_error="ValueError")

    assert health.jobs() == State(True, {"overdue": 0, "dead_letters": 1, "failing_schedules": "journal.seal"})

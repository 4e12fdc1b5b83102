import pytest
from django.core.management import CommandError, call_command

from praksisnet.jobs.models import Job
from praksisnet.kit import clock
from tests.jobs.examples import note


@pytest.fixture
def dead(db) -> Job:
    note.enqueue("hello")
    Job.objects.update(failed_at=clock.now(), last_error="ValueError", attempts=10)
    return Job.objects.get()


def test_jobs_prints_the_state(dead, capsys):
    call_command("jobs")

    assert capsys.readouterr().out.splitlines() == [
        "remedy: no worker runs: start one with ./praksisnet worker",
        "overdue: 0",
        "dead_letters: 1",
        "failing_schedules: ",
    ]


def test_jobs_lists_dead_letters(dead, capsys):
    call_command("jobs", "--dead")

    assert capsys.readouterr().out == f"{dead}  {dead.failed_at:%Y-%m-%d %H:%M}  ValueError\n"


def test_jobs_retries_a_dead_letter_with_all_its_attempts(dead, worker, seen):
    call_command("jobs", "--retry", str(dead.pk))

    worker.drain()

    assert seen == ["hello"]
    assert Job.objects.get().attempts == 1


def test_jobs_throws_a_dead_letter_away(dead):
    call_command("jobs", "--drop", str(dead.pk))

    assert Job.objects.count() == 0


@pytest.mark.parametrize("wish", ["--retry", "--drop"])
def test_jobs_refuses_a_job_that_is_no_dead_letter(dead, wish):
    Job.objects.update(failed_at=None)

    with pytest.raises(CommandError, match="no dead letter"):
        call_command("jobs", wish, str(dead.pk))


def test_jobs_does_not_retry_what_its_schedule_queued_anew(dead):
    Job.objects.update(schedule="note")
    note.enqueue("hello")
    Job.objects.exclude(pk=dead.pk).update(schedule="note")

    with pytest.raises(CommandError, match="no dead letter"):
        call_command("jobs", "--retry", str(dead.pk))

from datetime import timedelta

import pytest
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist

from praksisnet.jobs.models import Job
from praksisnet.kit import clock
from tests.jobs.examples import count_attempts, hurry, note, stumble


def test_enqueue_runs_in_the_worker_and_not_before(worker, seen):
    note.enqueue("hello", loud=True)
    assert seen == []

    worker.drain()

    assert seen == ["HELLO"]


def test_enqueue_disappears_with_the_change_it_belongs_to(db):
    with transaction.atomic():
        note.enqueue("hello")
        transaction.set_rollback(True)

    assert Job.objects.count() == 0


def test_enqueue_refuses_arguments_that_are_not_plain(db):
    with pytest.raises(TypeError):
        note.enqueue(object())


def test_drain_runs_the_urgent_first_and_then_by_time(worker, seen):
    note.enqueue("first")
    note.enqueue("second")
    hurry.enqueue("urgent")

    assert worker.drain() == 3
    assert seen == ["urgent", "first", "second"]


def test_enqueue_for_later_waits_until_then(worker, seen):
    note.using(run_after=clock.now() + timedelta(hours=2)).enqueue("later")
    assert worker.drain() == 0

    with clock.moved_to(clock.now() + timedelta(hours=2)):
        worker.drain()

    assert seen == ["later"]


def test_task_is_told_which_attempt_this_is(worker, seen):
    count_attempts.enqueue()

    worker.drain()

    assert seen == [1]


def test_result_tells_the_state(worker, seen):
    good, bad = note.enqueue("hello"), stumble.enqueue()
    Job.objects.update(max_attempts=1)
    assert note.get_result(good.id).status == TaskResultStatus.READY

    worker.drain()

    assert note.get_result(good.id).status == TaskResultStatus.SUCCESSFUL
    assert stumble.get_result(bad.id).status == TaskResultStatus.FAILED


def test_result_of_a_job_that_was_never_queued_does_not_exist(db):
    with pytest.raises(TaskResultDoesNotExist):
        note.get_result("12345")

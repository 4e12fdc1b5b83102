"""From a row of the queue to the call of a task."""

import traceback
from typing import Any

from django.utils.module_loading import import_string
from django_tasks.base import Task, TaskContext, TaskError, TaskResult, TaskResultStatus

from praksisnet.jobs.models import Job
from praksisnet.kit import clock

MACHINERY = {"praksisnet.jobs.calls", "praksisnet.jobs.worker"}


def task_of(job: Job) -> Task[Any, Any]:
    """ImportError when the task is gone: renamed since the job was queued."""
    task: Task[Any, Any] = import_string(job.task)
    return task.using(priority=job.priority, queue_name=job.queue)


def call(job: Job) -> None:
    """Run the job's task; its own exceptions come through."""
    task = task_of(job)
    first = [TaskContext(task_result=result_of(job, task))] if task.takes_context else []
    task.call(*first, *job.args, **job.kwargs)


def describe(error: BaseException) -> str:
    """What went wrong and where, without the exception's text: it may quote somebody's address."""
    frames = [
        (str(frame.f_globals.get("__name__", "")), line) for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    ours = [place for place in frames if place[0].startswith("praksisnet.") and place[0] not in MACHINERY] or frames
    place = f" in {ours[-1][0]}:{ours[-1][1]}" if ours else ""
    return f"{type(error).__module__}.{type(error).__qualname__}{place}"[:300]


def result_of(job: Job, task: Task[Any, Any]) -> TaskResult[Any]:
    """The job in Django’s words. What the task returned is not kept, and of an error only its name."""
    result: TaskResult[Any] = TaskResult(
        task=task,
        id=str(job.pk),
        status=_status(job),
        enqueued_at=job.queued_at,
        started_at=None,
        finished_at=job.done_at or job.failed_at,
        last_attempted_at=None,
        args=job.args,
        kwargs=job.kwargs,
        backend=task.backend,
        errors=[TaskError(exception_class_path=job.last_error, traceback="")] if job.last_error else [],
        worker_ids=[job.leased_by or "earlier"] * job.attempts,
    )
    return result


def _status(job: Job) -> TaskResultStatus:
    if job.done_at:
        return TaskResultStatus.SUCCESSFUL
    if job.failed_at:
        return TaskResultStatus.FAILED
    is_running = job.leased_until is not None and job.leased_until > clock.now()
    return TaskResultStatus.RUNNING if is_running else TaskResultStatus.READY

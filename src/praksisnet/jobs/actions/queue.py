from collections.abc import Mapping, Sequence
from typing import Any

from django_tasks.base import Task
from django_tasks.utils import normalize_json

from praksisnet.jobs.models import Job
from praksisnet.kit import clock

MAX_ATTEMPTS = 10


def put(
    task: Task[Any, Any],
    args: Sequence[Any],
    kwargs: Mapping[str, Any],
    *,
    schedule: str = "",
) -> Job:
    """Queue one call in the caller's transaction: it exists when the change exists, and not otherwise.

    Arguments must survive JSON (TypeError otherwise) and are ids, never texts about people.
    """
    now = clock.now()
    return Job.objects.create(
        task=task.module_path,
        args=normalize_json(list(args)),
        kwargs=normalize_json(dict(kwargs)),
        queue=task.queue_name,
        priority=task.priority,
        schedule=schedule,
        queued_at=now,
        due_at=task.run_after or now,
        max_attempts=MAX_ATTEMPTS,
    )

"""Django's task interface on our own table."""

from typing import Any

from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult
from django_tasks.exceptions import TaskResultDoesNotExist

from praksisnet.jobs.actions.queue import put
from praksisnet.jobs.calls import result_of, task_of
from praksisnet.jobs.models import Job
from praksisnet.kit.numbers import whole_number


class LeasedBackend(BaseTaskBackend):
    """Jobs run at least once, in a worker, with retries. What a task returns is not kept: effects are in its tables."""

    supports_defer = True
    supports_get_result = True
    supports_priority = True

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        self.validate_task(task)
        return result_of(put(task, args, kwargs), task)

    def get_result(self, result_id: str) -> TaskResult[Any]:
        job = Job.objects.filter(pk=whole_number(result_id, None)).first()
        if job is None:
            raise TaskResultDoesNotExist(result_id)
        return result_of(job, task_of(job))

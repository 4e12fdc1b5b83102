"""Tasks that the tests of the queue run. Their effects are rows of Once."""

import os
import signal

from django.db import transaction
from django_tasks import TaskContext, task

from praksisnet.jobs.actions import once
from praksisnet.jobs.models import Job

seen: list[object] = []


class Trouble(Exception):
    """Something that quotes mette@example.example."""


@task()
def note(word: str, *, loud: bool = False) -> None:
    seen.append(word.upper() if loud else word)


@task(priority=50)
def hurry(word: str) -> None:
    seen.append(word)


@task()
def stumble() -> None:
    seen.append("stumbled")
    raise Trouble("mette@example.example")


@task()
def stumble_once() -> None:
    with transaction.atomic():
        if once("stumble_once"):
            seen.append("effect")
    if len(seen) == 1:
        seen.append("stumbled")
        raise Trouble


@task(takes_context=True)
def count_attempts(context: TaskContext) -> None:
    seen.append(context.attempt)


@task()
def rest() -> None:
    """Does nothing, well."""


@task()
def end_the_worker() -> None:
    seen.append("told to end")
    os.kill(os.getpid(), signal.SIGTERM)
    seen.append("ended well")


@task()
def lose_lease() -> None:
    Job.objects.update(leased_by="another:1:x")

"""Tasks that the tests of the queue run. Their effects are rows of Once."""

import os
import signal
import sys

from django.db import transaction
from django_tasks import TaskContext, task

from praksisnet.jobs.actions import once
from praksisnet.jobs.models import Job
from praksisnet.journal.models import Entry
from praksisnet.kit import clock

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


@task()
def have_effect(number: int) -> None:
    """One row of Entry a number, however often it runs."""
    _wait_at("before the effect")
    with transaction.atomic():
        if once(f"effect {number}"):
            Entry.objects.create(
                at=clock.now(), actor_kind="system", verb="had", subject_kind="x", subject_id=number, refs={"n": number}
            )
        _wait_at("before the commit")
    _wait_at("after the commit")


def _wait_at(gate: str) -> None:
    """Until killed, in a process that was asked to die here."""
    if os.environ.get("GATE") == gate:
        print(gate, flush=True)
        sys.stdin.read()

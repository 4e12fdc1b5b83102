"""A worker's hold on one job: taken, renewed, ended, and taken over from the dead."""

import os
import random
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from praksisnet.jobs.actions.schedules import note_failed, note_ok
from praksisnet.jobs.models import LIVE, Heartbeat, Job
from praksisnet.kit import clock
from praksisnet.kit.prepared import prepared

FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=1)
FORGOTTEN_AFTER = timedelta(days=1)

# One statement, so that two workers never take the same job. SQLite has one writer at a time and no row locks.
TAKE = """
    UPDATE jobs_job SET leased_until = %s, leased_by = %s, attempts = attempts + 1
    WHERE id = (
        SELECT id FROM jobs_job
        WHERE done_at IS NULL AND failed_at IS NULL AND due_at <= %s AND (leased_until IS NULL OR leased_until <= %s)
        ORDER BY priority DESC, due_at, id LIMIT 1 {lock}
    ) RETURNING id
"""


def take(worker: str, lease: timedelta) -> Job | None:
    """The next due job, leased to ``worker``; None when nothing is due. One that killed its workers dies here."""
    while _any_due(clock.now()):
        job = _take(worker, lease)
        if job is None or job.attempts <= job.max_attempts:
            return job
        _bury(job, "The worker died every time.", clock.now())
    return None


@prepared
def _any_due(now: datetime) -> QuerySet[Job]:
    """Asked first: an idle worker should not take SQLite's write lock every second."""
    free = Q(leased_until__isnull=True) | Q(leased_until__lte=now)
    return Job.objects.filter(LIVE, free, due_at__lte=now)[:1]


def _take(worker: str, lease: timedelta) -> Job | None:
    now = clock.now()
    moment, until = (connection.ops.adapt_datetimefield_value(value) for value in (now, now + lease))
    lock = "FOR UPDATE SKIP LOCKED" if connection.features.has_select_for_update_skip_locked else ""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(TAKE.format(lock=lock), [until, worker, moment, moment])
        taken = cursor.fetchall()
    return Job.objects.get(pk=taken[0][0]) if taken else None


def renew(job: Job, lease: timedelta) -> bool:
    """Whether the lease was still held, and now is for another ``lease``."""
    return bool(_held(job).update(leased_until=clock.now() + lease))


@transaction.atomic
def finish(job: Job) -> bool:
    """Whether the job counts as done: not when another worker took it over meanwhile."""
    now = clock.now()
    if not _held(job).update(done_at=now, leased_until=None, leased_by="", last_error=""):
        return False
    note_ok(job.schedule, now)
    return True


@transaction.atomic
def fail(job: Job, error: str) -> bool:
    """Put the job back for later, or lay it with the dead letters after its last attempt. Whether it still was ours."""
    now = clock.now()
    if job.attempts >= job.max_attempts:
        return _bury(job, error, now)
    changed = _held(job).update(
        due_at=now + waiting_time(job.attempts), leased_until=None, leased_by="", last_error=error
    )
    note_failed(job.schedule, error)
    return bool(changed)


def waiting_time(attempts: int) -> timedelta:
    """30 seconds doubled with every attempt, at most an hour; times 0.75-1.25, so that failed jobs spread out."""
    doubled = min(FIRST_WAIT * 2 ** min(attempts - 1, 20), LONGEST_WAIT)
    return timedelta(seconds=doubled.total_seconds() * random.uniform(0.75, 1.25))  # noqa: S311 -- no secret


@transaction.atomic
def beat(worker: str) -> None:
    """Say that this worker is alive."""
    Heartbeat.objects.update_or_create(worker=worker, defaults={"at": clock.now()})


@transaction.atomic
def sign_off(worker: str) -> None:
    Heartbeat.objects.filter(worker=worker).delete()


@transaction.atomic
def recover(worker: str) -> int:
    """Free the leases of other workers on this worker's host whose process is gone; returns how many.

    A worker on another host, or one whose process number was given to somebody else, is found by its lease running out.
    """
    here = f"{worker.partition(':')[0]}:"
    beating = Heartbeat.objects.filter(worker__startswith=here).values_list("worker", flat=True)
    holding = Job.objects.filter(LIVE, leased_by__startswith=here).values_list("leased_by", flat=True)
    gone = [name for name in {*beating, *holding} - {worker} if not _lives(name)]
    freed = Job.objects.filter(LIVE, leased_by__in=gone).update(leased_until=None, leased_by="")
    Heartbeat.objects.filter(Q(worker__in=gone) | Q(at__lt=clock.now() - FORGOTTEN_AFTER)).delete()
    return freed


def _lives(worker: str) -> bool:
    """``worker`` is host:process:random. Our own number can only be an earlier process's in a restarted container."""
    number = int(worker.split(":")[1])
    if number == os.getpid():
        return False
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _held(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(LIVE, pk=job.pk, leased_by=job.leased_by, attempts=job.attempts)


def _bury(job: Job, error: str, now: datetime) -> bool:
    changed = _held(job).update(failed_at=now, leased_until=None, leased_by="", last_error=error)
    if changed and job.schedule:  # a schedule that keeps failing leaves one dead letter, not one for every day
        Job.objects.filter(schedule=job.schedule, failed_at__isnull=False).exclude(pk=job.pk).delete()
    note_failed(job.schedule, error)
    return bool(changed)

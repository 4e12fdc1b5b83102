from datetime import timedelta

from django.db import transaction

from praksisnet.jobs.models import LIVE, Job, Once
from praksisnet.kit import clock

DONE_KEPT = timedelta(days=7)
DEAD_KEPT = timedelta(days=90)
ONCE_KEPT = timedelta(days=400)


@transaction.atomic
def retry_job(job_id: int) -> bool:
    """Give a dead letter all its attempts again, from now; False when there is none or its schedule queued it anew."""
    live = Job.objects.filter(LIVE).exclude(schedule="").values("schedule")
    dead = Job.objects.filter(pk=job_id, failed_at__isnull=False).exclude(schedule__in=live)
    return bool(dead.update(failed_at=None, attempts=0, due_at=clock.now()))


@transaction.atomic
def drop_job(job_id: int) -> bool:
    """Throw a dead letter away; False when there is no such dead letter."""
    return bool(Job.objects.filter(pk=job_id, failed_at__isnull=False).delete()[0])


@transaction.atomic
def drop_old() -> int:
    """Forget jobs long done or dead, and effects so old that no job can still repeat them; returns how many rows."""
    now = clock.now()
    gone = [
        Job.objects.filter(done_at__lt=now - DONE_KEPT),
        Job.objects.filter(failed_at__lt=now - DEAD_KEPT),
        Once.objects.filter(done_at__lt=now - ONCE_KEPT),
    ]
    return sum(rows.delete()[0] for rows in gone)

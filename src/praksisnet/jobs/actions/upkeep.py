from datetime import timedelta

from django.db import transaction

from praksisnet.jobs.models import LIVE, Job, Once
from praksisnet.kit import clock

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
def drop_old_effects() -> int:
    """Forget effects so old that no job can still repeat them; returns how many."""
    return Once.objects.filter(done_at__lt=clock.now() - ONCE_KEPT).delete()[0]

from datetime import datetime

from django.db.models import Max, QuerySet

from praksisnet.jobs.models import LIVE, Heartbeat, Job, Schedule


def dead_letters() -> QuerySet[Job]:
    """Jobs that failed for good, newest first."""
    return Job.objects.filter(failed_at__isnull=False).order_by("-failed_at", "-id")


def overdue(before: datetime) -> QuerySet[Job]:
    """Jobs that were due before that moment and that nobody has taken."""
    return Job.objects.filter(LIVE, due_at__lt=before, leased_until__isnull=True)


def last_heartbeat() -> datetime | None:
    newest: datetime | None = Heartbeat.objects.aggregate(newest=Max("at"))["newest"]
    return newest


def failing_schedules() -> list[str]:
    """Names of the repeated tasks whose last run failed."""
    return list(Schedule.objects.exclude(last_error="").order_by("name").values_list("name", flat=True))

from django.db import models
from django.db.models import F, Q

from praksisnet.kit.privacy import Category, days, impersonal, personal

LIVE = Q(done_at__isnull=True, failed_at__isnull=True)


class Job(models.Model):
    """One call of a task, to be made at least once.

    Waiting until ``due_at``; running while ``leased_until`` lies ahead; a lease that ran out was held by a worker that
    died, and the job is taken again. ``attempts`` counts leases. ``failed_at``: a dead letter, left for a human.
    """

    task = models.CharField(max_length=200)
    args = models.JSONField(default=list)
    kwargs = models.JSONField(default=dict)
    queue = models.CharField(max_length=40)
    priority = models.SmallIntegerField(default=0)
    schedule = models.CharField(max_length=80, blank=True)
    queued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    leased_by = models.CharField(max_length=120, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    max_attempts = models.PositiveIntegerField()
    done_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=300, blank=True)

    privacy = personal(
        fields=["args", "kwargs"],
        category=Category.TECHNICAL,
        purpose="To do what somebody asked for after the answer was sent; arguments are ids.",
        keep=[days(7, after="done_at"), days(90, after="failed_at")],
    )

    class Meta:
        indexes = [
            models.Index(F("priority").desc(), "due_at", "id", name="job_next", condition=LIVE),
            models.Index("failed_at", name="job_dead", condition=Q(failed_at__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                name="job_done_or_failed", condition=Q(done_at__isnull=True) | Q(failed_at__isnull=True)
            ),
            models.CheckConstraint(
                name="job_leased_until_and_by",
                condition=Q(leased_until__isnull=True, leased_by="")
                | (Q(leased_until__isnull=False) & ~Q(leased_by="")),
            ),
            models.UniqueConstraint("schedule", name="job_one_live_per_schedule", condition=LIVE & ~Q(schedule="")),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.task}"


class Once(models.Model):
    """An effect that was had: written in the same transaction as the effect, so that a repeat has none."""

    key = models.CharField(max_length=200, unique=True)
    done_at = models.DateTimeField()

    privacy = impersonal()

    class Meta:
        indexes = [models.Index(fields=["done_at"], name="once_done_at")]

    def __str__(self) -> str:
        return self.key


class Schedule(models.Model):
    """When a repeated task is due next, and how it went last."""

    name = models.CharField(max_length=80, unique=True)
    next_at = models.DateTimeField()
    last_ok_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=300, blank=True)

    privacy = impersonal()

    def __str__(self) -> str:
        return self.name


class Heartbeat(models.Model):
    """A worker that is alive, and when it last said so. ``worker`` is host:process:random."""

    worker = models.CharField(max_length=120, unique=True)
    at = models.DateTimeField()

    privacy = impersonal()

    def __str__(self) -> str:
        return self.worker

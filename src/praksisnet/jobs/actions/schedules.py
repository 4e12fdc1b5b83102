from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from praksisnet.jobs import schedule
from praksisnet.jobs.actions.queue import put
from praksisnet.jobs.models import LIVE, Job, Schedule
from praksisnet.kit import clock
from praksisnet.kit.prepared import prepared


@transaction.atomic
def write_schedule() -> None:
    """Bring the table in line with what the rooms registered: new lines, changed hours, lines that are gone."""
    now, rules = clock.now(), schedule.rules()
    kept = {row.name: row for row in Schedule.objects.all()}
    for name, rule in rules.items():
        if name not in kept:
            Schedule.objects.create(name=name, next_at=rule.first_at(now))
        elif kept[name].next_at > rule.next_after(now):
            Schedule.objects.filter(name=name).update(next_at=rule.next_after(now))
    Schedule.objects.exclude(name__in=rules).delete()


def queue_due() -> int:
    """Queue what the schedule says is due; returns how many. After a long sleep each is queued once."""
    now, rules = clock.now(), schedule.rules()
    return sum(_queue(row, rules[row.name], now) for row in _due(now) if row.name in rules)


@prepared  # every second of an idle worker's life
def _due(now: datetime) -> QuerySet[Schedule]:
    return Schedule.objects.filter(next_at__lte=now).order_by("next_at")


@transaction.atomic
def _queue(row: Schedule, rule: schedule.Rule, now: datetime) -> bool:
    # Whoever moves the line forward first queues it; another worker finds it moved.
    if not Schedule.objects.filter(pk=row.pk, next_at=row.next_at).update(next_at=rule.next_after(now)):
        return False
    waiting = Job.objects.filter(LIVE, schedule=row.name)
    if waiting.exists():
        waiting.filter(leased_until__isnull=True, due_at__gt=now).update(due_at=now)
    else:
        put(rule.task, (), {}, schedule=row.name)
    return True


def note_ok(name: str, now: datetime) -> None:
    if name:
        Schedule.objects.filter(name=name).update(last_ok_at=now, last_error="")
        Job.objects.filter(schedule=name, failed_at__isnull=False).delete()


def note_failed(name: str, error: str) -> None:
    if name:
        Schedule.objects.filter(name=name).update(last_error=error)

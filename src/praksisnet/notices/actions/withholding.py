"""Letters that say what nobody may read for now: held back, let go again, or emptied for good."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.notices.models import UNFINISHED, DropReason, Letter, Notice

HELD = timedelta(days=3650)  # it leaves when it is let go, or never


@transaction.atomic
def hold(letters: Collection[int], lines: QuerySet[Notice], *, by: Actor) -> dict[int, datetime]:
    """None of those that nobody has got leaves until it is let go. Returns when each of these was due."""
    free = Q(leased_until__isnull=True) | Q(leased_until__lte=clock.now())
    waiting = Letter.objects.select_for_update().filter(UNFINISHED, free, pk__in=letters).order_by("pk")
    due = dict(waiting.values_list("pk", "due_at"))
    Letter.objects.filter(pk__in=due).update(due_at=clock.now() + HELD)
    lines.update(drop_after_at=clock.now())
    return due


@transaction.atomic
def let_go(due: Mapping[int, datetime], lines: QuerySet[Notice], *, by: Actor) -> None:
    """They leave after all, when they were due or at once; what is too late by then is dropped as always."""
    for pk, was_due_at in due.items():
        Letter.objects.filter(UNFINISHED, pk=pk).update(due_at=max(was_due_at, clock.now()))
    lines.update(drop_after_at=None)


@transaction.atomic
def empty(letters: Collection[int], lines: QuerySet[Notice], *, said: str, by: Actor) -> None:
    """Nothing of what they say is left but ``said`` as their subject; those that wait never leave."""
    mine = Letter.objects.filter(pk__in=letters)
    mine.filter(UNFINISHED).update(dropped_at=clock.now(), drop_reason=DropReason.PURGED)
    mine.update(subject=said, text="", html="", calendar=None)
    lines.delete()

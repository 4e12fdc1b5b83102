"""Letters that wait in the outbox, when what they tell of is another thing by now: nobody has read them."""

from collections.abc import Collection, Iterable

from django.db import models, transaction
from django.db.models import Q

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.notices.actions.posting import refuse_unfit
from praksisnet.notices.letters import Draft, subject_key
from praksisnet.notices.models import DropReason, Letter, Notice
from praksisnet.notices.queries import waits_for_hour

_SAID = ["subject", "text", "html", "calendar", "drop_after_at", "dropped_at", "drop_reason"]


def lock_queued(subject: models.Model, purposes: Collection[str]) -> list[Letter]:
    """Those about it that wait for a working hour, nobody else's for the rest of the transaction."""
    kind, subject_id = subject_key(subject)
    found = Letter.objects.filter(waits_for_hour(), subject_kind=kind, subject_id=subject_id, purpose__in=purposes)
    return list(found.select_for_update(of=("self",)).select_related("to_person").order_by("pk"))


@transaction.atomic
def rewrite(pairs: Iterable[tuple[Letter, Draft]], *, by: Actor) -> int:
    """The same letters, saying what holds now: each keeps its hour and its place in the budget. One that was dropped
    by ``drop_queued`` is there again. Refuses a CPR number."""
    rows = []
    for letter, draft in pairs:
        refuse_unfit(draft)
        letter.subject, letter.text, letter.html = draft.title[:300], draft.text, draft.html
        letter.calendar, letter.drop_after_at = draft.calendar, draft.drop_after_at
        letter.dropped_at, letter.drop_reason = None, ""
        rows.append(letter)
    return Letter.objects.bulk_update(rows, _SAID) if rows else 0


def lock_lines(subject: models.Model, purposes: Collection[str]) -> list[Notice]:
    """The lines about it that wait for the weekly letter."""
    kind, subject_id = subject_key(subject)
    found = Notice.objects.filter(digest__isnull=True, letter__subject_kind=kind, letter__subject_id=subject_id)
    found = found.filter(purpose__in=purposes, person__isnull=False).select_related("person")
    return list(found.select_for_update(of=("self",)).order_by("pk"))


@transaction.atomic
def rewrite_lines(pairs: Iterable[tuple[Notice, Draft]], *, by: Actor) -> int:
    """The same lines, saying what holds now; also one that was dropped."""
    rows = []
    for line, draft in pairs:
        refuse_unfit(draft)
        line.line, line.drop_after_at = (draft.line or draft.title)[:300], draft.drop_after_at
        rows.append(line)
    return Notice.objects.bulk_update(rows, ["line", "drop_after_at"]) if rows else 0


@transaction.atomic
def drop_lines(lines: Iterable[Notice], *, by: Actor) -> None:
    """They are of no use any more; ``rewrite_lines`` takes them back."""
    Notice.objects.filter(pk__in=[line.pk for line in lines]).update(drop_after_at=clock.now())


@transaction.atomic
def drop_queued(letters: Iterable[Letter], *, by: Actor) -> list[int]:
    """They are of no use any more; returns their ids, for ``rewrite`` if that is undone."""
    ids = [letter.pk for letter in letters]
    Letter.objects.filter(pk__in=ids).update(dropped_at=clock.now(), drop_reason=DropReason.LATE)
    return ids


def dropped(ids: Collection[int]) -> list[Letter]:
    """Those of ``drop_queued`` that are dropped still."""
    found = Letter.objects.filter(Q(dropped_at__isnull=False), pk__in=ids)
    return list(found.select_for_update(of=("self",)).select_related("to_person").order_by("pk"))

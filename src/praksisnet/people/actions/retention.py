"""Deletion by age: what the tables' ``privacy`` declarations promise, carried out."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import QuerySet

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.privacy import Keep, Privacy
from praksisnet.people.actions.erasure import erase_person
from praksisnet.people.models import Deletion, Person

CLOSED_ACCOUNTS_KEPT = timedelta(days=730)
BATCH = 500


def delete_expired(*, by: Actor, batch: int = BATCH) -> dict[str, int]:
    """Delete or empty everything that has been kept long enough; gives the rows by table.

    Short transactions, so that the night's work never stands in anybody's way; each batch is journaled as a count.
    """
    done: dict[str, int] = {}
    for model, keep in _rules():
        while rows := _delete_batch(model, keep, by, batch):
            done[model._meta.label_lower] = done.get(model._meta.label_lower, 0) + rows  # noqa: SLF001
            if rows < batch:
                break
    return done


def erase_closed_accounts(*, by: Actor) -> int:
    """People whose account was deactivated two years ago. Gives how many."""
    closed = Person.objects.filter(deactivated_at__lt=clock.now() - CLOSED_ACCOUNTS_KEPT, erased_at=None)
    people = list(closed.order_by("pk"))
    for person in people:
        erase_person(person, by=by)
    return len(people)


def _rules() -> Iterator[tuple[type[models.Model], Keep]]:
    for model in apps.get_models():
        privacy = getattr(model, "privacy", None)
        if isinstance(privacy, Privacy):
            for keep in privacy.keep:
                if keep.days is not None:
                    yield model, keep


@transaction.atomic
def _delete_batch(model: type[models.Model], keep: Keep, by: Actor, batch: int) -> int:
    chosen = list(_expired(model, keep).order_by("pk").values_list("pk", flat=True)[:batch])
    if not chosen:
        return 0
    batch_rows = model._base_manager.filter(pk__in=chosen)  # noqa: SLF001
    if keep.clear:
        batch_rows.update(**{name: _empty(model, name) for name in keep.clear})
    else:
        batch_rows.delete()
    rule = f"{keep.days} days after {keep.after}" + (f": {', '.join(keep.clear)}" if keep.clear else "")
    table = model._meta.label_lower  # noqa: SLF001
    deletion = Deletion.objects.create(at=clock.now(), table=table, rule=rule[:200], rows=len(chosen))
    record("deleted_by_age", deletion, by=by, refs={"table": table, "rows": len(chosen)})
    return len(chosen)


def _expired(model: type[models.Model], keep: Keep) -> QuerySet[Any]:
    """Rows past their time that are not yet emptied."""
    if not keep.after:
        raise ValueError(f"{model.__name__}: a time of keeping needs the field it is counted from.")
    moment = clock.now() - timedelta(days=keep.days or 0)
    rows = model._base_manager.filter(**{f"{keep.after}__lt": _cutoff(model, keep.after, moment)})  # noqa: SLF001
    if keep.clear:
        rows = rows.exclude(**{name: _empty(model, name) for name in keep.clear})
    return rows


def _cutoff(model: type[models.Model], path: str, moment: datetime) -> Any:
    """A moment, or a Danish day where the field, perhaps of a related table, is one."""
    field: Any = None
    for name in path.split("__"):
        field = (field.related_model if field else model)._meta.get_field(name)  # noqa: SLF001
    is_day = isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField)
    return moment.astimezone(clock.COPENHAGEN).date() if is_day else moment


def _empty(model: type[models.Model], name: str) -> Any:
    field: Any = model._meta.get_field(name)  # noqa: SLF001
    if field.null:
        return None
    if not field.has_default():
        return ""
    return field.default() if callable(field.default) else field.default

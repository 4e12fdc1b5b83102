"""Tasks come with a subject, move with it, and most tick themselves."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.journal.queries import kind_of
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.notices.actions import post
from praksisnet.people.models import Person
from praksisnet.todos.mails import reminder
from praksisnet.todos.models import Todo
from praksisnet.todos.sockets import is_met

REMINDED_BEFORE = timedelta(days=7)


@transaction.atomic
def add(
    source: str,
    subject: Model,
    *,
    title: Any,
    address: str,
    owner: Person | None = None,
    token: str = "",
    due_on: date | None = None,
    condition: str = "",
    renews: bool = False,
    by: Actor,
) -> Todo:
    """Add a todo. A repeat of ``source`` changes nothing and returns the todo that is there.

    ``title`` may be a lazy translation: it is kept in every language. ``owner`` or ``token``: one person, or all who
    hold the access token. ``condition``: see ``todos.sockets``. ``renews``: the duty has come back under a new source,
    so the subject's earlier tasks of this condition are over.
    Refuses: neither or both of owner and token; a CPR number in the title.
    """
    if (owner is None) == (token == ""):
        raise Refused(_("A task belongs to one person or to one role."))
    existing = Todo.objects.filter(source=source).first()
    if existing:
        return existing
    titles = _in_every_language(title)
    refuse_cpr(*titles.values())
    if renews:
        _end_earlier(subject, condition, by=by)
    todo = Todo(
        source=source,
        subject_kind=kind_of(subject),
        subject_id=subject.pk,
        titles=titles,
        address=address,
        owner=owner,
        token=token,
        due_on=due_on,
        condition=condition,
        created_at=clock.now(),
    )
    try:
        with transaction.atomic():
            todo.save(force_insert=True)
    except IntegrityError:  # a parallel repeat came first
        return Todo.objects.get(source=source)
    record("added_todo", todo, by=by, refs={"subject": subject.pk})
    return todo


@transaction.atomic
def finish(todo: Todo, *, by: Actor) -> Todo:
    """Tick it. A repeat changes nothing."""
    locked = Todo.objects.select_for_update().get(pk=todo.pk)
    if locked.done_at is None:
        locked.done_at, locked.done_by_id = clock.now(), by.signed_in_id
        locked.save()
        record("finished_todo", locked, by=by, fields=["done_at"])
    return locked


@transaction.atomic
def reopen(todo: Todo, *, by: Actor) -> Todo:
    """Undo a tick. A repeat changes nothing. Refuses: it ticked itself, and what ticked it still holds."""
    locked = Todo.objects.select_for_update().get(pk=todo.pk)
    if locked.done_at is None:
        return locked
    is_over = locked.ticked_itself and not locked.condition
    if is_over or (locked.condition and is_met(locked.condition, locked.subject_id)):
        raise Refused(_("This task ticked itself, because it is done."))
    locked.done_at = locked.done_by = None
    locked.save()
    record("reopened_todo", locked, by=by, fields=["done_at"])
    return locked


@transaction.atomic
def settle(subject: Model, *, by: Actor) -> int:
    """Tick what is done by now, and untick what ticked itself and is not done any more; returns how many changed.

    A room calls it in the action that may have met (or broken) a condition.
    """
    return _settle(_about(subject), by=by)


def settle_all(*, by: Actor) -> int:
    """The nightly round, for conditions that time alone meets; one transaction a todo."""
    changed = 0
    for pk in Todo.objects.exclude(condition="").filter(done_by__isnull=True).values_list("pk", flat=True):
        with transaction.atomic():
            changed += _settle(Todo.objects.filter(pk=pk), by=by)
    return changed


@transaction.atomic
def move(subject: Model, *, days: int, by: Actor) -> int:
    """The subject's date moved by ``days``: so do its open tasks. Returns how many."""
    moving = _about(subject).filter(done_at__isnull=True, due_on__isnull=False).select_for_update()
    todos = list(moving.order_by("pk"))
    for todo in todos:
        todo.due_on = todo.due_on + timedelta(days=days) if todo.due_on else None
        record("moved_todo", todo, by=by, fields=["due_on"], refs={"days": days})
    Todo.objects.bulk_update(todos, ["due_on"])
    return len(todos)


@transaction.atomic
def put_off(source: str, due_on: date | None, *, by: Actor) -> None:
    """The open task of this source is due on another day; without a day there is nothing left to do, and it goes."""
    todo = Todo.objects.select_for_update().filter(source=source, done_at__isnull=True).first()
    if todo is None or todo.due_on == due_on:
        return
    if due_on is None:
        record("dropped_todo", todo, by=by)
        todo.delete()
        return
    todo.due_on = due_on
    todo.save(update_fields=["due_on"])
    record("moved_todo", todo, by=by, fields=["due_on"])


@transaction.atomic
def drop(subject: Model, *, condition: str | None = None, by: Actor) -> int:
    """The subject is cancelled or gone: its open tasks go with it; what was done stays. Returns how many went.

    ``condition``: only what waits for that.
    """
    todos = _about(subject).filter(done_at__isnull=True)
    dropped, _by_model = (todos if condition is None else todos.filter(condition=condition)).delete()
    if dropped:
        record("dropped_todos", subject, by=by, refs={"dropped": dropped})
    return dropped


def open_rows(subject: Model) -> list[dict[str, Any]]:
    """The open tasks of the subject as ``put_back`` takes them, for an action that may be undone."""
    names = ("source", "titles", "address", "owner_id", "token", "due_on", "condition", "created_at")
    rows = list(_about(subject).filter(done_at__isnull=True).order_by("pk").values(*names))
    return [
        {**row, "due_on": row["due_on"] and str(row["due_on"]), "created_at": str(row["created_at"])} for row in rows
    ]


@transaction.atomic
def put_back(subject: Model, rows: Sequence[Mapping[str, Any]], *, by: Actor) -> int:
    """What ``drop`` took away stands there again; what is there by now stays as it is. Returns how many came back."""
    there = set(_about(subject).values_list("source", flat=True))
    found = [
        Todo(
            subject_kind=kind_of(subject),
            subject_id=subject.pk,
            **{**row, "due_on": row["due_on"] and date.fromisoformat(row["due_on"])},
        )
        for row in rows
        if row["source"] not in there
    ]
    Todo.objects.bulk_create(found)
    if found:
        record("put_todos_back", subject, by=by, refs={"todos": len(found)})
    return len(found)


@transaction.atomic
def erase_traces(person: Person, *, by: Actor) -> None:
    """Forget the tasks of a person; what others' tasks say of who ticked them goes too."""
    erased, _by_model = Todo.objects.filter(owner=person).delete()
    Todo.objects.filter(done_by=person).update(done_by=None)
    record("erased_todos", person, by=by, refs={"erased": erased})


def remind(*, by: Actor) -> int:
    """Put what is due within a week, or overdue, into its owner's weekly letter: once for each date it gets."""
    soon = Todo.objects.filter(
        done_at__isnull=True,
        due_on__lte=clock.today() + REMINDED_BEFORE,
        due_on__gt=clock.today() - timedelta(days=30),
        owner__email__isnull=False,
        owner__deactivated_at__isnull=True,
    )
    for todo in soon.select_related("owner").order_by("due_on", "pk"):
        if todo.owner:
            post(reminder(todo, todo.owner), by=by)
    return soon.count()


def _settle(todos: QuerySet[Todo], *, by: Actor) -> int:
    changed = 0
    for todo in todos.exclude(condition="").filter(done_by__isnull=True).select_for_update().order_by("pk"):
        met = is_met(todo.condition, todo.subject_id)
        if met is None or met == (todo.done_at is not None):
            continue
        todo.done_at = clock.now() if met else None
        todo.save(update_fields=["done_at"])
        record("finished_todo" if met else "reopened_todo", todo, by=by, fields=["done_at"], refs={"by_itself": True})
        changed += 1
    return changed


def _end_earlier(subject: Model, condition: str, *, by: Actor) -> None:
    """What is open gives way. What is done stays done: the condition is unmet anew, and would untick it."""
    drop(subject, condition=condition, by=by)
    _about(subject).filter(condition=condition).update(condition="")


def _about(subject: Model) -> QuerySet[Todo]:
    return Todo.objects.filter(subject_kind=kind_of(subject), subject_id=subject.pk)


def _in_every_language(title: Any) -> dict[str, str]:
    titles = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            titles[language] = str(title)
    return titles

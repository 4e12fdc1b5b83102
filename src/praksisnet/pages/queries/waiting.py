"""What waits for somebody, over all rooms: approvals that are asked of them, and their tasks."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from praksisnet.approvals.queries import open_approvals_for, placed
from praksisnet.kit.formats import day_month, relative_day
from praksisnet.people.models import Person
from praksisnet.todos.queries import todos_for


@dataclass(frozen=True, slots=True)
class Waiting:
    icon: str
    title: str
    href: str
    due: str = ""
    is_late: bool = False


def waiting_for(person: Person) -> list[Waiting]:
    """Approvals first: somebody else stands still until they are answered."""
    return [*approvals_waiting(person), *todos_waiting(person)]


def approvals_waiting(person: Person) -> Iterator[Waiting]:
    found = list(open_approvals_for(person))
    places = placed(found)
    for approval in found:
        title = _("Approve: %(title)s") % {"title": ", ".join(filter(None, (approval.title, places[approval.pk])))}
        sent = _("Sent %(day)s") % {"day": relative_day(approval.sent_at)}
        yield Waiting("how-to-reg", title, reverse("approvals:approval", args=[approval.pk]), sent)


def todos_waiting(person: Person) -> Iterator[Waiting]:
    for todo in todos_for(person):
        said = _("Overdue since %(day)s") if todo.is_overdue else _("By %(day)s")
        due = said % {"day": day_month(todo.due_on)} if todo.due_on else ""
        yield Waiting("checklist", todo.title, todo.address, due, todo.is_overdue)

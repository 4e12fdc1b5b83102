"""What waits for somebody, over all rooms: approvals that are asked of them, and their tasks."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from django.urls import reverse
from django.utils.translation import gettext as _

from praksisnet.approvals.queries import open_approvals_for
from praksisnet.kit.formats import day_month, relative_day
from praksisnet.people.models import Person
from praksisnet.todos.queries import todos_for

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Waiting:
    icon: str
    title: str
    href: str
    due: str = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class WaitingList:
    """The first of what waits, and how many there are in all."""

    items: list[Waiting]
    number: int

    @property
    def more(self) -> int:
        return self.number - len(self.items)


def waiting_for(person: Person) -> WaitingList:
    """Approvals first: somebody else stands still until they are answered."""
    approvals, todos = list(_approvals(person)), list(_todos(person))
    return WaitingList(list(islice(chain(approvals, todos), SHOWN)), len(approvals) + len(todos))


def _approvals(person: Person) -> Iterator[Waiting]:
    for approval in open_approvals_for(person):
        title = _("Approve: %(title)s") % {"title": approval.title}
        sent = _("Sent %(day)s") % {"day": relative_day(approval.sent_at)}
        yield Waiting("how-to-reg", title, reverse("approvals:approval", args=[approval.pk]), sent)


def _todos(person: Person) -> Iterator[Waiting]:
    for todo in todos_for(person):
        due = _("By %(day)s") % {"day": day_month(todo.due_on)} if todo.due_on else ""
        yield Waiting("checklist", todo.title, todo.address, due, todo.is_overdue)

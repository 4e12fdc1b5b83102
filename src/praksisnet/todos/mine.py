"""What this room keeps about a person, for “my data”."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import date_with_year
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Section
from praksisnet.todos.actions import erase_traces
from praksisnet.todos.models import Todo


class TodoData:
    """The person's own tasks, and those of a role that the person ticked."""

    name = "todos"
    title = pgettext_lazy("my data", "Tasks")
    covers: tuple[str, ...] = ("todos.Todo",)

    def about(self, person: Person) -> Section:
        todos = Todo.objects.filter(Q(owner=person) | Q(done_by=person)).order_by("created_at", "pk")
        return Section(
            self.title,
            [
                Fact(
                    date_with_year(todo.created_at),
                    f"{todo.title} · {_('Done %(day)s') % {'day': date_with_year(todo.done_at)}}"
                    if todo.done_at
                    else todo.title,
                )
                for todo in todos
            ],
        )

    def erase(self, person: Person, by: Actor) -> None:
        erase_traces(person, by=by)

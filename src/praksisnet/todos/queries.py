from datetime import timedelta

from django.db.models import F, Q, QuerySet

from praksisnet.access.queries import tokens_for
from praksisnet.kit import clock
from praksisnet.people.models import Person
from praksisnet.todos.models import Todo

LATELY = timedelta(days=14)


def every_todo_for(person: Person) -> QuerySet[Todo]:
    """Done or not: the person's own, and those of the roles that the person holds today."""
    return Todo.objects.filter(Q(owner=person) | Q(token__in=tokens_for(person)))


def todos_for(person: Person) -> QuerySet[Todo]:
    """What waits for this person over all networks: overdue first, then by date, then what has no date."""
    return every_todo_for(person).filter(done_at__isnull=True).order_by(F("due_on").asc(nulls_last=True), "pk")


def finished_lately_for(person: Person) -> QuerySet[Todo]:
    """Done within two weeks, the newest first, so that a slip can be undone."""
    return every_todo_for(person).filter(done_at__gte=clock.now() - LATELY).order_by("-done_at", "-pk")

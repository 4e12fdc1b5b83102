from datetime import date

from praksisnet.kit.actor import Actor
from praksisnet.todos.actions import drop, finish, move
from praksisnet.todos.models import Todo
from tests.factories import organisation
from tests.todos.conftest import SYSTEM


def test_open_tasks_move_with_their_subject(add_todo, subject, line):
    add_todo("a", due_on=date(2026, 9, 20))
    add_todo("b")
    add_todo("c", due_on=date(2026, 9, 20), subject=organisation())
    finish(add_todo("d", due_on=date(2026, 9, 1)), by=Actor.person(line))

    moved = move(subject, days=14, by=SYSTEM)

    assert (moved, list(Todo.objects.order_by("source").values_list("due_on", flat=True))) == (
        1,
        [date(2026, 10, 4), None, date(2026, 9, 20), date(2026, 9, 1)],
    )


def test_drop_takes_the_open_tasks_and_leaves_what_was_done(add_todo, subject, line):
    add_todo("a")
    finished = finish(add_todo("b"), by=Actor.person(line))

    assert (drop(subject, by=SYSTEM), list(Todo.objects.all())) == (1, [finished])

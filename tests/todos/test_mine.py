from praksisnet.kit.actor import Actor
from praksisnet.todos.actions import finish
from praksisnet.todos.mine import TodoData
from praksisnet.todos.models import Todo
from tests.factories import person
from tests.todos.conftest import SYSTEM


def test_my_data_names_tasks_and_when_they_were_done(add_todo, line):
    add_todo("a")
    finish(add_todo("b"), by=Actor.person(line))

    assert [fact.value for fact in TodoData().about(line).facts] == [
        "Send programmet",
        "Send programmet · Gjort 7. september 2026",
    ]


def test_erasing_forgets_tasks_and_ticks(add_todo, line):
    add_todo("a")
    ticked = finish(add_todo("b", owner=person()), by=Actor.person(line))

    TodoData().erase(line, SYSTEM)

    assert list(Todo.objects.values_list("pk", "done_by")) == [(ticked.pk, None)]

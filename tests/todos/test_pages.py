from datetime import date

import pytest
from django.urls import reverse

from praksisnet.kit.actor import Actor
from praksisnet.todos.actions import finish, settle
from praksisnet.todos.models import Todo
from tests.factories import person
from tests.todos.conftest import SYSTEM

PAGE = "/todos/"


@pytest.fixture
def signed_in(client, line):
    client.force_login(line)
    return client


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def post(client, name: str, todo: Todo):
    return client.post(reverse(f"todos:{name}", kwargs={"todo_id": todo.pk}), follow=True)


def test_the_page_shows_what_waits_and_since_when(signed_in, add_todo):
    add_todo("a", due_on=date(2026, 9, 1))
    add_todo("b", due_on=date(2026, 9, 20))
    add_todo("c")

    text = text_of(signed_in.get(PAGE))

    shown = ("3 opgaver på tværs af dine netværk.", "Skulle være gjort 1. sept.", "Senest 20. sept.", "Ingen frist")
    assert [text.count(words) for words in shown] == [1, 1, 1, 1]


def test_the_empty_page_says_what_comes_here(signed_in):
    assert text_of(signed_in.get(PAGE)).count("Du har ingen opgaver lige nu.") == 1


def test_a_tick_and_its_undoing(signed_in, add_todo):
    todo = add_todo()

    ticked = text_of(post(signed_in, "completion", todo))
    undone = text_of(post(signed_in, "reopening", todo))

    assert [ticked.count("Fortryd"), undone.count("Fortryd"), Todo.objects.get().done_at] == [1, 0, None]


def test_what_ticked_itself_cannot_be_undone(signed_in, add_todo, subject, met):
    todo = add_todo(condition="published")
    met[subject.pk] = True
    settle(subject, by=SYSTEM)

    text = text_of(post(signed_in, "reopening", todo))

    assert text.count("Opgaven er krydset af automatisk, fordi den er gjort.") == 1


@pytest.mark.parametrize("name", ["completion", "reopening"])
def test_another_persons_task_does_not_exist(client, add_todo, line, name):
    todo = finish(add_todo(), by=Actor.person(line)) if name == "reopening" else add_todo()
    client.force_login(person())

    response = post(client, name, todo)

    assert (response.status_code, Todo.objects.get().done_at == todo.done_at) == (404, True)


@pytest.mark.parametrize("name", ["completion", "reopening"])
def test_a_get_ticks_nothing(signed_in, add_todo, name):
    todo = add_todo()

    assert signed_in.get(reverse(f"todos:{name}", kwargs={"todo_id": todo.pk})).status_code == 405


def test_the_page_takes_the_same_statements_for_any_number(signed_in, statements, add_todo, line):
    counts = []
    for number in range(3):
        add_todo(f"open {number}")
        finish(add_todo(f"done {number}"), by=Actor.person(line))
        with statements.at_most(15), statements.counted() as sent:
            signed_in.get(PAGE)
        counts.append(len(sent))

    assert counts[0] == counts[2]

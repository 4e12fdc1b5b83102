from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from praksisnet.kit import clock
from praksisnet.kit.refusal import Refused
from praksisnet.todos.models import Todo
from praksisnet.todos.queries import todos_for
from tests.factories import person
from tests.guard.numbers import some_number


def test_add_makes_an_open_todo(add_todo, line, subject):
    todo = add_todo(due_on=date(2026, 9, 20))

    assert (todo.title, todo.owner, todo.subject_id, todo.done_at) == ("Send programmet", line, subject.pk, None)


def test_adding_the_same_source_again_changes_nothing(add_todo):
    first = add_todo()

    again = add_todo(title="Noget andet")

    assert (again.pk, again.title, Todo.objects.count()) == (first.pk, "Send programmet", 1)


def test_a_translated_title_is_shown_in_the_language_of_the_page(add_todo):
    todo = add_todo(title=_("Waiting for you"))

    titles = []
    for language in ("da", "en"):
        with translation.override(language):
            titles.append(todo.title)

    assert titles == ["Det venter på dig", "Waiting for you"]


@pytest.mark.parametrize("owners", [{"owner": None}, {"token": "role:x", "owner": "line"}])
def test_add_refuses_neither_or_both_of_owner_and_token(add_todo, line, owners):
    changes = {**owners, **({"owner": line} if owners["owner"] else {})}

    with pytest.raises(Refused):
        add_todo(**changes)


def test_add_refuses_a_cpr_number(add_todo):
    with pytest.raises(Refused):
        add_todo(title=f"Ring om {some_number()}")


def test_the_database_refuses_a_todo_of_nobody(add_todo):
    add_todo()

    with pytest.raises(IntegrityError), transaction.atomic():
        Todo.objects.update(owner=None)


def test_the_list_is_overdue_first_then_by_date_then_without_date(add_todo, line):
    undated = add_todo("a")
    later = add_todo("b", due_on=date(2026, 10, 1))
    overdue = add_todo("c", due_on=date(2026, 9, 1))

    assert list(todos_for(line)) == [overdue, later, undated]
    assert [todo.is_overdue for todo in todos_for(line)] == [True, False, False]


def test_a_task_is_overdue_the_day_after_its_date(add_todo):
    todo = add_todo(due_on=clock.today())

    assert todo.is_overdue is False


def test_a_task_of_a_role_is_seen_by_those_who_hold_it(add_todo, monkeypatch):
    otto, stranger = person("Otto Ege"), person()
    held = {otto.pk: frozenset({"role:facilitator:network:7"})}
    monkeypatch.setattr("praksisnet.todos.queries.tokens_for", lambda who: held.get(who.pk, frozenset()))

    todo = add_todo(token="role:facilitator:network:7")

    assert (list(todos_for(otto)), list(todos_for(stranger))) == ([todo], [])

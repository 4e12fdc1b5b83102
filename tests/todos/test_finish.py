import pytest

from praksisnet.journal.queries import entries_about
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.todos.actions import finish, reopen, settle, settle_all
from praksisnet.todos.models import Todo
from praksisnet.todos.queries import finished_lately_for, todos_for
from tests.factories import organisation
from tests.todos.conftest import SYSTEM


def done() -> list[bool]:
    return [todo.done_at is not None for todo in Todo.objects.order_by("pk")]


def test_finish_keeps_who_and_when(add_todo, line):
    todo = finish(add_todo(), by=Actor.person(line))

    assert (todo.done_by, todo.ticked_itself, list(todos_for(line)), list(finished_lately_for(line))) == (
        line,
        False,
        [],
        [todo],
    )


def test_finish_twice_has_one_effect(add_todo, line):
    todo = add_todo()

    for _time in range(2):
        finish(todo, by=Actor.person(line))

    assert [entry.verb for entry in entries_about(todo)] == ["finished_todo", "added_todo"]


def test_reopen_undoes_a_tick(add_todo, line):
    todo = finish(add_todo(), by=Actor.person(line))

    for _time in range(2):
        reopen(todo, by=Actor.person(line))

    assert (done(), entries_about(todo).count()) == ([False], 3)


def test_settle_ticks_what_is_met_and_nothing_else(add_todo, subject, met):
    other = organisation()
    add_todo("a", condition="published")
    add_todo("b")
    add_todo("c", condition="published", subject=other)
    met.update({subject.pk: True, other.pk: True})

    changed = settle(subject, by=SYSTEM)

    assert (changed, done()) == (1, [True, False, False])


def test_settle_again_changes_nothing(add_todo, subject, met):
    todo = add_todo(condition="published")
    met[subject.pk] = True

    assert [settle(subject, by=SYSTEM) for _time in range(2)] == [1, 0]
    assert entries_about(todo).count() == 2


def test_what_ticked_itself_comes_back_when_it_is_not_done_any_more(add_todo, subject, met):
    add_todo(condition="published")
    met[subject.pk] = True
    settle(subject, by=SYSTEM)
    met[subject.pk] = False

    settle(subject, by=SYSTEM)

    assert done() == [False]


def test_what_a_person_ticked_stays_ticked(add_todo, subject, line, met):
    finish(add_todo(condition="published"), by=Actor.person(line))

    settle(subject, by=SYSTEM)

    assert done() == [True]


def test_reopen_refuses_what_is_done_by_itself(add_todo, subject, line, met):
    todo = add_todo(condition="published")
    met[subject.pk] = True
    settle(subject, by=SYSTEM)

    with pytest.raises(Refused):
        reopen(todo, by=Actor.person(line))


def test_a_duty_that_comes_back_leaves_what_was_done_of_it_done(add_todo, subject, line, met):
    first = add_todo("first", condition="published")
    met[subject.pk] = True
    settle(subject, by=SYSTEM)
    met[subject.pk] = False

    second = add_todo("second", condition="published", renews=True)
    settle(subject, by=SYSTEM)

    assert list(todos_for(line)) == [second]
    with pytest.raises(Refused):
        reopen(first, by=Actor.person(line))


def test_a_duty_that_comes_back_takes_the_place_of_what_is_still_open(add_todo, subject, line, met):
    other = add_todo("other", condition="published", subject=organisation())
    add_todo("first", condition="published")

    second = [add_todo("second", condition="published", renews=True) for _time in range(2)][0]

    assert list(todos_for(line)) == [other, second]


def test_a_condition_that_no_room_knows_changes_nothing(add_todo, subject, met):
    add_todo(condition="gone")

    assert settle(subject, by=SYSTEM) == 0


def test_the_nightly_round_settles_every_subject(add_todo, subject, met):
    other = organisation()
    add_todo("a", condition="published")
    add_todo("b", condition="published", subject=other)
    met.update({subject.pk: True, other.pk: True})

    assert (settle_all(by=SYSTEM), done()) == (2, [True, True])

"""No need is silent for more than sixty days."""

from datetime import timedelta

from praksisnet.adaptation.actions import add_due_todos, answer_need, choose_need, decline_need
from praksisnet.adaptation.tasks import ask_about_silent_needs
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.todos.actions import settle_all
from praksisnet.todos.models import Todo
from praksisnet.todos.queries import todos_for

BY = Actor.system("test")


def later(days):
    return clock.moved_to(clock.now() + timedelta(days=days, minutes=1))


def test_the_facilitators_are_asked_after_45_days_and_have_until_60(need, line, mette):
    raised_on = need.raised_at.astimezone(clock.COPENHAGEN).date()
    with later(44):
        early = add_due_todos(by=BY)
    with later(45):
        ask_about_silent_needs.call()
        add_due_todos(by=BY)

    assert (early, [todo.due_on for todo in todos_for(line)]) == (0, [raised_on + timedelta(days=60)])
    assert list(todos_for(mette)) == []


def test_the_task_ticks_itself_when_the_need_is_decided(need, facilitator):
    with later(46):
        add_due_todos(by=BY)
        decline_need(need, reason="Derfor.", by=facilitator)

    assert Todo.objects.get().ticked_itself


def test_a_chosen_need_is_asked_about_once_more_and_the_first_task_stays_ticked(need, facilitator):
    with later(46):
        add_due_todos(by=BY)
        choose_need(need, by=facilitator)
    with later(92):
        add_due_todos(by=BY)
        settle_all(by=BY)
        open_ones = Todo.objects.filter(done_at__isnull=True).count()
        answer_need(need, answer="Det kom på mødet.", by=facilitator)

    assert (open_ones, Todo.objects.count()) == (1, 2)
    assert all(todo.ticked_itself for todo in Todo.objects.all())


def test_nobody_is_asked_about_an_answered_need(need, facilitator):
    answer_need(need, answer="Ja.", by=facilitator)

    with later(90):
        assert add_due_todos(by=BY) == 0

"""What becomes wrong with time is looked at again: a task for its owner, and a banner when the day has passed."""

from datetime import timedelta

import pytest

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.actions import archive_resource, ask_for_reviews, change_resource, review_resource
from praksisnet.knowledge.tasks import ask_for_reviews as nightly
from praksisnet.todos.actions import settle_all
from praksisnet.todos.queries import todos_for

BY = Actor.system("test")


@pytest.fixture
def due(published, ellen):
    """To be reviewed in thirty days."""
    return published("Skabelon", owner=ellen, review_on=clock.today() + timedelta(days=30))


def open_todos(person):
    return [todo.due_on for todo in todos_for(person) if todo.done_at is None]


def test_the_owner_is_asked_once_a_month_ahead(due, published, ellen, line):
    published("Senere", owner=ellen, review_on=clock.today() + timedelta(days=31))

    nightly.call()
    ask_for_reviews(by=BY)

    assert (open_todos(ellen), open_todos(line)) == ([due.review_on], [])


def test_without_an_owner_the_facilitators_are_asked(published, ellen, line):
    resource = published("Skabelon", review_on=clock.today())

    ask_for_reviews(by=BY)

    assert (open_todos(ellen), open_todos(line)) == ([], [resource.review_on])


def test_a_new_owner_takes_the_task_over(due, ellen, line, by):
    ask_for_reviews(by=BY)
    change_resource(due, owner=line, by=by)

    ask_for_reviews(by=BY)

    assert (open_todos(ellen), open_todos(line)) == ([], [due.review_on])


def test_a_review_ticks_the_task_and_is_asked_for_again(due, ellen, by):
    ask_for_reviews(by=BY)

    review_resource(due, review_on=clock.today() + timedelta(days=365), by=by)
    then = open_todos(ellen)
    with clock.moved_to(clock.now() + timedelta(days=340)):
        ask_for_reviews(by=BY)
        settle_all(by=BY)

    due.refresh_from_db()
    assert (then, open_todos(ellen)) == ([], [due.review_on])


def test_what_is_archived_is_asked_about_no_more(due, ellen, by):
    ask_for_reviews(by=BY)

    archive_resource(due, by=by)
    ask_for_reviews(by=BY)

    assert open_todos(ellen) == []


@pytest.mark.parametrize("days", [0, 365 * 7])
def test_a_day_too_soon_or_too_late_is_refused(days, due, by):
    with pytest.raises(Refused):
        review_resource(due, review_on=clock.today() + timedelta(days=days), by=by)


def test_it_is_overdue_from_the_day_after(due):
    with clock.moved_to(clock.at(due.review_on, 12, 0)):
        on_the_day = due.is_overdue
    with clock.moved_to(clock.at(due.review_on + timedelta(days=1), 0, 30)):
        the_day_after = due.is_overdue

    assert (on_the_day, the_day_after) == (False, True)

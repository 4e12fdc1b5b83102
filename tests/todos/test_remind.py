from datetime import date, timedelta

import pytest

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.notices.models import How, Letter, Notice, Wish
from praksisnet.todos.actions import finish, move, remind
from tests.todos.conftest import SYSTEM, TODAY


def lines() -> list[str]:
    return list(Notice.objects.order_by("pk").values_list("line", flat=True))


def test_what_is_due_within_a_week_becomes_a_line_in_the_weekly_letter(add_todo):
    add_todo(due_on=date(2026, 9, 14))

    remind(by=SYSTEM)

    assert lines() == ["Send programmet, senest mandag 14. september 2026"]


@pytest.mark.parametrize("due_on", [TODAY + timedelta(days=8), TODAY - timedelta(days=31), None])
def test_what_is_far_away_long_past_or_undated_is_not_reminded_of(add_todo, due_on):
    add_todo(due_on=due_on)

    remind(by=SYSTEM)

    assert lines() == []


def test_one_is_reminded_once_for_each_date(add_todo, subject):
    add_todo(due_on=date(2026, 9, 9))
    for _night in range(2):
        remind(by=SYSTEM)
    move(subject, days=3, by=SYSTEM)

    remind(by=SYSTEM)

    assert lines() == [
        "Send programmet, senest onsdag 9. september 2026",
        "Send programmet, senest lørdag 12. september 2026",
    ]


def test_what_is_done_is_not_reminded_of(add_todo, line):
    finish(add_todo(due_on=TODAY), by=Actor.person(line))

    remind(by=SYSTEM)

    assert lines() == []


def test_who_wants_it_at_once_gets_a_planned_mail(add_todo, line):
    Wish.objects.create(person=line, purpose="todos", how=How.AT_ONCE)
    add_todo(due_on=TODAY)

    remind(by=SYSTEM)

    assert list(Letter.objects.values_list("urgency", "subject")) == [
        ("planned", "Praksisnet: Send programmet, senest mandag 7. september 2026")
    ]


def test_a_role_is_not_written_to(add_todo):
    add_todo(token="role:x", due_on=TODAY)

    remind(by=SYSTEM)

    assert lines() == []


def test_a_closed_account_is_not_written_to(add_todo, line):
    add_todo(due_on=TODAY)
    line.deactivated_at = clock.now()
    line.save()

    remind(by=SYSTEM)

    assert Letter.objects.count() == 0

"""After 72 hours those who decide are told once; it stays hidden."""

from datetime import timedelta

from praksisnet.cases.actions import release, remind
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.models import Resource
from praksisnet.notices.models import Letter
from tests.cases.conftest import hidden

JOB = Actor.system("cases.remind")


def test_who_decides_is_told_once_when_the_time_is_out(resource, mette, line):
    case = hidden(resource, mette)
    too_soon = remind(by=JOB)

    with clock.moved_to(case.due_at + timedelta(minutes=1)):
        told = [remind(by=JOB), remind(by=JOB)]

    assert (too_soon, told) == (0, [1, 0])
    assert list(Letter.objects.filter(purpose="cases.overdue").values_list("to_address", flat=True)) == [line.email]
    assert list(Resource.objects.all()) == []


def test_what_is_decided_is_not_reminded_of(resource, mette, line):
    case = release(hidden(resource, mette), by=Actor.person(line))

    with clock.moved_to(case.due_at + timedelta(minutes=1)):
        assert remind(by=JOB) == 0

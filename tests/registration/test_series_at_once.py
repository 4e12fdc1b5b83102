"""All meetings at the same moment: many people, the same dates in any order, a date that is published meanwhile."""

import pytest
from django.db import connection
from django.db.models import Count

from praksisnet.meetings.actions import publish
from praksisnet.meetings.models import Pool
from praksisnet.notices.models import Letter
from praksisnet.registration.actions import desk, leave_series, registering, series
from praksisnet.registration.models import Registration, Series
from praksisnet.registration.words import TAKEN
from tests.parallel import all_at_once
from tests.registration.dates import SYSTEM, Network

CROWD = 8
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("sqlite" in connection.vendor, reason="SQLite has one writer, and tests keep it in memory."),
]


@pytest.fixture
def here(db):
    return Network()


def above(meetings):
    """The dates with more people than places."""
    held = Registration.objects.filter(meeting__in=meetings, state__in=TAKEN).values_list("meeting")
    numbers = dict(held.annotate(Count("pk")))
    return [one for one in meetings if numbers.get(one.pk, 0) > 3]


def test_eight_people_press_at_once_and_no_date_has_more_than_its_places(here):
    dates = [here.date(week, places=3) for week in (4, 2, 0)]
    people = [here.member(number=number + 2) for number in range(CROWD)]

    given = all_at_once(
        lambda number: here.joins(*dates[:: 1 if number % 2 else -1], person=people[number]), times=CROWD
    )

    assert [one for one in given if isinstance(one, Exception)] == []
    taken = list(Pool.objects.filter(meeting__in=dates).values_list("taken", flat=True))
    assert (taken, above(dates), Letter.objects.filter(purpose="registration.series").count()) == ([3, 3, 3], [], CROWD)


def test_without_the_lock_and_the_condition_there_are_more(here, monkeypatch):
    def take(pool):
        """Read first and written down afterwards, as anybody would who forgets the others."""
        return pool.free > 0

    dates = [here.date(week, places=3) for week in (0, 2)]
    people = [here.member(number=number + 2) for number in range(CROWD)]
    monkeypatch.setattr(desk, "lock_pools", lambda meeting: list(Pool.objects.filter(meeting=meeting)))
    monkeypatch.setattr(series, "lock_pools_of", lambda ids: list(ids))
    monkeypatch.setattr(registering, "take", take)

    all_at_once(lambda number: here.joins(*dates, person=people[number]), times=CROWD)

    assert above(dates) == dates


def test_one_person_who_presses_eight_times_has_one_of_each(here):
    dates = [here.date(week) for week in (0, 2)]

    given = all_at_once(lambda _number: here.joins(*dates), times=CROWD)

    assert [one for one in given if isinstance(one, Exception)] == []
    numbers = [found.count() for found in (Series.objects, Registration.objects)]
    assert (numbers, Letter.objects.filter(purpose="registration.series").count()) == ([1, 2], 1)


def test_a_date_is_published_while_followers_join_and_leave(here):
    people = [here.member(number=number + 2) for number in range(CROWD - 1)]
    before = [here.joins(person=one).series for one in people[:4]]
    added = here.draft(3, places=3)

    def act(number):
        if number == 0:
            return publish(added, by=here.by)
        return here.joins(person=people[number - 1]) if number > 4 else leave_series(before[number - 1], by=SYSTEM)

    given = all_at_once(act, times=CROWD)

    assert [one for one in given if isinstance(one, Exception)] == []
    assert above([added]) == []

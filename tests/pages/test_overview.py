"""The overview adds the rooms' own figures up, once."""

from datetime import timedelta

import pytest
from django.urls import reverse

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.tables import read
from praksisnet.pages.queries.overview import overview_of, overview_sheet
from praksisnet.registration.actions import mark_attendance


@pytest.fixture
def held(world):
    """One meeting with one participant, two months from now; the moment after it."""
    registered, meeting = world.make("registration"), world.make("meeting")
    after = meeting.ends_at + timedelta(hours=1)
    with clock.moved_to(after):
        mark_attendance(meeting, [registered.pk], by=Actor.person(world.people[Who.FACILITATOR]))
    return after


def test_overview_counts_municipalities_meetings_and_people(world, held):
    world.make("trial")

    with clock.moved_to(held):
        overview = overview_of(world.here.programme)

    total = overview.total
    assert (total.taking_part, total.reached, total.held, total.attended, overview.number_of_trials) == (1, 1, 1, 1, 1)


def test_lines_add_up_to_the_total(world, held):
    world.make("development_day")

    with clock.moved_to(held):
        overview = overview_of(world.here.programme)

    assert sum(line.held for line in overview.lines) == overview.total.held == 1


def test_spreadsheet_holds_the_same_lines(world, held):
    with clock.moved_to(held):
        sheet = world.client(Who.AUTHORITY).get(reverse("pages:overview_xlsx")).getvalue()
        overview = overview_of(world.here.programme)

    lines = [[str(value) for value in row] for row in overview_sheet(overview)[1]]
    assert [cells for _line, cells in read("overview.xlsx", sheet).rows] == lines


def test_overview_names_nobody(world, held):
    with clock.moved_to(held):
        page = world.client(Who.AUTHORITY).get(reverse("pages:overview")).content.decode()

    assert "Mette" not in page

"""The meeting plan: every network's meetings by half-year, and who has been there."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.half_years import HalfYear
from praksisnet.kit.permissions import Who
from praksisnet.meetings.actions import create_round
from praksisnet.pages.queries.plan import board_of, reach_of
from praksisnet.registration.actions import mark_attendance


@pytest.fixture
def text(world):
    def read(who: Who) -> str:
        page = world.client(who).get(reverse("pages:plan")).content.decode()
        return " ".join(strip_tags(page.partition("<main")[2].partition("</main")[0]).split())

    return read


def cells(board, name):
    """Half-year and title of what stands in the row."""
    row = next(line for line in board.lines if line.name == name)
    return [(cell.half_year, meeting.title) for cell in row.cells for meeting, _figures in cell.meetings]


def test_plan_says_what_is_held_planned_and_missing(world, line):
    world.make("meeting")
    create_round(world.here.programme, name="Forår", title="Uden dato", parts=[], by=Actor.person(line))

    assert board_of(line, world.here.programme).lead == "0 møder er afholdt, 1 er planlagt, og 1 mangler en dato."


def test_meeting_stands_in_its_half_year(world, line):
    meeting = world.make("meeting")

    assert cells(board_of(line, world.here.programme), "Netværk Her") == [
        (HalfYear.of(meeting.starts_at), "Aflastning")
    ]


def test_round_stands_together_where_its_first_meeting_is(world, line):
    """One network that meets in January still belongs to the autumn's round."""
    meeting = world.make("meeting")
    network = world.here.programme.networks.create(name="Netværk Syd")
    create = {"programme": world.here.programme, "kind": "network", "round": meeting.round, "title": "Aflastning"}
    create["audience"] = meeting.audience
    later = clock.at(HalfYear.of(meeting.starts_at).following.first_day + timedelta(days=5), 9)
    type(meeting).objects.create(network=network, starts_at=later, ends_at=later + timedelta(hours=5), **create)

    half = HalfYear.of(meeting.starts_at)
    assert cells(board_of(line, world.here.programme), "Netværk Syd") == [(half, "Aflastning")]


def test_development_day_has_its_own_row_and_is_not_counted(world, line):
    day = world.make("development_day")

    board = board_of(line, world.here.programme)

    assert (cells(board, "Udviklingsdage")[0][1], board.counts["published"]) == (day.title, 0)


def test_map_counts_meetings_with_somebody_from_the_municipality(world, line):
    registered, meeting = world.make("registration"), world.make("meeting")
    with clock.moved_to(meeting.ends_at + timedelta(hours=1)):
        mark_attendance(meeting, [registered.pk], by=Actor.person(line))

        reach = reach_of(world.here.programme)

    assert [number for number, _said in reach.groups] == [0, 0, 1, 1]


def test_facilitator_reads_what_needs_action(text):
    assert ("Mødeplan" in (page := text(Who.FACILITATOR)), "Møder pr. netværk og halvår" in page) == (True, True)


def test_authority_sees_no_persons_and_plans_nothing(world, text):
    world.make("registration")

    page = text(Who.AUTHORITY)

    assert ("Mette" in page, "Planlæg en møderunde" in page, "1 tilmeldte" in page) == (False, False, True)


@pytest.mark.parametrize("name", ["pages:plan", "pages:overview"])
@pytest.mark.parametrize("who", [Who.FACILITATOR, Who.AUTHORITY])
def test_plan_and_overview_cost_at_most_fifteen_statements_however_many_meetings(world, statements, line, name, who):
    client, address = world.client(who), reverse(name)
    world.make("meeting")
    client.get(address)
    with statements.counted() as few:
        client.get(address)
    for number in range(3):
        create_round(world.here.programme, name=f"Runde {number}", title="Mere", parts=[], by=Actor.person(line))

    with statements.counted() as many:
        client.get(address)

    assert (len(many), len(many) <= 15) == (len(few), True)


def test_many_networks_are_on_several_pages(world):
    for number in range(30):
        world.here.programme.networks.create(name=f"Netværk {number:02}", sort_name=f"netværk {number:02}")
    client, address = world.client(Who.FACILITATOR), reverse("pages:plan")

    pages = [client.get(address, {"page": number}).content.decode() for number in (1, 2)]

    rows = [page.partition('<table class="board"')[2].count('role="rowheader"') for page in pages]
    assert (rows[0], sum(rows)) == (25, 30 + 1)

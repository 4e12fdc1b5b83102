from datetime import timedelta

import pytest
from django.urls import reverse

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.meetings.actions import create_round, publish, set_date
from praksisnet.meetings.models import Meeting, Round
from praksisnet.meetings.queries import schedule_of, schedule_panel
from praksisnet.networks.actions import change_programme
from tests import factories
from tests.acting import cancel_meeting
from tests.meetings.conftest import PARTS
from tests.reading import text


@pytest.fixture
def lines(world):
    return world.client(Who.FACILITATOR)


def address(name: str, **kwargs: int) -> str:
    return reverse(f"meetings:{name}", kwargs=kwargs)


def rounds(world, number: int) -> list[Round]:
    by = Actor.person(world.people[Who.FACILITATOR])
    return [
        create_round(world.here.programme, name=f"Runde {each}", title="Titel", parts=PARTS, by=by)
        for each in range(number)
    ]


def new_date(world, **values: str) -> dict[str, str]:
    day = clock.today() + timedelta(days=30)
    while day.weekday() > 3 or day.month == 7 or day.isocalendar().week in {7, 8, 42}:
        day += timedelta(days=1)
    plain = {"day": f"{day.day}.{day.month}.{day.year}", "starts": "9.30", "ends": "15.00", "town": "Næstved"}
    return {**plain, **values}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("who", "number"), [(Who.PARTICIPANT, 7), (Who.FACILITATOR, 8)])
def test_the_list_costs_the_same_for_every_length(who, number, rows, world, statements):
    by = Actor.person(world.people[Who.FACILITATOR])
    for made in rounds(world, rows):
        starts_at = clock.at(clock.today() + timedelta(days=40), 9)
        publish(set_date(made.meetings.get(), starts_at=starts_at, town="Næstved", by=by), by=by)
    client = world.client(who)

    with statements.at_most(number):
        response = client.get(address("meetings"))

    assert response.status_code == 200


@pytest.mark.parametrize("networks", [1, 3])
def test_a_round_costs_the_same_for_every_number_of_networks(networks, world, lines, statements):
    for _ in range(networks - 1):
        factories.network(world.here.programme)
    found = rounds(world, 1)[0]

    with statements.at_most(10):
        response = lines.get(address("round", round_id=found.pk))

    assert response.status_code == 200


@pytest.mark.parametrize("parts", [PARTS[:1], PARTS])
def test_the_plan_of_a_meeting_costs_the_same_for_every_length(parts, world, lines, statements):
    change_programme(world.here.programme, approval="required", by=Actor.person(world.people[Who.FACILITATOR]))
    made = create_round(
        world.here.programme, name="R", title="T", parts=parts, by=Actor.person(world.people[Who.FACILITATOR])
    )

    with statements.at_most(12):
        response = lines.get(address("settings", meeting_id=made.meetings.get().pk))

    assert response.status_code == 200


def test_the_programme_of_the_day_costs_three_statements(world, statements):
    meeting = world.make("meeting")

    with statements.exactly(3):
        schedule_of(meeting)


def test_a_slot_holds_the_workshops_of_a_block(world):
    panel = schedule_panel(world.people[Who.PARTICIPANT], world.make("meeting"))

    assert [(slot.title, len(slot.parts)) for slot in panel.slots] == [
        ("Velkommen", 1),
        ("To workshops på samme tid", 2),
    ]
    assert (panel.runs, panel.shows_places) == (False, True)


def test_a_round_is_made_in_one_form(world, lines):
    sent = {"programme": world["programme"], "name": "Efterår", "title": "Aflastning", "places": 30, "workshops": 2}

    lines.post(address("round_new"), sent)

    made = Round.objects.get()
    assert made.core_sessions.filter(kind="workshop").count() == 2
    assert made.meetings.get().pools.get(session=None).capacity == 30


def test_a_date_is_found_and_announced(world, lines):
    meeting = world.make("round").meetings.get()

    lines.post(address("date", meeting_id=meeting.pk), new_date(world))
    page = lines.get(address("announcement", meeting_id=meeting.pk))
    lines.post(address("announcement", meeting_id=meeting.pk))

    meeting.refresh_from_db()
    assert (meeting.town, meeting.announced_at is not None) == ("Næstved", True)
    assert "Mette Kjær" in text(page)


def test_a_day_that_suits_few_is_asked_about_once(world, lines):
    meeting = world.make("round").meetings.get()
    sent = new_date(world, day=f"26.12.{clock.today().year + 1}")

    asked = lines.post(address("date", meeting_id=meeting.pk), sent)
    before = Meeting.objects.get(pk=meeting.pk).starts_at
    lines.post(address("date", meeting_id=meeting.pk), {**sent, "anyway": "yes"})

    assert ("Gem alligevel" in text(asked), before) == (True, None)
    assert Meeting.objects.get(pk=meeting.pk).starts_at is not None


def test_what_is_refused_stays_in_the_form(world, lines):
    meeting = world.make("round").meetings.get()

    response = lines.post(address("date", meeting_id=meeting.pk), new_date(world, ends="9.00"))

    assert response.status_code == 422
    assert "Mødet skal slutte, efter det begynder." in text(response)


def test_publishing_is_refused_until_it_is_approved(world, lines):
    by = Actor.person(world.people[Who.FACILITATOR])
    change_programme(world.here.programme, approval="required", by=by)
    meeting = world.make("round").meetings.get()
    lines.post(address("date", meeting_id=meeting.pk), new_date(world))

    sent = lines.post(
        address("approval", meeting_id=meeting.pk), {"approver": world.people[Who.AUTHORITY].pk}, follow=True
    )
    response = lines.post(address("publication", meeting_id=meeting.pk))

    assert "Afventer Nadia Krogh" in text(sent)
    assert (response.status_code, "Programmet er ikke godkendt endnu." in text(response)) == (422, True)


def test_a_part_is_changed_with_its_places(world, lines):
    session = world.make("session")
    sent = {"title": "Egen samtale", "minutes": 80, "capacity": 9, "abstract": "", "room": "Lokale 2"}

    response = lines.post(address("session", session_id=session.pk), sent, follow=True)

    session.refresh_from_db()
    assert (session.title, session.minutes, session.pools.get().capacity) == ("Egen samtale", 80, 9)
    assert "Lokal ændring" in text(response)


def test_a_network_without_a_meeting_gets_a_new_one(world, lines):
    meeting = world.make("round").meetings.get()
    cancel_meeting(meeting, reason="Storm", by=Actor.person(world.people[Who.FACILITATOR]))

    lines.post(address("round_meeting", round_id=world["round"]), {"network": world["network"]})

    assert world.make("round").meetings.filter(cancelled_at=None).count() == 1


def test_a_new_meeting_asks_for_its_network(world, lines):
    response = lines.post(address("round_meeting", round_id=world["round"]), follow=True)

    assert (response.status_code, "Sig, hvilket netværk mødet er for." in text(response)) == (200, True)


@pytest.mark.parametrize("network", ["", "x", "0", "9" * 30])
def test_an_unknown_network_is_not_found(network, world, lines):
    assert lines.post(address("round_meeting", round_id=world["round"]), {"network": network}).status_code == 404


def test_the_calendar_file_can_be_saved(world):
    response = world.client(Who.PARTICIPANT).get(address("calendar", meeting_id=world["meeting"]))

    assert response["Content-Type"].startswith("text/calendar")
    assert b"STATUS:CONFIRMED" in response.content


def test_a_participant_elsewhere_finds_nothing(world):
    client = world.client(Who.OTHER_PARTICIPANT)

    found = [client.get(address(name, meeting_id=world["meeting"])).status_code for name in ("calendar", "settings")]

    assert found == [404, 404]

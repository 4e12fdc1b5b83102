"""The day, as those at the door and those in front of it see it."""

import pytest
from django.test import Client
from django.urls import reverse

from praksisnet.kit import clock, links
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.registration.actions import check_in, register
from praksisnet.registration.models import Arrival, Registration
from praksisnet.registration.queries.arrivals import arrival_token
from praksisnet.registration.queries.links import answer_token
from praksisnet.registration.words import ARRIVAL_LINK, State
from tests import factories
from tests.reading import text
from tests.registration.conftest import MEETING_DAY

MORNING = clock.at(MEETING_DAY, 8, 52)
KEY = "11111111-1111-4111-8111-111111111111"
STRANGERS = (Who.PARTICIPANT, Who.COORDINATOR, Who.OTHER_FACILITATOR, Who.AUTHORITY, Who.ANONYMOUS)


@pytest.fixture
def registered(meeting, mette, world):
    return register(meeting, mette, municipality=world.here.municipality, by=Actor.person(mette))


@pytest.fixture
def morning(registered):
    with clock.moved_to(MORNING):
        yield registered


def address(name, *args):
    return reverse(f"registration:{name}", args=args)


def is_here(registration):
    return Arrival.objects.filter(registration=registration).exists()


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("name", "number"), [("arrivals", 10), ("arrivals_now", 10), ("walk_in", 14), ("arrivals_xlsx", 10)]
)
def test_the_door_costs_the_same_for_every_length(name, number, rows, as_, meeting, comes, registered, statements):
    for _ in range(2 * rows):
        comes(meeting, f"By {_}")
    client = as_(Who.FACILITATOR)
    with clock.moved_to(MORNING):
        client.get("/")
        with statements.at_most(number):
            response = client.get(address(name, meeting.pk))

    assert response.status_code == 200


def test_one_press_checks_in_and_one_takes_it_back(as_, meeting, morning):
    client, door = as_(Who.FACILITATOR), address("arrivals", meeting.pk)

    client.post(door, {"arrive": morning.pk})
    pressed = is_here(morning)
    client.post(door, {"undo": morning.pk})

    assert (pressed, is_here(morning)) == (True, False)


def test_the_page_says_who_was_checked_in_and_then_when(as_, meeting, morning):
    client, door = as_(Who.FACILITATOR), address("arrivals", meeting.pk)

    said = [text(client.post(door, {"arrive": morning.pk}, follow=True)) for _ in range(2)]

    assert ["Mette Kjær, Her Kommune is checked in." in said[0], "Was checked in at 8:52." in said[1]] == [True, True]
    assert "1 of 1 has come." in said[1]


def test_a_search_without_a_script_finds_names_and_municipalities(as_, meeting, comes, morning):
    page = as_(Who.FACILITATOR).get(address("arrivals", meeting.pk), {"q": "her kom"})

    assert ("Mette Kjær" in text(page), "0 of 1 have come." in text(page)) == (True, True)


def test_a_kept_press_is_answered_with_who_is_here(as_, meeting, morning):
    sent = {"kind": "arrive", "registration": morning.pk, "key": KEY, "at": "2026-09-24T06:40:00Z"}
    client = as_(Who.FACILITATOR)

    answers = [client.post(address("arrivals_now", meeting.pk), sent).json() for _ in range(2)]

    assert [answer["here"] for answer in answers] == [{str(morning.pk): "8:40"}] * 2
    assert (Arrival.objects.count(), answers[0]["said"]) == (1, "Mette Kjær, Her Kommune is checked in.")


@pytest.mark.parametrize("sent", [{}, {"kind": "dance", "registration": 1}, {"kind": "arrive", "registration": "x"}])
def test_what_is_no_press_is_refused(sent, as_, meeting, morning):
    response = as_(Who.FACILITATOR).post(address("arrivals_now", meeting.pk), sent)

    assert (response.status_code, Arrival.objects.count()) == (422, 0)


def test_a_press_for_another_meeting_is_not_found(as_, make_meeting, morning):
    other = make_meeting(title="Et andet")
    sent = {"kind": "arrive", "registration": morning.pk}

    response = as_(Who.FACILITATOR).post(address("arrivals_now", other.pk), sent)

    assert (response.status_code, is_here(morning)) == (404, False)


def test_a_scanned_code_must_be_the_one_of_the_row(as_, meeting, comes, morning):
    other = Registration.objects.create(
        meeting=meeting, person=factories.person("Ib"), state=State.REGISTERED, municipality=None
    )
    sent = {"kind": "arrive", "registration": morning.pk, "token": arrival_token(other)}

    response = as_(Who.FACILITATOR).post(address("arrivals_now", meeting.pk), sent)

    assert (response.status_code, is_here(morning)) == (422, False)


def test_the_code_opens_a_page_with_one_button(as_, morning):
    page = as_(Who.FACILITATOR).get(address("check_in", arrival_token(morning)))

    assert ("Check in Mette Kjær" in text(page), is_here(morning)) == (True, False)


def test_the_button_checks_in_and_leads_to_the_list(as_, meeting, morning):
    client = as_(Who.FACILITATOR)

    pages = [client.post(address("check_in", arrival_token(morning)), follow=True) for _ in range(2)]

    assert [page.redirect_chain[-1][0] for page in pages] == [address("arrivals", meeting.pk)] * 2
    assert ("is checked in." in text(pages[0]), "Was checked in at 8:52." in text(pages[1])) == (True, True)


def test_opened_again_the_code_says_when(as_, morning, facilitator):
    check_in(morning, by=facilitator)

    assert "Was checked in at 8:52." in text(as_(Who.FACILITATOR).get(address("check_in", arrival_token(morning))))


def test_the_own_code_leads_to_the_own_page(as_, meeting, morning):
    response = as_(Who.PARTICIPANT).get(address("check_in", arrival_token(morning)))

    assert response.url == address("code", meeting.pk)


@pytest.mark.parametrize("who", [who for who in STRANGERS if who != Who.PARTICIPANT])
def test_others_read_no_name_behind_a_code(who, as_, morning):
    page = as_(who).get(address("check_in", arrival_token(morning)))

    assert (page.status_code, "Mette" in page.content.decode(), "Show the code at the entrance" in text(page)) == (
        200,
        False,
        True,
    )


@pytest.mark.parametrize("who", STRANGERS)
def test_others_check_nobody_in(who, as_, meeting, morning):
    client = as_(who)
    tries = [
        client.post(address("check_in", arrival_token(morning))),
        client.post(address("arrivals", meeting.pk), {"arrive": morning.pk}),
        client.post(address("arrivals_now", meeting.pk), {"kind": "arrive", "registration": morning.pk}),
        client.post(address("walk_in", meeting.pk), {"name": "Ib"}),
    ]

    assert (is_here(morning), Registration.objects.count()) == (False, 1)
    assert not {200} & {response.status_code for response in tries}


def test_looking_at_a_code_changes_nothing(as_, morning):
    for client in (as_(Who.FACILITATOR), Client()):
        client.get(address("check_in", arrival_token(morning)))
        client.head(address("check_in", arrival_token(morning)))

    assert not is_here(morning)


def test_a_code_of_who_gave_the_place_away_is_of_no_use(as_, morning):
    token = arrival_token(morning)
    Registration.objects.filter(pk=morning.pk).update(person=factories.person("Jonas Riis"))

    page = as_(Who.FACILITATOR).get(address("check_in", token))

    assert ("Jonas" in page.content.decode(), "Show the code at the entrance" in text(page)) == (False, True)


def test_a_code_that_was_made_for_something_else_is_none(as_, morning):
    forged = links.make("registration.answer", morning.pk, f"person:{morning.person_id}")

    assert "Show the code at the entrance" in text(as_(Who.FACILITATOR).get(address("check_in", forged)))
    assert ARRIVAL_LINK != "registration.answer"


def test_the_own_page_shows_a_code_with_and_without_signing_in(as_, meeting, morning, mette):
    pages = [
        as_(Who.PARTICIPANT).get(address("code", meeting.pk)),
        Client().get(address("mailed_code", answer_token(meeting, mette))),
    ]

    assert ['<svg class="pn-code"' in page.content.decode() for page in pages] == [True, True]


def test_without_a_place_there_is_no_code(as_, meeting):
    page = as_(Who.COORDINATOR).get(address("code", meeting.pk))

    assert ("pn-code" in page.content.decode(), "no code to show" in text(page)) == (False, True)


def test_a_walk_in_to_a_full_meeting_is_offered_one_place_more(as_, make_meeting, comes):
    meeting = make_meeting(places=1)
    comes(meeting, "Faxe")
    client, door = as_(Who.FACILITATOR), address("walk_in", meeting.pk)
    with clock.moved_to(MORNING):
        full = client.post(door, {"name": "Ida Krag"})
        done = client.post(door, {"name": "Ida Krag", "capacity": "2"})

    assert (full.status_code, "All 1 places are taken." in text(full), done.status_code) == (422, True, 302)
    assert Registration.objects.get(person__name="Ida Krag").state == State.ATTENDED


def test_a_walk_in_sent_twice_is_one(as_, meeting):
    sent = {"name": "Ida Krag", "request_key": "once"}
    client = as_(Who.FACILITATOR)
    with clock.moved_to(MORNING):
        statuses = [client.post(address("walk_in", meeting.pk), sent).status_code for _ in range(2)]

    assert (statuses, Registration.objects.count()) == ([302, 302], 1)


def test_a_known_walk_in_comes_for_the_own_municipality(as_, meeting, mette, world):
    with clock.moved_to(MORNING):
        as_(Who.FACILITATOR).post(address("walk_in", meeting.pk), {"person": mette.pk})

    assert Registration.objects.get(person=mette).municipality == world.here.municipality


def test_marking_attendance_starts_from_who_came(as_, meeting, comes, morning, facilitator):
    check_in(morning, by=facilitator)
    absent = Registration.objects.create(meeting=meeting, person=factories.person("Ib"), state=State.REGISTERED)

    with clock.moved_to(clock.at(MEETING_DAY, 16)):
        page = as_(Who.FACILITATOR).get(address("attendance", meeting.pk)).content.decode()

    ticked = [f'id="attended_{one.pk}" name="attended" value="{one.pk}" checked' in page for one in (morning, absent)]
    assert ticked == [True, False]


def test_who_is_here_reads_so_on_the_page_of_the_meeting(as_, meeting, morning, facilitator):
    check_in(morning, by=facilitator)

    page = text(as_(Who.PARTICIPANT).get(reverse("pages:meeting", args=[meeting.pk])))

    assert ("You are checked in" in page, "Join the waiting list" in page) == (True, False)


@pytest.mark.parametrize(("moment", "leads"), [((8, 0), True), ((10, 0), True), ((18, 0), False)])
def test_on_the_day_the_meeting_leads_to_the_door(moment, leads, as_, meeting, registered):
    with clock.moved_to(clock.at(MEETING_DAY, *moment)):
        page = as_(Who.FACILITATOR).get(reverse("pages:meeting", args=[meeting.pk])).content.decode()

    assert (f'button-primary" href="{address("arrivals", meeting.pk)}"' in page) == leads

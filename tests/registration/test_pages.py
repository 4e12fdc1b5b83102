"""The pages of the room, as each reader sees them."""

from datetime import date

import pytest

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.registration.actions import cancel_registration, mark_attendance, register
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.links import answer_token
from praksisnet.registration.words import State
from tests.reading import text
from tests.registration.conftest import address, afterwards, letters


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("name", "who", "number"),
    [
        ("registration", Who.PARTICIPANT, 15),
        ("participants", Who.PARTICIPANT, 12),
        ("participants", Who.FACILITATOR, 15),
        ("attendance", Who.FACILITATOR, 12),
        ("from_us", Who.COORDINATOR, 15),
        ("participants_xlsx", Who.FACILITATOR, 12),
    ],
)
def test_pages_cost_the_same_for_every_length(
    name, who, number, rows, as_, make_meeting, comes, mette, world, statements
):
    meeting = make_meeting(places=rows + 1)
    register(meeting, mette, municipality=world.here.municipality, by=Actor.person(mette))
    for _ in range(2 * rows):
        comes(meeting, workshops=[])
    client = as_(who)
    client.get("/")

    with statements.at_most(number):
        response = client.get(address(name, meeting.pk))

    assert response.status_code == 200


def test_one_press_registers_and_a_second_changes_nothing(as_, meeting, mette, workshops, world):
    client, sent = as_(Who.PARTICIPANT), {"workshop_1": workshops[1].pk}

    statuses = [client.post(address("registration", meeting.pk), sent).status_code for _ in range(2)]

    assert (statuses, Registration.objects.get().municipality) == ([302, 302], world.here.municipality)
    assert (len(letters("receipt")), len(letters("workshop"))) == (1, 0)


def test_without_a_workshop_it_is_asked_for_in_place(as_, meeting):
    page = as_(Who.PARTICIPANT).post(address("registration", meeting.pk), {})

    assert (page.status_code, Registration.objects.count()) == (422, 0)
    assert "Choose a workshop." in text(page)


def test_a_workshop_that_was_full_meanwhile_is_refused_in_place_with_what_was_chosen(as_, meeting, comes, workshops):
    comes(meeting, workshops=[workshops[2]])

    page = as_(Who.PARTICIPANT).post(address("registration", meeting.pk), {"workshop_1": workshops[2].pk})

    assert (page.status_code, "Redskabet is full. Choose another workshop." in text(page)) == (422, True)
    assert f'value="{workshops[2].pk}" checked' in page.content.decode()


def test_when_it_is_full_the_button_leads_to_the_waiting_list(as_, make_meeting, comes):
    meeting = make_meeting(places=1)
    comes(meeting)
    client = as_(Who.PARTICIPANT)

    before = text(client.get(address("registration", meeting.pk)))
    client.post(address("registration", meeting.pk))
    after = text(client.get(address("registration", meeting.pk)))

    assert "Full. Join the waiting list as number 1." in before
    assert "You are number 1 on the waiting list" in after


def test_who_is_passed_over_reads_why(as_, make_meeting, comes, mette, world):
    meeting = make_meeting(places=1, unseated_first=True)
    home = world.here.municipality
    register(meeting, world.people[Who.COORDINATOR], municipality=home, by=Actor.system("test"))
    register(meeting, mette, municipality=home, by=Actor.person(mette))
    comes(meeting, "Faxe")

    page = text(as_(Who.PARTICIPANT).get(address("registration", meeting.pk)))

    assert "You are number 2 on the waiting list" in page
    assert "Faxe has no place yet and therefore stands before you." in page


def test_after_the_deadline_the_page_says_when_it_was(as_, meeting):
    with clock.moved_to(clock.at(date(2026, 9, 18), 9)):
        page = as_(Who.PARTICIPANT).post(address("registration", meeting.pk), {})

    assert (page.status_code, Registration.objects.count()) == (422, 0)
    assert "Registration closed Thursday 17 September 2026 at 12:00." in text(page)


def test_cancelling_asks_first_and_tells_what_follows(as_, meeting, mette, workshops):
    made = register(meeting, mette, workshops=[workshops[0]], by=Actor.person(mette))
    client = as_(Who.PARTICIPANT)

    asked = text(client.get(address("cancellation", made.pk)))
    done = client.post(address("cancellation", made.pk))
    made.refresh_from_db()

    assert "Cancel your place at “Aflastning, der holder”?" in asked
    assert (done.status_code, made.state) == (302, State.CANCELLED)


def test_members_see_who_comes_and_not_who_stayed_away(as_, meeting, comes):
    came, away = comes(meeting, "Greve"), comes(meeting, "Faxe")
    with afterwards():
        mark_attendance(meeting, [came.pk], by=Actor.system("test"))
        readers = (Who.PARTICIPANT, Who.FACILITATOR)
        pages = {who: text(as_(who).get(address("participants", meeting.pk))) for who in readers}

    assert [away.person.name in pages[who] for who in pages] == [False, True]
    assert "1 attended from 1 municipality." in pages[Who.PARTICIPANT]
    assert "1 attended, 1 did not." in pages[Who.FACILITATOR]


def test_the_waiting_list_is_the_facilitators(as_, make_meeting, comes):
    meeting = make_meeting(places=1)
    comes(meeting, "Greve")
    waiting = comes(meeting, "Faxe")

    at = f"{address('participants', meeting.pk)}?state=waiting"
    pages = [text(as_(who).get(at)) for who in (Who.PARTICIPANT, Who.FACILITATOR)]

    assert [waiting.person.name in page for page in pages] == [False, True]


def test_attendance_is_one_form(as_, meeting, comes):
    came, away = comes(meeting, "Greve"), comes(meeting, "Faxe")
    client = as_(Who.FACILITATOR)
    with afterwards():
        before = client.get(address("attendance", meeting.pk)).content.decode().count(" checked")
        page = client.post(address("attendance", meeting.pk), {"attended": [came.pk]}, follow=True)
        after = client.get(address("attendance", meeting.pk)).content.decode().count(" checked")

    assert (before, after) == (2, 1)
    assert "1 attended, 1 did not." in page.content.decode()
    assert [Registration.objects.get(pk=one.pk).state for one in (came, away)] == [State.ATTENDED, State.NO_SHOW]


def test_the_coordinator_sees_what_everybody_from_home_answered(as_, meeting, world, mette, birthe, comes, workshops):
    home = world.here.municipality
    register(meeting, mette, municipality=home, workshops=[workshops[1]], by=Actor.person(mette))
    made = register(meeting, birthe, municipality=home, by=Actor.person(birthe))
    cancel_registration(made, by=Actor.person(birthe))
    other = comes(meeting, "Greve")

    page = text(as_(Who.COORDINATOR).get(address("from_us", meeting.pk)))

    assert "Registered, workshop B" in page
    assert "Cancelled 22 June" in page
    assert other.person.name not in page


def test_the_coordinator_sees_who_has_not_answered(as_, meeting, mette):
    page = text(as_(Who.COORDINATOR).get(address("from_us", meeting.pk)))

    assert (mette.name in page, "Has not answered" in page) == (True, True)


def test_a_mailed_link_registers_without_signing_in(client, meeting, mette, workshops, world):
    at = address("mailed", answer_token(meeting, mette))
    client.cookies["django_language"] = "en"

    opened = text(client.get(at))
    before = Registration.objects.count()
    done = client.post(at, {"workshop_1": workshops[0].pk}, follow=True)

    assert "You answer as Mette Kjær, Her Kommune. Not Mette?" in opened
    assert (before, Registration.objects.get().person) == (0, mette)
    assert "You are registered" in text(done)


def test_a_mailed_link_cancels_after_asking(client, meeting, mette):
    client.cookies["django_language"] = "en"
    made = register(meeting, mette, by=Actor.person(mette))
    at = address("mailed_cancellation", answer_token(meeting, mette))

    asked = client.get(at)
    state = Registration.objects.get(pk=made.pk).state
    done = client.post(at, follow=True)

    assert (asked.status_code, state) == (200, State.REGISTERED)
    assert "You have cancelled. The place goes to the next one on the waiting list." in done.content.decode()


def test_a_mailed_page_shows_nobody_else(client, meeting, mette, comes):
    other = comes(meeting, "Greve")

    page = client.get(address("mailed", answer_token(meeting, mette))).content.decode()

    assert (other.person.name in page, "Greve" in page) == (False, False)


def test_a_link_to_an_old_address_is_of_no_use(client, meeting, mette):
    at = address("mailed", answer_token(meeting, mette))
    mette.email = "mette.ny@her.example"
    mette.save()

    assert (client.get(at).status_code, client.post(at).status_code) == (404, 404)


@pytest.mark.parametrize("name", ["registration", "participants", "attendance", "from_us", "participants_xlsx"])
def test_another_network_does_not_see_it(name, as_, meeting):
    for who in (Who.OTHER_PARTICIPANT, Who.OTHER_COORDINATOR, Who.OTHER_FACILITATOR, Who.READER):
        assert as_(who).get(address(name, meeting.pk)).status_code == 404


def test_another_network_does_not_see_a_registration(as_, meeting, mette):
    made = register(meeting, mette, by=Actor.person(mette))

    for name in ("history", "cancellation"):
        assert as_(Who.OTHER_FACILITATOR).get(address(name, made.pk)).status_code == 404

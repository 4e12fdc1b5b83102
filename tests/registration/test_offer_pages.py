"""The offer on the pages: signed in, by the mailed link, for the coordinator and for who runs the meeting."""

import pytest
from django.urls import reverse

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.registration.actions import cancel_registration, register
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.links import answer_token
from praksisnet.registration.words import State
from tests.reading import text
from tests.registration.conftest import address, letters
from tests.registration.queues import AFTER_DEADLINE

SYSTEM = Actor.system("test")


@pytest.fixture
def mine(make_meeting, comes, mette, world):
    """Mette is asked, and somebody from Faxe waits behind her."""
    meeting = make_meeting(places=1)
    first = comes(meeting)
    made = register(meeting, mette, municipality=world.here.municipality, by=Actor.person(mette))
    comes(meeting, "Faxe")
    with clock.moved_to(AFTER_DEADLINE):
        cancel_registration(first, by=SYSTEM)
        made.refresh_from_db()
        yield made


def test_the_mailed_link_shows_the_offer_and_a_double_press_has_one_effect(client, mine, mette):
    token = answer_token(mine.meeting, mette)
    link, answer = (reverse(f"registration:{name}", args=[token]) for name in ("mailed", "mailed_offer"))

    page = client.get(link)
    for method in (client.get, client.head):
        method(answer)
    before = Registration.objects.get(pk=mine.pk).state
    for _ in range(2):
        client.post(answer, {"answer": "yes"})

    assert "Svar senest onsdag 23. september kl. 8.00." in text(page)
    assert (before, Registration.objects.get(pk=mine.pk).state) == (State.OFFERED, State.REGISTERED)
    assert (len(letters("accepted")), "Du er tilmeldt" in text(client.get(link))) == (1, True)


def test_a_press_without_an_answer_changes_nothing(client, mine, mette):
    client.post(reverse("registration:mailed_offer", args=[answer_token(mine.meeting, mette)]), {})

    assert Registration.objects.get(pk=mine.pk).state == State.OFFERED


def test_no_thanks_on_the_meetings_page_asks_the_next(world, mine):
    client = world.client(Who.PARTICIPANT, language="en")

    page = client.get(reverse("pages:meeting", args=[mine.meeting_id]))
    client.post(address("offer", mine.pk), {"answer": "no"})
    after = client.get(reverse("pages:meeting", args=[mine.meeting_id]))

    assert "We have a place for you" in text(page)
    assert Registration.objects.get(pk=mine.pk).state == State.DECLINED
    assert "You said no thanks 22 September" in text(after)
    assert len(letters("asked")) == 2


def test_the_front_page_says_first_that_a_place_is_held(world, mine):
    page = text(world.client(Who.PARTICIPANT, language="en").get("/"))

    assert "We have a place for you at “Aflastning, der holder”" in page


def test_the_coordinator_sees_that_somebody_is_asked_and_answers_for_them(world, mine):
    client = world.client(Who.COORDINATOR, language="en")

    page = client.get(address("from_us", mine.meeting_id))
    asked = client.get(address("offer", mine.pk))
    client.post(address("offer", mine.pk), {"answer": "yes"})

    assert "Asked, answer by Wednesday 23 September at 8:00" in text(page)
    assert f"We have a place for {mine.person.name}" in text(asked)
    assert Registration.objects.get(pk=mine.pk).state == State.REGISTERED


def test_the_facilitator_sees_the_list_and_the_history_in_one_line(world, mine):
    client = world.client(Who.FACILITATOR, language="en")

    people = text(client.get(address("participants", mine.meeting_id)))
    history = text(client.get(address("history", mine.pk)))

    assert "1 is asked whether to come. 1 is on the waiting list." in people
    assert "On the waiting list 22 June · no. 1 · asked 22 September at 8:00" in history


def test_moving_by_hand_asks_for_a_reason_and_shows_it(world, mine, comes):
    client = world.client(Who.FACILITATOR, language="en")
    waiting = Registration.objects.get(meeting=mine.meeting_id, state=State.WAITING)

    refused = client.post(address("queue_move", waiting.pk), {"how": "first", "reason": ""})
    moved = client.post(address("queue_move", waiting.pk), {"how": "first", "reason": "Holder oplæg"})
    history = text(client.get(address("history", waiting.pk)))

    assert (refused.status_code, moved.status_code) == (422, 302)
    assert "Was put first by handBecause: Holder oplæg" in history


@pytest.mark.parametrize("who", [Who.PARTICIPANT, Who.FACILITATOR, Who.COORDINATOR])
def test_the_meetings_page_costs_no_more_when_somebody_is_asked(world, mine, statements, who):
    client = world.client(who)
    client.get("/")

    with statements.at_most(15):
        page = client.get(reverse("pages:meeting", args=[mine.meeting_id]))

    assert page.status_code == 200

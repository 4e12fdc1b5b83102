"""The facilitator says what is asked, why, and how long it is kept."""

from dataclasses import replace
from datetime import date

import pytest

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.registration.actions import ask, register
from praksisnet.registration.models import Answer, Question
from tests.acting import cancel_meeting
from tests.guard.numbers import some_number
from tests.reading import text
from tests.registration.asking import ACCESS, BUS, FOOD, asked_at, says
from tests.registration.conftest import address


def kinds(meeting):
    return [question.kind for question in Question.objects.filter(meeting=meeting)]


def test_what_is_turned_on_is_asked_in_its_order_and_journaled_once(meeting, facilitator):
    for _again in range(2):
        ask(meeting, [FOOD, ACCESS, BUS], by=facilitator)

    assert kinds(meeting) == ["dietary", "access", "free"]
    assert Entry.objects.filter(verb="questions_set").count() == 1


def test_what_is_turned_off_goes_with_its_answers(meeting, mette, facilitator):
    made = register(meeting, mette, by=Actor.person(mette))
    questions = asked_at(meeting, FOOD, BUS, by=facilitator)
    says(made, questions["dietary"], "vegan", by=Actor.person(mette))

    ask(meeting, [replace(BUS, pk=questions["free"].pk)], by=facilitator)

    assert (kinds(meeting), Answer.objects.count()) == (["free"], 0)


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (replace(FOOD, purpose=" "), "Say why you ask. Those who answer read it."),
        (replace(BUS, text=""), "Write what you ask."),
        (replace(FOOD, keep_days=61), "Keep answers between 1 and 60 days."),
    ],
)
def test_a_question_says_what_why_and_how_long(meeting, facilitator, wanted, why):
    with pytest.raises(Refused) as refused:
        ask(meeting, [wanted], by=facilitator)

    assert (refused.value.messages, kinds(meeting)) == ([why], [])


def test_a_cpr_number_and_a_fourth_question_are_refused(meeting, facilitator):
    for wanted in ([replace(BUS, text=f"Er {some_number()} med?")], [BUS] * 4):
        with pytest.raises(Refused):
            ask(meeting, wanted, by=facilitator)

    assert kinds(meeting) == []


@pytest.mark.parametrize("change", [{"purpose": "Something else."}, {"keep_days": 15}])
def test_what_is_answered_keeps_its_purpose_and_is_not_kept_longer(meeting, mette, facilitator, change):
    made = register(meeting, mette, by=Actor.person(mette))
    says(made, asked_at(meeting, by=facilitator)["dietary"], "vegan", by=Actor.person(mette))

    with pytest.raises(Refused):
        ask(meeting, [replace(FOOD, **change)], by=facilitator)

    assert Question.objects.get().purpose == FOOD.purpose


def test_what_is_kept_shorter_is_deleted_earlier(meeting, mette, facilitator):
    made = register(meeting, mette, by=Actor.person(mette))
    says(made, asked_at(meeting, by=facilitator)["dietary"], "vegan", by=Actor.person(mette))

    ask(meeting, [replace(FOOD, keep_days=2)], by=facilitator)

    assert Answer.objects.get().delete_at == clock.at(date(2026, 9, 26))


def test_nothing_is_asked_for_a_cancelled_meeting(meeting, facilitator):
    cancel_meeting(meeting, reason="Sne", by=facilitator)

    with pytest.raises(Refused):
        ask(meeting, [FOOD], by=facilitator)


def test_the_page_has_good_words_ready_and_shows_the_day(meeting, world):
    client = world.client(Who.FACILITATOR, language="en")

    page = client.get(address("questions", meeting.pk))
    sent = {"dietary": "on", "dietary_purpose": "Maden.", "dietary_days": "14", "free_1": "Tog?"}
    refused = client.post(address("questions", meeting.pk), sent)
    done = client.post(address("questions", meeting.pk), {**sent, "free_1_purpose": "Bussen.", "free_1_days": "3"})

    assert "deleted Thursday 8 October 2026" in text(page)
    assert "The venue is told numbers and no names." in page.content.decode()
    assert (refused.status_code, done.status_code, kinds(meeting)) == (422, 302, ["dietary", "free"])

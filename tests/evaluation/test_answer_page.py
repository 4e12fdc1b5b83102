import pytest
from django.test import Client
from django.urls import reverse

from praksisnet.evaluation.actions import answer_survey, close_survey
from praksisnet.evaluation.models import Box, Token
from praksisnet.evaluation.queries import answer_token
from praksisnet.kit.permissions import Who
from tests.evaluation.meetings import AGREE, SYSTEM
from tests.guard.numbers import some_number

ANSWERS = "/evaluation/answers/"
PROMISE = "Your answers cannot be traced back to you. We only show results when at least five have answered."


@pytest.fixture
def token(survey, people):
    return answer_token(survey, people[0])


@pytest.fixture
def client():
    found = Client()
    found.cookies["django_language"] = "en"
    return found


def text_of(answer) -> str:
    return answer.content.decode()


def test_the_page_promises_before_it_asks_and_says_no_name(world):
    meeting = world.make("meeting_under_evaluation")

    page = text_of(world.client(Who.PARTICIPANT, language="en").get(reverse("evaluation:answer", args=[meeting.pk])))

    assert page.index(PROMISE) < page.index("<fieldset")
    assert page.count("<fieldset") == 5
    assert "Mette" not in page


def test_the_mailed_link_opens_the_same_page_and_changes_nothing(client, token, people):
    page = client.get(reverse("evaluation:link", args=[token]))
    client.head(reverse("evaluation:link", args=[token]))

    assert PROMISE in text_of(page)
    assert people[0].name not in text_of(page)
    assert Token.objects.filter(spent_on__isnull=False).count() == 0


def test_a_scanner_that_posts_to_the_link_is_refused(client, token):
    assert client.post(reverse("evaluation:link", args=[token])).status_code == 405


def test_send_answers_keeps_one(client, token):
    sent = client.post(ANSWERS, {"token": token, "relevant": "4", "words": "Mere tid."}, follow=True)

    assert "Thank you. Your answer is sent." in text_of(sent)
    assert [box.payload for box in Box.objects.all()] == [{"values": {"relevant": 4}, "text": "Mere tid."}]


def test_send_again_is_told_that_the_link_is_used(client, token):
    client.post(ANSWERS, {"token": token, "relevant": "4"})

    again = client.post(ANSWERS, {"token": token, "relevant": "4"})
    back = client.get(reverse("evaluation:link", args=[token]))

    assert "This link is used." in text_of(again)
    assert "This link is used." in text_of(back)
    assert Box.objects.count() == 1


def test_what_was_typed_stays_when_it_is_refused(client, token):
    written = f"Emil {some_number()} kom igen"

    page = client.post(ANSWERS, {"token": token, "time": "2", "words": written})

    assert page.status_code == 422
    assert written in text_of(page)
    assert 'name="time" value="2" checked' in text_of(page)
    assert Box.objects.count() == 0


def test_nothing_said_is_refused_in_place(client, token):
    page = client.post(ANSWERS, {"token": token})

    assert (page.status_code, "Answer at least one question." in text_of(page)) == (422, True)


def test_a_closed_evaluation_says_so(client, survey, token):
    close_survey(survey, by=SYSTEM)

    assert "The evaluation is closed." in text_of(client.get(reverse("evaluation:link", args=[token])))


@pytest.mark.parametrize("broken", ["", "x", "a.b", "token"])
def test_a_link_that_cannot_be_used_is_met_kindly(client, token, survey, broken):
    broken = token[:-2] if broken == "token" else broken

    page = client.post(ANSWERS, {"token": broken, "relevant": "4"})

    assert (page.status_code, "The link cannot be used" in text_of(page)) == (422, True)


def test_somebody_who_was_not_there_has_no_page(world):
    meeting = world.make("meeting_under_evaluation")

    assert world.client(Who.COORDINATOR).get(reverse("evaluation:answer", args=[meeting.pk])).status_code == 404


def test_the_meeting_page_leads_to_the_questions_until_they_are_answered(world):
    meeting = world.make("meeting_under_evaluation")
    client = world.client(Who.PARTICIPANT, language="en")
    address = reverse("evaluation:answer", args=[meeting.pk])

    before = text_of(client.get(reverse("pages:meeting", args=[meeting.pk])))
    answer_survey(meeting.survey, world.people[Who.PARTICIPANT], AGREE)
    after = text_of(client.get(reverse("pages:meeting", args=[meeting.pk])))

    assert (address in before, address in after, "You have answered" in after) == (True, False, True)


def test_remarks_are_for_those_who_prepare_the_next_meeting(world, survey, people):
    for person in people:
        answer_survey(survey, person, AGREE, text="Mere tid til at tale.")
    close_survey(survey, by=SYSTEM)
    address = reverse("pages:results", args=[survey.meeting_id])

    seen = {who for who in (Who.PARTICIPANT, Who.AUTHORITY, Who.FACILITATOR, Who.KNOWLEDGE_PARTNER)
            if "Mere tid til at tale." in text_of(world.client(who).get(address))}  # fmt: skip

    assert seen == {Who.FACILITATOR, Who.KNOWLEDGE_PARTNER}


def test_more_than_five_remarks_are_a_press_away(world, survey, people):
    for person in people:
        answer_survey(survey, person, AGREE, text="Mere tid til at tale.")
    close_survey(survey, by=SYSTEM)

    page = text_of(world.client(Who.FACILITATOR).get(reverse("pages:results", args=[survey.meeting_id])))

    assert (page.count("Mere tid til at tale.") >= len(people), f"Vis {len(people) - 5} flere" in page) == (True, True)


def test_close_by_hand_shows_the_result(world, survey, people):
    for person in people:
        answer_survey(survey, person, AGREE)
    client = world.client(Who.FACILITATOR, language="en")

    page = client.post(reverse("evaluation:closing", args=[survey.meeting_id]), follow=True)

    assert "Response rate: 100% (9 of 9)" in text_of(page)

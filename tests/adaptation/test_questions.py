"""Before a meeting: up to three questions, one answer a municipality, and one mail."""

from datetime import timedelta

import pytest

from praksisnet.adaptation.actions import answer_before, ask_before
from praksisnet.adaptation.models import Reply
from praksisnet.adaptation.queries import questions_panel
from praksisnet.adaptation.tasks import prepare_meetings
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import publish
from praksisnet.notices.models import Letter
from praksisnet.registration.actions import register
from tests.adaptation.conftest import DAY
from tests.guard.numbers import some_number

ASKED = ["Hvad er sværest?", "Hvad lykkes?"]


@pytest.fixture
def questions(meeting, facilitator):
    return ask_before(meeting, ASKED, by=facilitator)


def test_three_at_most_and_a_repeat_changes_nothing(meeting, questions, facilitator):
    again = ask_before(meeting, [*ASKED, " "], by=facilitator)

    assert again == questions
    for texts in (["a", "b", "c", "d"], ["x" * 201], [f"Om {some_number()}?"]):
        with pytest.raises(Refused):
            ask_before(meeting, texts, by=facilitator)


def test_a_question_is_reworded_or_taken_away_until_it_is_answered(meeting, questions, koege, by, facilitator):
    first, second = questions
    ask_before(meeting, ["Hvad er det sværeste?"], by=facilitator)
    answer_before(meeting, koege, {first.pk: "Tid."}, by=by)

    with pytest.raises(Refused):
        ask_before(meeting, [], by=facilitator)

    assert [question.text for question in meeting.questions.all()] == ["Hvad er det sværeste?"]


def test_a_colleague_mends_the_municipalitys_one_answer(meeting, questions, koege, mette, world, by):
    birthe = world.people[Who.COORDINATOR]
    first, second = questions
    answer_before(meeting, koege, {first.pk: "Tid."}, by=Actor.person(birthe))

    colleague = questions_panel(mette, meeting).own[0].colleague(mette)
    changed = answer_before(meeting, koege, {first.pk: "Tid og mandskab.", second.pk: ""}, by=by)

    assert (colleague, changed, Reply.objects.get().body) == ("Birthe", 1, "Tid og mandskab.")
    assert questions_panel(mette, meeting).own[0].colleague(mette) == ""


def test_an_emptied_answer_is_taken_away(meeting, questions, koege, by):
    answer_before(meeting, koege, {questions[0].pk: "Tid."}, by=by)
    answer_before(meeting, koege, {questions[0].pk: " "}, by=by)

    assert Reply.objects.count() == 0


def test_refuses_nothing_a_number_and_what_is_over(meeting, questions, koege, by):
    for said in ("", f"Om {some_number()}", "x" * 1001):
        with pytest.raises(Refused):
            answer_before(meeting, koege, {questions[0].pk: said}, by=by)

    with clock.moved_to(DAY + timedelta(days=1)), pytest.raises(Refused):
        answer_before(meeting, koege, {questions[0].pk: "Tid."}, by=by)


def test_who_is_not_asked_sees_no_panel(meeting, questions, world):
    others = (Who.OTHER_PARTICIPANT, Who.READER, Who.AUTHORITY)

    assert [questions_panel(world.people[who], meeting) for who in others] == [None, None, None]


def test_everybody_who_comes_gets_one_mail_a_week_before(
    meeting, session, questions, mette, koege, brief, by, facilitator
):
    publish(meeting, by=facilitator)
    register(meeting, mette, municipality=koege, by=by)
    with clock.moved_to(clock.at(DAY - timedelta(days=8), 5, 40)):
        prepare_meetings.call()
        early = Letter.objects.filter(purpose="adaptation.before_meeting").count()
    with clock.moved_to(clock.at(DAY - timedelta(days=7), 10)):
        prepare_meetings.call()
        prepare_meetings.call()

    letter = Letter.objects.get(purpose="adaptation.before_meeting")
    assert (early, letter.to_person, letter.urgency) == (0, mette, "planned")
    assert letter.subject.endswith("Aflastning, der holder")
    assert all(question in letter.text for question in ASKED)

from datetime import timedelta

import pytest

from praksisnet.evaluation.actions import answer_survey, close_survey, pour, pour_all
from praksisnet.evaluation.models import Answer, Box, Remark, Token
from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from tests import factories
from tests.evaluation.meetings import AGREE, SYSTEM
from tests.guard.numbers import some_number


def test_answer_spends_the_token_and_waits_in_the_box(survey, people):
    answer_survey(survey, people[0], AGREE, text="Mere tid.")

    assert Token.objects.get(person=people[0]).spent_on == clock.today()
    assert [box.payload for box in Box.objects.all()] == [{"values": AGREE, "text": "Mere tid."}]


def test_answer_twice_is_refused(survey, people):
    answer_survey(survey, people[0], AGREE)

    with pytest.raises(Refused, match="This link is used"):
        answer_survey(survey, people[0], AGREE)
    assert Box.objects.count() == 1


def test_answer_leaves_nothing_in_the_journal(survey, people):
    before = Entry.objects.count()

    answer_survey(survey, people[0], AGREE)

    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    ("values", "text", "why"),
    [
        ({}, "  ", "at least one"),
        ({"relevant": 6}, "", "not offered"),
        ({"words": 5}, "", "not offered"),
        ({}, "a" * 601, "too long"),
        ({}, some_number(), "CPR"),
    ],
)
def test_answer_refuses_what_cannot_be_kept(survey, people, values, text, why):
    with pytest.raises(Refused, match=why):
        answer_survey(survey, people[0], values, text=text)

    assert Box.objects.count() == 0


def test_answer_from_somebody_who_is_not_asked_is_refused(survey):
    with pytest.raises(Refused, match="not asked"):
        answer_survey(survey, factories.person(), AGREE)


def test_answer_about_a_meeting_that_was_cancelled_is_refused(survey, people):
    Meeting.objects.filter(pk=survey.meeting_id).update(cancelled_at=clock.now(), cancel_reason="Storm")

    with pytest.raises(Refused, match="closed"):
        answer_survey(survey, people[0], AGREE)


def test_answer_after_the_last_day_is_refused(survey, people):
    with clock.moved_to(survey.closes_at + timedelta(minutes=1)), pytest.raises(Refused, match="closed"):
        answer_survey(survey, people[0], AGREE)


def test_pour_waits_for_five(survey, people):
    for person in people[:4]:
        answer_survey(survey, person, AGREE)

    assert pour_all() == 0
    assert (Box.objects.count(), Answer.objects.count()) == (4, 0)


def test_pour_mixes_five_and_empties_the_box(survey, people):
    for person in people[:5]:
        answer_survey(survey, person, AGREE, text="Godt." if person == people[0] else "")

    assert pour_all() == 5
    assert (Box.objects.count(), Answer.objects.count(), Remark.objects.count()) == (0, 5, 1)


def test_pour_again_finds_nothing(survey, people):
    for person in people[:5]:
        answer_survey(survey, person, AGREE)
    pour(survey)

    assert pour(survey) == 0


def test_answer_holds_no_more_than_marks_and_the_week(survey, people):
    for person in people[:5]:
        answer_survey(survey, person, AGREE)
    pour(survey)

    answer = Answer.objects.first()
    year, week, _day = clock.today().isocalendar()
    assert (answer.values, answer.week) == (AGREE, year * 100 + week)
    assert {field.name for field in Answer._meta.get_fields()} == {"id", "survey", "values", "week"}


def test_close_throws_away_fewer_than_five_and_counts_them(survey, people):
    for person in people:
        answer_survey(survey, person, AGREE)
        if person == people[4]:
            pour(survey)

    closed = close_survey(survey, by=SYSTEM)

    assert (Answer.objects.count(), closed.discarded, Box.objects.count()) == (5, 4, 0)

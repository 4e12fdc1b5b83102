from datetime import timedelta

import pytest

from praksisnet.evaluation.actions import (
    answer_survey,
    close_due_surveys,
    close_survey,
    open_due_surveys,
    open_survey,
    plan_letters,
)
from praksisnet.evaluation.models import Item, Remark, Survey, Token
from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.refusal import Refused
from praksisnet.registration.models import Registration
from tests.evaluation.meetings import AGREE, SYSTEM, came, held


def test_open_asks_those_who_came(meeting, koege):
    there = came(meeting, 2, koege)
    came(meeting, 1, koege, "no_show")

    survey = open_survey(meeting, by=SYSTEM)

    assert set(survey.tokens.values_list("person", flat=True)) == {person.pk for person in there}


def test_open_asks_the_registered_until_attendance_is_marked(meeting):
    registered = came(meeting, 3, state="registered")
    came(meeting, 1, state="waiting")

    survey = open_survey(meeting, by=SYSTEM)

    assert set(survey.tokens.values_list("person", flat=True)) == {person.pk for person in registered}


def test_open_again_asks_who_has_come_since_and_no_longer_who_did_not(meeting):
    first, second = came(meeting, 2, state="registered")
    survey = open_survey(meeting, by=SYSTEM)
    answer_survey(survey, second, AGREE)
    Registration.objects.filter(person=first).update(state="no_show")
    Registration.objects.filter(person=second).update(state="no_show")
    (late,) = came(meeting, 1)

    open_survey(meeting, by=SYSTEM)

    assert set(Token.objects.values_list("person", flat=True)) == {second.pk, late.pk}


def test_open_brings_the_five_questions_and_one_free_text(survey):
    items = Item.objects.filter(instrument=survey.instrument)

    assert [item.key for item in items] == ["relevant", "learned", "usable", "time", "overall", "words"]
    assert [item.key for item in items if item.is_free_text] == ["words"]


def test_open_leaves_seven_whole_days(survey, meeting):
    last_day = (meeting.ends_at + timedelta(days=7)).astimezone(clock.COPENHAGEN).date()

    assert survey.closes_at == clock.at(last_day + timedelta(days=1))


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"published_at": None}, "takes place"),
        ({"cancelled_at": clock.now(), "cancel_reason": "Sne"}, "takes place"),
        ({"ended": timedelta(hours=-2)}, "half an hour before"),
    ],
)
def test_open_refuses_what_is_not_evaluated(network, values, why):
    with pytest.raises(Refused, match=why):
        open_survey(held(network, **values), by=SYSTEM)


def test_open_refuses_a_development_day(network):
    day = held(None, programme=network.programme, kind="development")

    with pytest.raises(Refused, match="development day"):
        open_survey(day, by=SYSTEM)


def test_surveys_open_by_themselves_half_an_hour_before_the_end(network):
    soon, later = held(network, ended=timedelta(minutes=-29)), held(network, ended=timedelta(minutes=-40))

    assert open_due_surveys(by=SYSTEM) == 1
    assert list(Survey.objects.values_list("meeting", flat=True)) == [soon.pk]
    assert not hasattr(later, "survey")


def test_surveys_close_by_themselves_when_their_days_are_over(survey):
    with clock.moved_to(survey.closes_at + timedelta(minutes=1)):
        assert close_due_surveys(by=SYSTEM) == 1
        assert close_due_surveys(by=SYSTEM) == 0


def test_close_again_changes_nothing(survey):
    first = close_survey(survey, by=SYSTEM)

    assert close_survey(survey, by=SYSTEM).closed_at == first.closed_at
    assert [entry.verb for entry in entries_about(survey)].count("survey_closed") == 1


@pytest.mark.parametrize(("writers", "kept"), [(4, 0), (5, 5)])
def test_close_keeps_remarks_of_five_or_more(survey, people, writers, kept):
    for number, person in enumerate(people):
        answer_survey(survey, person, AGREE, text=f"Ord {number}" if number < writers else "")

    close_survey(survey, by=SYSTEM)

    assert Remark.objects.count() == kept


def test_a_meeting_closed_late_can_still_be_answered_after_the_mail(network):
    meeting = held(network, ended=timedelta(days=6))
    came(meeting, 5)
    open_survey(meeting, by=SYSTEM)

    survey = plan_letters(meeting, by=SYSTEM)

    assert survey.closes_at == clock.at(clock.today() + timedelta(days=6))

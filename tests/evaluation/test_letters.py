from datetime import date, timedelta

import pytest

from praksisnet.evaluation.actions import answer_survey, plan_letters, post_due_letters
from praksisnet.evaluation.queries import letter_moment
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import close_meeting
from praksisnet.notices.models import Letter
from praksisnet.practice.actions import plan_trial
from praksisnet.registration.models import Registration
from tests.evaluation.meetings import AGREE, SYSTEM, came

AFTER = "evaluation.after"


def posted(survey):
    with clock.moved_to(survey.letters_due_at + timedelta(minutes=1)):
        post_due_letters(by=SYSTEM)
    return {letter.to_person_id: letter for letter in Letter.objects.filter(purpose=AFTER)}


@pytest.mark.parametrize(
    ("closed", "due"),
    [
        (date(2026, 9, 24), date(2026, 9, 25)),
        (date(2026, 9, 25), date(2026, 9, 28)),
        (date(2026, 12, 23), date(2026, 12, 28)),
    ],
)
def test_the_mail_leaves_at_nine_on_the_next_working_day(closed, due):
    assert letter_moment(clock.at(closed, 15, 30)) == clock.at(due, 9)


def test_close_a_meeting_plans_the_mail(meeting, people, line):
    close_meeting(meeting, summary="Vi talte om aftaler.", decisions="", by=Actor.person(line))

    meeting.survey.refresh_from_db()
    assert meeting.survey.letters_due_at == letter_moment(clock.now())


def test_the_mail_goes_once_to_those_who_came(meeting, people, koege):
    came(meeting, 2, koege, "no_show")
    survey = plan_letters(meeting, by=SYSTEM)

    first = posted(survey)
    again = posted(survey)

    assert set(first) == set(again) == {person.pk for person in people}
    assert Letter.objects.filter(purpose=AFTER).count() == 9


def test_nothing_is_written_before_it_is_due(meeting, people):
    plan_letters(meeting, by=SYSTEM)

    assert post_due_letters(by=SYSTEM) == 0


def test_the_mail_asks_only_those_who_have_not_answered(meeting, people):
    survey = plan_letters(meeting, by=SYSTEM)
    answer_survey(survey, people[0], AGREE)

    letters = posted(survey)

    asked = {person for person, letter in letters.items() if "/evaluation/" in letter.text}
    assert asked == {person.pk for person in people[1:]}


def test_the_mail_asks_nobody_after_the_evaluation_is_closed(meeting, people):
    survey = plan_letters(meeting, by=SYSTEM)
    survey.closed_at = clock.now()
    survey.save()

    assert [letter for letter in posted(survey).values() if "/evaluation/" in letter.text] == []


def test_the_mail_says_what_the_own_municipality_tries(world, meeting, people, koege, mette):
    stranger = came(meeting, 1, world.there.municipality)[0]
    with clock.moved_to(meeting.ends_at - timedelta(minutes=10)):
        plan_trial(meeting.network, koege, what="Aftale fra første dag", meeting=meeting, by=Actor.person(mette))
    survey = plan_letters(meeting, by=SYSTEM)

    letters = posted(survey)

    assert "Aftale fra første dag" in letters[people[0].pk].text
    assert "Aftale fra første dag" not in letters[stranger.pk].text
    assert f"/trials/new/?meeting={meeting.pk}" in letters[stranger.pk].text


def test_those_marked_after_the_meeting_was_closed_are_asked(meeting):
    registered = came(meeting, 6, state="registered")
    survey = plan_letters(meeting, by=SYSTEM)
    Registration.objects.filter(person__in=registered[1:]).update(state="attended")
    Registration.objects.filter(person=registered[0]).update(state="no_show")

    assert set(posted(survey)) == {person.pk for person in registered[1:]}
    assert set(survey.tokens.values_list("person", flat=True)) == {person.pk for person in registered[1:]}

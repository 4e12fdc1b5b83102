from datetime import date

import pytest

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.networks.models import Tenure
from praksisnet.notices.models import Letter
from praksisnet.practice.actions import ask_how_it_went, plan_trial, report_trial
from tests.practice.conftest import LOOK_ON

SYSTEM = Actor.system("test")


def asked_on(day):
    with clock.moved_to(clock.at(day, 6, 10)):
        ask_how_it_went(by=SYSTEM)
    return [letter.to_address for letter in Letter.objects.filter(purpose="practice.how_it_went").order_by("id")]


@pytest.mark.parametrize(("day", "letters"), [(date(2026, 11, 4), 0), (LOOK_ON, 1), (date(2026, 12, 5), 0)])
def test_the_owner_is_asked_on_the_day(day, letters, trial, mette):
    assert asked_on(day) == [mette.email] * letters


def test_nobody_is_asked_twice_and_no_colleague_the_same(trial, mette):
    asked_on(LOOK_ON)

    assert asked_on(date(2026, 11, 6)) == [mette.email]


def test_the_letter_counts_against_the_meetings_five(trial, meeting):
    asked_on(LOOK_ON)

    letter = Letter.objects.get(purpose="practice.how_it_went")
    assert (letter.budget_key, letter.budget_place) == (f"meetings.meeting:{meeting.pk}", 1)
    assert letter.due_at == clock.at(LOOK_ON, 7)


def test_nobody_is_asked_about_what_has_ended(trial, by):
    report_trial(trial, "adopted", by=by)

    assert asked_on(LOOK_ON) == []


def test_nobody_is_asked_in_a_closed_programme(trial, programme, line):
    programme.closed_at, programme.closed_by = clock.now(), line
    programme.save()

    assert asked_on(LOOK_ON) == []


def test_when_the_owner_has_left_the_coordinator_is_asked(trial, mette, birthe):
    Tenure.objects.filter(person=mette).update(held_until=clock.at(date(2026, 10, 1)), ended_because="left")

    assert asked_on(LOOK_ON) == [birthe.email]


def test_a_municipality_nobody_speaks_for_is_not_asked(network, faxe):
    plan_trial(network, faxe, what="Et forløb", look_on=LOOK_ON, by=SYSTEM)
    Tenure.objects.filter(person=faxe.holder).update(held_until=clock.at(date(2026, 10, 1)), ended_because="left")

    assert asked_on(LOOK_ON) == []

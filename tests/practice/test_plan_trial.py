from datetime import date, timedelta

import pytest

from praksisnet.access.queries import tokens_for
from praksisnet.journal.queries import entries_about
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.practice.actions import change_trial, plan_trial
from praksisnet.practice.models import Trial
from praksisnet.practice.queries import trials_for
from tests import factories
from tests.guard.numbers import some_number
from tests.practice.conftest import LOOK_ON, WHAT


def test_it_belongs_to_the_municipality_and_is_looked_at_in_six_weeks(network, koege, mette, by):
    trial = plan_trial(network, koege, what=f" {WHAT} ", by=by)

    assert (trial.municipality, trial.what, trial.owner, trial.look_on) == (koege, WHAT, mette, LOOK_ON)
    assert [entry.verb for entry in entries_about(trial)] == ["trial_planned"]


def test_the_same_once_more_is_the_same_trial(trial, network, koege, meeting, birthe):
    again = plan_trial(network, koege, what=WHAT, meeting=meeting, by=Actor.person(birthe))

    assert (again, Trial.objects.count()) == (trial, 1)


def test_the_municipality_and_the_facilitator_read_it_and_nobody_else(trial, world):
    seen = {who.value for who, person in world.people.items() if trials_for(person).exists()}

    assert seen == {"participant", "coordinator", "facilitator"}


def test_a_colleague_in_another_programme_does_not_read_it(trial, world, koege):
    colleague = factories.person()
    factories.tenure(factories.seat(world.there.network, koege), colleague)

    assert (f"municipality:{koege.pk}" in tokens_for(colleague), trials_for(colleague).count()) == (True, 0)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"what": " "}, "Write what you will try."),
        ({"what": "x" * 201}, "Say it in 200 characters at most."),
        ({"what": WHAT, "look_on": date(2026, 9, 23)}, "Choose a day that is still to come."),
        ({"what": WHAT, "look_on": date(2027, 9, 26)}, "A small test is short: choose a day within a year."),
    ],
)
def test_it_refuses_what_cannot_be(values, says, network, koege, by):
    with pytest.raises(Refused) as refused:
        plan_trial(network, koege, **values, by=by)

    assert refused.value.messages == [says]


def test_it_refuses_a_cpr_number(network, koege, by):
    with pytest.raises(Refused):
        plan_trial(network, koege, what=f"Om {some_number()}", by=by)

    assert Trial.objects.count() == 0


def test_it_refuses_strangers_other_networks_meetings_and_closed_programmes(world, network, koege, meeting, by):
    wrong = [(network, factories.municipality(), None), (world.there.network, world.there.municipality, meeting)]
    world.here.programme.starts_on -= timedelta(days=1)
    for where, whose, when in wrong:
        with pytest.raises(Refused):
            plan_trial(where, whose, what=WHAT, meeting=when, by=by)
    network.programme.opened_at = None
    with pytest.raises(Refused):
        plan_trial(network, koege, what=WHAT, by=by)

    assert Trial.objects.count() == 0


def test_a_change_says_which_fields_and_a_repeat_says_nothing(trial, by):
    for _ in range(2):
        change_trial(trial, what="Skriftlig aftale fra første weekend", who="Mette", look_on=LOOK_ON, by=by)

    trial.refresh_from_db()
    assert (trial.what, trial.who) == ("Skriftlig aftale fra første weekend", "Mette")
    assert [entry.fields for entry in entries_about(trial)] == [["what", "who"], []]


def test_the_day_stands_once_it_was_asked_about(trial, by):
    Trial.objects.update(asked_at=trial.made_at)

    with pytest.raises(Refused):
        change_trial(trial, what=WHAT, look_on=date(2026, 12, 1), by=by)

    assert change_trial(trial, what=WHAT, who="Jonas", by=by).look_on == LOOK_ON

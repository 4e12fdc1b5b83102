"""No longer all meetings: no new dates, and of those there are the ones that are chosen are cancelled. One letter."""

import pytest

from praksisnet.kit.actor import Actor
from praksisnet.networks.actions import NamedPerson, hand_over_seat, undo_hand_over
from praksisnet.notices.models import Letter
from praksisnet.registration.actions import hand_on_series, leave_series, register
from praksisnet.registration.handing_over import SeriesPart
from praksisnet.registration.models import Registration
from tests import factories
from tests.registration.dates import SYSTEM, Network, entries, letters_to


@pytest.fixture
def here(db):
    return Network()


def states(person):
    return [one.state for one in Registration.objects.filter(person=person).order_by("meeting__starts_at", "pk")]


def test_the_chosen_dates_are_cancelled_with_one_letter_and_the_next_move_up(here):
    first, second = here.date(0, places=1), here.date(2)
    outcome = here.joins(first, second)
    next_one = register(first, factories.person(), by=SYSTEM)

    leave_series(outcome.series, [first], by=Actor.person(here.mette))

    next_one.refresh_from_db()
    assert (states(here.mette), next_one.state) == (["cancelled", "registered"], "registered")
    assert letters_to(here.mette) == ["series", "series_left"]
    assert entries(Letter.objects.get(purpose="registration.series_left")) == ["CANCEL"]


def test_who_waits_leaves_the_list_and_has_nothing_in_the_calendar(here):
    full = here.date(places=1)
    register(full, factories.person(), by=SYSTEM)
    outcome = here.joins(full)

    leave_series(outcome.series, [full], by=SYSTEM)

    assert states(here.mette) == ["cancelled"]
    assert Letter.objects.get(purpose="registration.series_left").calendar is None


def test_without_a_choice_the_registrations_stay(here):
    outcome = here.joins(here.date())

    leave_series(outcome.series, by=SYSTEM)

    assert states(here.mette) == ["registered"]
    assert "You keep the registrations" in Letter.objects.get(purpose="registration.series_left").text


def test_a_repeat_changes_nothing(here):
    meeting = here.date()
    outcome = here.joins(meeting)
    leave_series(outcome.series, by=SYSTEM)

    leave_series(outcome.series, [meeting], by=SYSTEM)

    assert (states(here.mette), letters_to(here.mette)) == (["registered"], ["series", "series_left"])


def test_who_left_can_join_again(here):
    meeting = here.date()
    before = here.joins(meeting).series
    leave_series(before, [meeting], by=SYSTEM)

    after = here.joins(meeting).series

    assert (after == before, states(here.mette)) == (False, ["cancelled", "registered"])


def test_with_a_permanent_place_the_series_goes_to_the_successor(here):
    outcome = here.joins(here.date())
    jonas = here.member("Jonas Riis")

    is_handed_on = hand_on_series(outcome.series, jonas, by=SYSTEM)

    outcome.series.refresh_from_db()
    assert (is_handed_on, outcome.series.person) == (True, jonas)


def test_a_successor_who_comes_to_all_already_stays_so_once(here):
    jonas = here.member("Jonas Riis")
    own, left = here.joins(person=jonas).series, here.joins().series

    assert hand_on_series(left, jonas, by=SYSTEM) is False
    left.refresh_from_db()
    assert (left.ended_at is None, own.ended_at) == (False, None)


def test_a_hand_over_takes_the_series_along_and_its_undoing_gives_it_back(here):
    outcome = here.joins(here.date())
    seat = here.network.seats.get()
    series, [made] = outcome.series, outcome.registered
    jonas = NamedPerson(name="Jonas Riis", email="jonas.riis@her.example", title="")

    done = hand_over_seat(seat, jonas, by=here.by)
    series.refresh_from_db()
    made.refresh_from_db()
    handed_on = (series.person.name, made.person.name, made.series)
    undo_hand_over(done, by=here.by)

    series.refresh_from_db()
    made.refresh_from_db()
    assert handed_on == ("Jonas Riis", "Jonas Riis", series)
    assert (series.person, made.person, made.series) == (here.mette, here.mette, series)


def test_the_hand_over_says_before_that_all_meetings_go_along(here):
    here.joins()

    assert SeriesPart().preview(here.network.seats.get(), here.mette) == ["Netværk Sjælland"]

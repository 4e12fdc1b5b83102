"""One date of a round for each person, however a second one would come about."""

from datetime import timedelta

import pytest

from praksisnet.kit import clock
from praksisnet.kit.refusal import Refused
from praksisnet.registration.actions import admit, check_in, hand_on, register, substitute, undo_arrival
from praksisnet.registration.models import Registration
from praksisnet.registration.words import State
from tests import factories
from tests.registration.conftest import letters
from tests.registration.grounds import meeting_on, members, round_of
from tests.registration.queues import MEETING_DAY, SYSTEM, states, taken

pytestmark = pytest.mark.django_db
START = clock.at(MEETING_DAY, 9, 30)


class Dates:
    """Two dates of a round, five days apart; Mette has a place at the first, Karen at the second."""

    def __init__(self):
        network = factories.network()
        one_round, self.home = round_of(network), factories.municipality("Køge")
        self.first = meeting_on(network, START, of_round=one_round)
        other = factories.network(network.programme)
        later = START + timedelta(days=5)
        self.second = meeting_on(other, later, of_round=one_round, closes_at=later - timedelta(days=1))
        self.mette, self.karen = members(network, [self.home], 2)
        self.of_mette, self.of_karen = self.comes(self.first, self.mette), self.comes(self.second, self.karen)

    def comes(self, meeting, person):
        return register(meeting, person, municipality=self.home, by=SYSTEM)


@pytest.fixture
def dates():
    return Dates()


def test_a_colleague_who_comes_to_another_date_is_not_given_a_place_here(dates):
    with pytest.raises(Refused, match="is the same programme"):
        substitute(dates.of_mette, dates.karen, by=SYSTEM)

    assert states(dates.of_mette, dates.of_karen) == [State.REGISTERED, State.REGISTERED]


def test_a_successor_who_comes_to_another_date_gives_the_place_back(dates):
    handed = hand_on(dates.of_mette, dates.karen, by=SYSTEM)

    assert (handed, states(dates.of_mette, dates.of_karen)) == (False, [State.CANCELLED, State.REGISTERED])
    assert (taken(dates.first), taken(dates.second)) == (0, 1)


def test_where_the_facilitator_allows_two_a_colleague_may_have_both(dates):
    dates.first.round.several_allowed = True
    dates.first.round.save()

    substitute(dates.of_mette, dates.karen, by=SYSTEM)

    assert Registration.objects.filter(person=dates.karen, state=State.REGISTERED).count() == 2


def test_who_stands_at_the_door_gives_the_later_date_back(dates):
    with clock.moved_to(START - timedelta(minutes=20)):
        here = admit(dates.first, dates.karen, municipality=dates.home, by=SYSTEM)

    assert (here.state, states(dates.of_karen)) == (State.ATTENDED, [State.CANCELLED])
    assert (taken(dates.first), taken(dates.second), len(letters("cancelled", dates.karen))) == (2, 0, 1)


def test_a_full_meeting_at_the_door_leaves_the_later_date(dates):
    dates.comes(dates.first, factories.person())

    with clock.moved_to(START - timedelta(minutes=20)), pytest.raises(Refused, match="places are taken"):
        admit(dates.first, dates.karen, municipality=dates.home, by=SYSTEM)

    assert states(dates.of_karen) == [State.REGISTERED]


def test_who_is_here_does_not_register_for_another_date_before_it_is_over(dates):
    """Else an arrival that is undone would leave two."""
    with clock.moved_to(START - timedelta(minutes=20)):
        check_in(dates.of_mette, by=SYSTEM)
        with pytest.raises(Refused, match="is the same programme"):
            dates.comes(dates.second, dates.mette)
        undo_arrival(dates.of_mette, by=SYSTEM)

    assert states(dates.of_mette) == [State.REGISTERED]


def test_who_was_at_one_date_may_come_to_another_when_it_is_over(dates):
    with clock.moved_to(START - timedelta(minutes=20)):
        check_in(dates.of_mette, by=SYSTEM)

    with clock.moved_to(START + timedelta(hours=7)):
        again = dates.comes(dates.second, dates.mette)

    assert again.state == State.REGISTERED

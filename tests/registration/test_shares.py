"""At most so many places for a municipality, and so many kept for each until a date."""

from datetime import date

import pytest

from praksisnet.kit import clock
from praksisnet.registration.actions import cancel_registration, check_in, give_place, keep_queues
from praksisnet.registration.queries import queue_place
from praksisnet.registration.words import State
from tests import factories
from tests.registration.queues import MEETING_DAY, SYSTEM, comes, meeting_of, states, taken

pytestmark = pytest.mark.django_db
UNTIL = clock.at(date(2026, 9, 1))


def asked_to(meeting, *names):
    found = [factories.municipality(name) for name in names]
    for one in found:
        factories.invitation(meeting.network, one)
    return found


def test_who_is_above_the_limit_waits_though_there_are_places():
    meeting = meeting_of(places=5, most_each=1)
    koege, faxe = asked_to(meeting, "Køge", "Faxe")

    first, second, other = comes(meeting, koege), comes(meeting, koege), comes(meeting, faxe)

    assert states(first, second, other) == [State.REGISTERED, State.WAITING, State.REGISTERED]
    assert (queue_place(second).is_at_most, taken(meeting)) == (True, 2)


def test_who_is_above_the_limit_is_passed_over_while_it_holds():
    meeting = meeting_of(places=2, most_each=1)
    koege, greve, faxe = asked_to(meeting, "Køge", "Greve", "Faxe")
    first, other = comes(meeting, koege), comes(meeting, greve)
    above, last = comes(meeting, koege), comes(meeting, faxe)

    cancel_registration(other, by=SYSTEM)
    passed = states(above, last)
    cancel_registration(first, by=SYSTEM)

    assert (passed, states(above)) == ([State.WAITING, State.REGISTERED], [State.REGISTERED])


def test_an_offer_counts_against_the_limit():
    meeting = meeting_of(places=1, most_each=1, firm_from_at=clock.at(date(2026, 6, 1)))
    koege, greve = asked_to(meeting, "Køge", "Greve")
    first = comes(meeting, greve)
    asked, above = comes(meeting, koege), comes(meeting, koege)

    cancel_registration(first, by=SYSTEM)

    assert (states(asked, above), queue_place(above).is_at_most) == ([State.OFFERED, State.WAITING], True)


def test_places_are_kept_for_municipalities_that_have_not_used_theirs():
    meeting = meeting_of(places=3, reserved_each=1, reserved_until_at=UNTIL)
    koege, _greve, faxe = asked_to(meeting, "Køge", "Greve", "Faxe")

    first, second, third = comes(meeting, koege), comes(meeting, koege), comes(meeting, faxe)

    assert states(first, second, third) == [State.REGISTERED, State.WAITING, State.REGISTERED]


def test_who_comes_for_no_municipality_waits_for_what_is_kept():
    meeting = meeting_of(places=1, reserved_each=1, reserved_until_at=UNTIL)
    asked_to(meeting, "Køge")

    assert states(comes(meeting)) == [State.WAITING]


def test_what_is_kept_is_released_by_the_minute_job_and_those_who_wait_move_up():
    meeting = meeting_of(places=2, reserved_each=1, reserved_until_at=UNTIL)
    koege, _greve = asked_to(meeting, "Køge", "Greve")
    first, second, third = comes(meeting, koege), comes(meeting, koege), comes(meeting, koege)
    keep_queues(by=SYSTEM)
    before = states(first, second, third)

    with clock.moved_to(UNTIL):
        for _ in range(2):
            keep_queues(by=SYSTEM)

    assert before == [State.REGISTERED, State.WAITING, State.WAITING]
    assert (states(second, third), taken(meeting)) == ([State.REGISTERED, State.WAITING], 2)


def test_a_place_given_back_is_kept_for_its_municipality_again():
    meeting = meeting_of(places=2, reserved_each=1, reserved_until_at=UNTIL)
    koege, greve = asked_to(meeting, "Køge", "Greve")
    first, second, third = comes(meeting, koege), comes(meeting, greve), comes(meeting, greve)

    cancel_registration(first, by=SYSTEM)

    assert (states(second, third), taken(meeting)) == ([State.REGISTERED, State.WAITING], 1)


def test_what_is_kept_cannot_be_given_away_by_hand():
    meeting = meeting_of(places=2, reserved_each=1, reserved_until_at=UNTIL)
    koege, _greve = asked_to(meeting, "Køge", "Greve")
    comes(meeting, koege)
    second = comes(meeting, koege)

    with pytest.raises(Exception, match="kept for other municipalities"):
        give_place(second, reason="Skal med", by=SYSTEM)

    assert states(second) == [State.WAITING]


def test_visitors_stand_behind_the_own_network_until_a_date():
    meeting = meeting_of(places=1)
    first, visitor, own = comes(meeting), comes(meeting), comes(meeting)
    visitor.is_visitor = True
    visitor.save()
    place = queue_place(visitor)

    with clock.moved_to(clock.at(date(2026, 9, 10), 9, 30)):
        later = queue_place(visitor)
    cancel_registration(first, by=SYSTEM)

    assert (place.number, place.own_first, later.number, later.own_first) == (2, True, 1, False)
    assert states(visitor, own) == [State.WAITING, State.REGISTERED]


def test_who_has_come_through_the_door_counts_against_the_limit():
    meeting = meeting_of(places=5, most_each=1, closes_at=clock.at(MEETING_DAY, 9), quiet_hours=0)
    [koege] = asked_to(meeting, "Køge")
    first = comes(meeting, koege)

    with clock.moved_to(clock.at(MEETING_DAY, 8, 50)):
        check_in(first, by=SYSTEM)
        second = comes(meeting, koege)

    assert states(first, second) == [State.ATTENDED, State.WAITING]

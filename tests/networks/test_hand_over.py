from datetime import timedelta

import pytest

from praksisnet.kit import clock
from praksisnet.kit.refusal import Refused
from praksisnet.networks import actions, sockets
from praksisnet.networks.models import HandOver, Tenure
from praksisnet.networks.standings import current_tenures
from praksisnet.people.actions import deactivate_person
from tests import factories
from tests.networks.conftest import METTE, MIKKEL


class Bookings:
    """A room above that moves two rows with the seat."""

    key, label = "bookings", "Tilmeldinger"

    def __init__(self):
        self.given_back = []

    def preview(self, seat, leaver):
        return ["3. december", "19. januar"]

    def move(self, seat, leaver, successor, *, by):
        return [7, 8]

    def undo(self, ids, leaver, successor, *, by):
        self.given_back += ids


@pytest.fixture
def bookings(monkeypatch):
    part = Bookings()
    monkeypatch.setattr(sockets, "_parts", {part.key: part})
    return part


@pytest.fixture
def held(seat, by):
    return actions.name_holder(seat, METTE, by=by)


def test_hand_over_moves_the_place_and_tells_both(seat, held, letters, by):
    done = actions.hand_over_seat(seat, MIKKEL, by=by)

    held.refresh_from_db()
    assert (held.ended_because, done.to_tenure.person.name, done.to_tenure.succeeds) == (
        "handed_over",
        "Mikkel Bang",
        held,
    )
    assert [address for address, _ in letters("handed_over") + letters("taken_over")] == [
        METTE["email"],
        MIKKEL["email"],
    ]


def test_hand_over_moves_what_other_rooms_plugged_in(seat, held, bookings, by):
    done = actions.hand_over_seat(seat, MIKKEL, by=by)

    assert done.parts == {"bookings": [7, 8]}


def test_hand_over_twice_has_one_effect(seat, held, by):
    assert actions.hand_over_seat(seat, MIKKEL, by=by) == actions.hand_over_seat(seat, MIKKEL, by=by)
    assert HandOver.objects.count() == 1


def test_hand_over_refuses_a_vacant_place(seat, by):
    with pytest.raises(Refused):
        actions.hand_over_seat(seat, MIKKEL, by=by)


def test_hand_over_refuses_the_holder_as_successor(seat, held, by):
    with pytest.raises(Refused, match="Mette"):
        actions.hand_over_seat(seat, METTE, by=by)


def test_hand_over_refuses_a_successor_with_a_place(seat, held, accepted, by):
    actions.name_holder(accepted.network.seats.get(number=2), MIKKEL, by=by)

    with pytest.raises(Refused, match="Mikkel"):
        actions.hand_over_seat(seat, MIKKEL, by=by)


def test_undo_gives_everything_back(seat, held, bookings, letters, by):
    done = actions.hand_over_seat(seat, MIKKEL, by=by)

    actions.undo_hand_over(done, by=by)

    assert [tenure.seat for tenure in Tenure.objects.filter(current_tenures(), person=held.person)] == [seat]
    assert bookings.given_back == [7, 8]
    assert len(letters("hand_over_undone")) == 2


def test_undo_twice_has_one_effect(seat, held, letters, by):
    done = actions.hand_over_seat(seat, MIKKEL, by=by)
    actions.undo_hand_over(done, by=by)
    actions.undo_hand_over(done, by=by)

    assert seat.tenures.count() == 3


def test_undo_is_possible_on_the_fourteenth_day_and_refused_after(seat, held, by):
    done = actions.hand_over_seat(seat, MIKKEL, by=by)

    with clock.moved_to(done.done_at + timedelta(days=14, minutes=1)), pytest.raises(Refused, match="14"):
        actions.undo_hand_over(done, by=by)
    with clock.moved_to(done.done_at + timedelta(days=14, minutes=-1)):
        assert actions.undo_hand_over(done, by=by).undone_at


def test_undo_refuses_when_the_place_has_moved_on(seat, held, by):
    done = actions.hand_over_seat(seat, MIKKEL, by=by)
    actions.vacate_seat(seat, "left", by=by)

    with pytest.raises(Refused):
        actions.undo_hand_over(done, by=by)


def test_hand_over_of_another_programme_is_not_found(seat, held, by, signed_in):
    done = actions.hand_over_seat(seat, MIKKEL, by=by)
    stranger = factories.programme().created_by

    assert signed_in(stranger).post(f"/handovers/{done.pk}/undoing/").status_code == 404


def test_undo_refuses_to_give_the_place_to_a_closed_account(seat, held, by):
    done = actions.hand_over_seat(seat, MIKKEL, by=by)
    deactivate_person(done.from_tenure.person, by=by)

    with pytest.raises(Refused):
        actions.undo_hand_over(done, by=by)


def test_undo_refuses_to_give_somebody_a_second_place(seat, held, accepted, by):
    done = actions.hand_over_seat(seat, MIKKEL, by=by)
    actions.name_holder(accepted.network.seats.get(number=2), METTE, by=by)

    with pytest.raises(Refused):
        actions.undo_hand_over(done, by=by)

"""Who holds a permanent place: named, ended, and never two at once."""

import pytest
from django.db import IntegrityError, connection, transaction

from praksisnet.kit import clock
from praksisnet.kit.refusal import Refused
from praksisnet.networks import actions
from praksisnet.networks.actions import seats
from praksisnet.networks.models import Tenure
from tests import factories
from tests.networks.conftest import METTE, MIKKEL


def test_name_gives_the_place_and_tells(seat, letters, by):
    tenure = actions.name_holder(seat, METTE, by=by)

    assert (tenure.person.name, tenure.held_until) == ("Mette Kjær", None)
    assert letters("seat") == [
        ("mette.kjaer@koege.example", "Praksisnet: Du har fået en fast plads i Netværk Sjælland")
    ]


def test_name_the_holder_again_changes_nothing(seat, letters, by):
    assert actions.name_holder(seat, METTE, by=by) == actions.name_holder(seat, METTE, by=by)
    assert len(letters("seat")) == 1


def test_name_refuses_a_place_that_is_held(seat, by):
    actions.name_holder(seat, METTE, by=by)

    with pytest.raises(Refused):
        actions.name_holder(seat, MIKKEL, by=by)


def test_name_refuses_somebody_who_already_has_a_place(seat, accepted, by):
    actions.name_holder(seat, METTE, by=by)

    with pytest.raises(Refused, match="Mette"):
        actions.name_holder(accepted.network.seats.get(number=2), METTE, by=by)


def test_name_refuses_a_municipality_that_has_left(seat, accepted, by):
    actions.change_answer(accepted, "declined", reason="Omorganisering", by=by)

    with pytest.raises(Refused):
        actions.name_holder(seat, METTE, by=by)


def test_name_refuses_a_closed_programme(seat, programme, by):
    actions.close_programme(programme, by=by)

    with pytest.raises(Refused):
        actions.name_holder(seat, METTE, by=by)


def nobody_is_seen(monkeypatch):
    """What two namings see that read before either has written."""
    monkeypatch.setattr(seats, "current_tenure", lambda seat: None)


def test_two_namings_at_once_give_one_holder(seat, by, monkeypatch):
    nobody_is_seen(monkeypatch)
    actions.name_holder(seat, METTE, by=by)

    with pytest.raises(Refused):
        actions.name_holder(seat, MIKKEL, by=by)

    assert Tenure.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_constraint_a_seat_would_be_held_twice(seat, by, monkeypatch):
    guard = next(c for c in Tenure._meta.constraints if c.name == "tenure_one_holder")
    nobody_is_seen(monkeypatch)
    with connection.schema_editor() as editor:
        editor.remove_constraint(Tenure, guard)

    try:
        actions.name_holder(seat, METTE, by=by)
        actions.name_holder(seat, MIKKEL, by=by)
        held = Tenure.objects.count()
    finally:
        Tenure.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(Tenure, guard)

    assert held == 2


def test_the_database_refuses_a_tenure_that_ends_before_it_begins(seat):
    now = clock.now()

    with pytest.raises(IntegrityError), transaction.atomic():
        factories.tenure(seat, held_from=now, held_until=now, ended_because="left")


def test_name_participants_fills_vacant_places_in_order(accepted, by):
    named = actions.name_participants(accepted, [METTE, MIKKEL], by=by)

    assert [(tenure.seat.number, tenure.person.name) for tenure in named] == [(1, "Mette Kjær"), (2, "Mikkel Bang")]


def test_name_participants_twice_has_one_effect(accepted, letters, by):
    actions.name_participants(accepted, [METTE], by=by)

    assert actions.name_participants(accepted, [METTE], by=by) == []
    assert len(letters("seat")) == 1


def test_name_participants_refuses_more_people_than_places(accepted, by):
    with pytest.raises(Refused):
        actions.name_participants(accepted, [METTE, MIKKEL, {**METTE, "email": "c@koege.example"}], by=by)


def test_name_participants_refuses_an_address_elsewhere(accepted, by):
    with pytest.raises(Refused, match="koege.example"):
        actions.name_participants(accepted, [{**METTE, "email": "mette@greve.example"}], by=by)


def test_vacate_ends_the_tenure_with_its_cause(seat, by):
    tenure = actions.name_holder(seat, METTE, by=by)

    actions.vacate_seat(seat, "left", by=by)

    tenure.refresh_from_db()
    assert tenure.ended_because == "left"
    assert tenure.held_until > tenure.held_from


def test_vacate_twice_has_one_effect(seat, by):
    actions.name_holder(seat, METTE, by=by)
    actions.vacate_seat(seat, "left", by=by)
    actions.vacate_seat(seat, "changed", by=by)

    assert list(seat.tenures.values_list("ended_because", flat=True)) == ["left"]


def test_vacate_refuses_an_unknown_cause(seat, by):
    with pytest.raises(Refused):
        actions.vacate_seat(seat, "bored", by=by)


@pytest.mark.parametrize("path", ["vacancy/", "handover/"])
def test_a_page_that_shows_the_holder_before_the_last_changes_nothing(seat, line, by, signed_in, path):
    client, before = signed_in(line), actions.name_holder(seat, METTE, by=by).person
    form = {"v-because": "left", "v-seen": before.pk, "seen": before.pk, "name": "Ib", "email": "ib@koege.example"}
    actions.hand_over_seat(seat, MIKKEL, by=by)

    answer = client.post(f"/seats/{seat.pk}/{path}", form)

    assert answer.status_code == 422
    assert seat.tenures.get(held_until=None).person.email == MIKKEL["email"]


@pytest.mark.parametrize(("path", "name"), [("", "v-seen"), ("handover/", "seen")])
def test_the_page_sends_along_whom_it_shows(seat, line, by, signed_in, path, name):
    holder = actions.name_holder(seat, METTE, by=by).person

    page = signed_in(line).get(f"/seats/{seat.pk}/{path}").content.decode()

    assert page.count(f'name="{name}" value="{holder.pk}"') == 1

from datetime import date

import pytest

from praksisnet.kit.refusal import Refused
from praksisnet.networks import actions, rules
from praksisnet.networks.queries import programmes_for

PERIOD = {"starts_on": date(2027, 1, 1), "ends_on": date(2029, 12, 31)}


def create(line, by, facts, **values):
    said = {"title": "Aflastning", "authority": facts.authority, "operator": facts.operator, **PERIOD, **values}
    return actions.create_programme(line, by=by, **said)


def test_create_makes_a_draft_that_its_creator_facilitates(line, by, facts):
    programme = create(line, by, facts)

    assert programme.is_draft
    assert rules.may_run_programme(line, programme)
    assert list(programmes_for(line)) == [programme]


def test_create_keeps_the_partners(line, by, facts, koege):
    programme = create(line, by, facts, partners=[koege])

    assert [partner.organisation for partner in programme.research_partners.all()] == [koege]


def test_create_refuses_a_period_that_ends_before_it_starts(line, by, facts):
    with pytest.raises(Refused, match="Perioden"):
        create(line, by, facts, ends_on=date(2026, 1, 1))


def test_create_refuses_an_empty_title(line, by, facts):
    with pytest.raises(Refused):
        create(line, by, facts, title="  ")


def test_change_gives_more_seats_to_those_who_take_part(programme, accepted, by):
    actions.change_programme(programme, seats_per_municipality=3, by=by)

    assert list(accepted.network.seats.order_by("number").values_list("number", flat=True)) == [1, 2, 3]


def test_change_never_takes_a_held_seat_away(programme, accepted, by):
    seat = accepted.network.seats.get(number=2)
    actions.name_holder(seat, {"name": "Mette", "title": "", "email": "mette@koege.example"}, by=by)

    actions.change_programme(programme, seats_per_municipality=1, by=by)

    assert accepted.network.seats.count() == 2


def test_change_refuses_a_closed_programme(programme, by):
    actions.close_programme(programme, by=by)

    with pytest.raises(Refused, match="afsluttet"):
        actions.change_programme(programme, title="Andet", by=by)


def test_change_refuses_a_programme_that_continues_itself(programme, by):
    with pytest.raises(Refused):
        actions.change_programme(programme, continues=programme, by=by)


def test_close_twice_has_one_effect(programme, by):
    first = actions.close_programme(programme, by=by)
    second = actions.close_programme(programme, by=by)

    assert first.closed_at == second.closed_at


def test_open_refuses_a_programme_without_networks(line, by, facts):
    with pytest.raises(Refused):
        actions.open_programme(create(line, by, facts), by=by)


def test_open_refuses_a_programme_without_municipalities(line, by, facts):
    programme = create(line, by, facts)
    actions.save_networks(programme, {}, ["Netværk Sjælland"], by=by)

    with pytest.raises(Refused):
        actions.open_programme(programme, by=by)

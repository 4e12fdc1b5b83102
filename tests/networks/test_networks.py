"""Naming networks, having them suggested, and placing municipalities."""

from datetime import date

import pytest

from praksisnet.kit.refusal import Refused
from praksisnet.networks import actions
from praksisnet.networks.models import Invitation
from tests import factories


def test_save_adds_renames_and_removes(programme, network, by):
    other = factories.network(programme, "Netværk Fyn")

    actions.save_networks(programme, {network.pk: "Netværk Øst", other.pk: ""}, ["Netværk Nord"], by=by)

    assert sorted(programme.networks.values_list("name", flat=True)) == ["Netværk Nord", "Netværk Øst"]


def test_save_refuses_one_name_twice(programme, network, by):
    with pytest.raises(Refused):
        actions.save_networks(programme, {network.pk: "Netværk Nord"}, ["netværk nord"], by=by)


def test_save_refuses_to_remove_a_network_that_has_been_invited(programme, invitation, by):
    with pytest.raises(Refused):
        actions.save_networks(programme, {invitation.network_id: ""}, by=by)


def test_suggest_makes_five_networks_with_all_98(denmark, line, by):
    programme = factories.programme(line, starts_on=date(2026, 1, 1), opened_at=None, opened_by=None)

    actions.suggest_networks(programme, by=by)

    sizes = {network.name: network.invitations.count() for network in programme.networks.all()}
    assert sizes == {
        "Netværk Hovedstaden": 29,
        "Netværk Midtjylland": 19,
        "Netværk Nordjylland": 11,
        "Netværk Sjælland": 17,
        "Netværk Syddanmark": 22,
    }


def test_suggest_follows_the_regions_of_the_first_day(denmark, line, by):
    programme = factories.programme(line, starts_on=date(2027, 2, 1))

    actions.suggest_networks(programme, by=by)

    assert programme.networks.count() == 4
    assert programme.networks.get(name="Netværk Østdanmark").invitations.count() == 46


def test_suggest_twice_has_one_effect(denmark, programme, by):
    actions.suggest_networks(programme, by=by)
    actions.suggest_networks(programme, by=by)

    assert (programme.networks.count(), Invitation.objects.count()) == (5, 98)


def test_place_adds_moves_and_takes_out(programme, network, koege, by):
    other, greve = factories.network(programme), factories.municipality("Greve")
    factories.invitation(network, koege, sent_at=None, sent_by=None)
    faxe = factories.municipality("Faxe")
    factories.invitation(network, faxe, sent_at=None, sent_by=None)

    actions.place_municipalities(programme, {koege.pk: other.pk, greve.pk: network.pk, faxe.pk: None}, by=by)

    placed = dict(Invitation.objects.values_list("municipality__name", "network_id"))
    assert placed == {"Køge": other.pk, "Greve": network.pk}


def test_place_refuses_to_take_out_an_invited_municipality(programme, invitation, by):
    with pytest.raises(Refused, match="Køge"):
        actions.place_municipalities(programme, {invitation.municipality_id: None}, by=by)


def test_place_refuses_to_move_one_that_has_answered(programme, accepted, by):
    other = factories.network(programme)

    with pytest.raises(Refused, match="Køge"):
        actions.place_municipalities(programme, {accepted.municipality_id: other.pk}, by=by)


def test_place_refuses_a_network_of_another_programme(programme, koege, by):
    with pytest.raises(Refused):
        actions.place_municipalities(programme, {koege.pk: factories.network().pk}, by=by)

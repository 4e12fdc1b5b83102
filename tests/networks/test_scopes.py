"""Who sees what: programmes, networks and the tokens that audiences are made of."""

from datetime import timedelta

import pytest

from praksisnet.kit import clock
from praksisnet.networks import actions, rules
from praksisnet.networks.queries import networks_for, programmes_for, tokens_of
from tests import factories
from tests.networks.conftest import METTE


def test_a_facilitator_sees_every_network_of_the_programme(line, network):
    factories.network()

    assert list(networks_for(line)) == [network]


def test_a_facilitator_of_one_network_sees_only_that(programme, network):
    factories.network(programme)
    otto = factories.person()
    factories.role(otto, "facilitator", programme, network=network)

    assert list(networks_for(otto)) == [network]
    assert not rules.may_run_programme(otto, programme)


def test_a_holder_sees_the_network_and_its_members(seat, network, by):
    mette = actions.name_holder(seat, METTE, by=by).person

    assert list(networks_for(mette)) == [network]
    assert rules.may_see_members(mette, network)
    assert not rules.may_run_network(mette, network)


def test_a_former_holder_sees_nothing(seat, by):
    mette = actions.name_holder(seat, METTE, by=by).person
    actions.vacate_seat(seat, "left", by=by)

    assert (list(networks_for(mette)), list(programmes_for(mette))) == ([], [])


def test_a_holder_from_tomorrow_sees_nothing_today(seat):
    tenure = factories.tenure(seat, held_from=clock.now() + timedelta(days=1))

    assert list(networks_for(tenure.person)) == []


def test_the_authority_sees_coverage_but_no_people(programme, network):
    nadia = factories.person()
    factories.role(nadia, "authority", programme)

    assert rules.may_see_coverage(nadia, programme)
    assert not rules.may_see_members(nadia, network)


def test_a_reader_sees_the_programme_but_no_network(programme, network):
    rikke = factories.person()
    factories.role(rikke, "reader", programme)

    assert (list(programmes_for(rikke)), list(networks_for(rikke))) == ([programme], [])


def test_a_draft_is_seen_by_its_facilitator_only(line):
    draft = factories.programme(line, opened_at=None, opened_by=None)
    nadia = factories.person()
    factories.role(nadia, "authority", draft)

    assert (list(programmes_for(line)), list(programmes_for(nadia))) == ([draft], [])


def test_a_coordinator_gives_away_the_own_municipality_s_seats_only(birthe, accepted, network):
    greve = factories.municipality("Greve")

    assert rules.may_coordinate(birthe, network, accepted.municipality_id)
    assert not rules.may_coordinate(birthe, network, greve.pk)


def test_tokens_of_a_coordinator_with_a_seat(birthe, seat, programme, network, koege):
    factories.tenure(seat, birthe)
    birthe.__dict__.pop("_standings", None)

    assert tokens_of(birthe) == {
        "member",
        f"network:{network.pk}",
        f"programme:{programme.pk}",
        f"municipality:{koege.pk}",
        f"role:coordinator:network:{network.pk}",
    }


def test_tokens_of_a_reader_open_nothing_of_the_members(programme):
    rikke = factories.person()
    factories.role(rikke, "reader", programme)

    assert tokens_of(rikke) == {f"role:reader:programme:{programme.pk}"}


def test_what_somebody_is_takes_one_statement(line, network, programme, statements):
    with statements.exactly(1):
        rules.may_run_programme(line, programme)
        rules.may_see_members(line, network)
        tokens_of(line)


@pytest.mark.parametrize(("kind", "may"), [("operator", True), ("authority", True), ("municipality", False)])
def test_those_at_an_operator_or_authority_may_set_up_programmes(db, kind, may):
    somebody = factories.person()
    factories.affiliation(somebody, factories.organisation(kind))

    assert rules.may_create_programme(somebody) is may

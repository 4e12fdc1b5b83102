"""Which needs somebody sees: those of the own networks, or of the whole programme."""

import pytest

from praksisnet.adaptation.actions import merge_needs, raise_need, support_need
from praksisnet.adaptation.queries import needs_for, similar_needs, themes_of_needs
from praksisnet.adaptation.queries.needs import Place
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.networks.standings import forget_standings
from praksisnet.themes.actions import create_theme
from tests import factories

BODY = "Aftaler om ferie på tværs af kommuner."


@pytest.fixture
def north(world):
    """Another network of the same programme, in which Aalborg takes part."""
    return factories.network(world.here.programme, "Netværk Nord")


@pytest.fixture
def nils(north):
    """A seat holder of Aalborg."""
    return factories.tenure(factories.seat(north, factories.municipality("Aalborg"))).person


@pytest.fixture
def need(world, programme):
    by = Actor.person(world.people[Who.PARTICIPANT])
    return raise_need(programme, world.here.municipality, body=BODY, by=by)


def home_of(nils):
    return nils.tenures.get().seat.municipality


def test_another_network_of_the_programme_does_not_see_it(need, nils, client):
    client.force_login(nils)

    assert (list(needs_for(nils)), client.get(f"/needs/{need.pk}/").status_code) == ([], 404)


def test_the_list_is_narrowed_by_the_themes_of_what_is_seen(programme, world, nils):
    by = Actor.person(world.people[Who.PARTICIPANT])
    theme, _unused = create_theme("Ferie", by=by), create_theme("Skole", by=by)
    raise_need(programme, world.here.municipality, body=BODY, themes=[theme], by=by)

    assert [list(themes_of_needs(one)) for one in (world.people[Who.PARTICIPANT], nils)] == [[theme], []]


def test_whole_programme_is_seen_by_who_has_a_part_in_the_whole(need, world):
    watchers = [world.people[who] for who in (Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, Who.AUTHORITY)]

    assert [list(needs_for(person)) for person in watchers] == [[need]] * 3


def test_need_that_one_of_the_network_supports_is_seen_there(need, nils):
    support_need(need, home_of(nils), by=Actor.person(nils))

    assert list(needs_for(nils)) == [need]


def test_merged_need_is_seen_in_both_networks(need, nils, programme, world):
    other = raise_need(programme, home_of(nils), body="Ferie og aftaler.", by=Actor.person(nils))
    merge_needs(other, need, by=Actor.person(world.people[Who.FACILITATOR]))
    forget_standings(nils)

    assert set(needs_for(nils)) == {need, other}


def test_similar_needs_are_those_of_the_own_network(need, nils, programme, world):
    places = [Place(programme, world.here.municipality), Place(programme, home_of(nils))]

    assert [[one.pk for one in similar_needs(place, BODY, [])] for place in places] == [[need.pk], []]

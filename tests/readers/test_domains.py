"""Which mail domains are a municipality's is kept by its coordinator, and decides who can become a reader."""

import re

import pytest

from praksisnet.journal.models import Entry
from praksisnet.kit.actor import Actor
from praksisnet.networks.models import Role
from praksisnet.organisations.actions import set_domains
from praksisnet.organisations.models import Organisation
from praksisnet.organisations.queries import municipalities
from praksisnet.readers.actions import become_reader
from praksisnet.readers.queries import homes_kept_by
from tests import factories


@pytest.fixture
def greve(network):
    greve = factories.municipality("Greve", domain="greve.example")
    factories.invitation(network, greve, answer="accepted")
    return greve


def domains_of(municipality):
    return Organisation.objects.get(pk=municipality.pk).domains


def test_every_domain_lets_colleagues_in_and_the_change_is_journaled_once(koege, birthe, programme):
    for _ in range(2):
        set_domains(koege, [" @Koege.example", "jonas@boern-koege.example", ""], by=Actor.person(birthe))

    assert domains_of(koege) == ("koege.example", "boern-koege.example")
    assert Entry.objects.filter(verb="organisation_changed").count() == 1
    koege.refresh_from_db()
    become_reader(programme, koege, "jonas@boern-koege.example", link="/library/", by=Actor.guest("Jonas"))


def test_each_keeps_those_it_looks_after(birthe, mette, koege, greve, network, programme):
    leads_one = factories.role(factories.person("Freja Lund"), "facilitator", programme, network=network).person
    Role.objects.filter(person=programme.created_by).delete()
    factories.role(programme.created_by, "facilitator", programme)
    factories.invitation(factories.network(), factories.municipality("Roskilde"))

    kept = [[one.name for one in homes_kept_by(person)] for person in (birthe, mette, leads_one, programme.created_by)]

    assert kept == [["Køge"], [], ["Greve", "Køge"], ["Greve", "Køge"]]


def test_the_coordinator_changes_them_from_the_page_of_readers(client, birthe, koege):
    client.force_login(birthe)
    page, own = "/readers/domains/", f"/readers/domains/{koege.pk}/"

    linked = [link in client.get(address).content.decode() for address, link in (("/readers/", page), (page, own))]
    refused = client.post(own, {"domains": "koege.example\ngmail.com"})
    saved = client.post(own, {"domains": "koege.example, koegekommune.example"}, follow=True)

    assert (linked, refused.status_code, "for private mail" in refused.content.decode()) == ([True, True], 422, True)
    assert "koege.example, koegekommune.example" in saved.content.decode()


def test_nobody_else_reaches_them(client, mette, greve, birthe, koege):
    client.force_login(mette)
    seen = client.get("/readers/domains/").status_code
    client.force_login(birthe)

    assert (seen, client.post(f"/readers/domains/{greve.pk}/", {"domains": "x.example"}).status_code) == (404, 404)
    assert domains_of(greve) == ("greve.example",)


@pytest.fixture
def all_of_denmark(network, denmark):
    for one in municipalities():
        if not one.invitations.filter(network=network).exists():
            factories.invitation(network, one)


def listed(response):
    return re.findall(r'<b lang="da">([^<]+)</b>', response.content.decode())


def test_many_are_folded_away_by_region_and_found_by_a_part_of_the_name(client, programme, all_of_denmark):
    client.force_login(programme.created_by)

    whole, found = client.get("/readers/domains/"), client.get("/readers/domains/", {"q": "køg"})

    assert whole.content.decode().count('<details class="data">') == 5
    assert set(listed(whole)) == {one.name for one in homes_kept_by(programme.created_by)}
    assert listed(found)[-1] == "Køge"
    assert "Ingen kommune passer" in client.get("/readers/domains/", {"q": "nowhere"}).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(client, programme, network, statements, number):
    for one in range(number):
        factories.invitation(network, factories.municipality(f"Kommune {one}"))
    client.force_login(programme.created_by)

    with statements.exactly(6):
        client.get("/readers/domains/")

from datetime import date

import pytest
from django.urls import reverse

from praksisnet.kit import clock
from praksisnet.organisations.actions import add_person, represent
from praksisnet.organisations.models import Affiliation, Organisation, Representation
from praksisnet.people.models import Person
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def anders(client):
    person = factories.person(
        name="Anders Ager", email="anders@praksisnet.example", language="en", administrator_since=clock.now()
    )
    client.force_login(person)
    return person


@pytest.fixture
def koege():
    return factories.municipality(name="Køge", code="0259", domain="koege.example")


@pytest.fixture
def mette(koege):
    person = factories.person(name="Mette Kjær", email="mette@koege.example", title="Teamleder")
    return factories.affiliation(person=person, organisation=koege, unit="Familie").person


def address(name, *args):
    return reverse(f"organisations:{name}", args=args)


def text(response):
    return response.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_for_every_length(rows, client, anders, statements):
    region = factories.organisation(kind="region", name="Region Sjælland")
    for _number in range(rows):
        one = factories.municipality()
        one.region_memberships.create(region=region, valid_from=date(2007, 1, 1))
        factories.affiliation(person=factories.person(), organisation=one)

    with statements.exactly(8):
        response = client.get(address("list"))

    assert response.status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_organisation_costs_the_same_for_every_length(rows, client, anders, koege, statements):
    region = factories.organisation(kind="region", name="Region Sjælland")
    for number in range(rows):
        other = factories.municipality()
        koege.region_memberships.create(
            region=region, valid_from=date(2007 + number, 1, 1), valid_until=date(2008 + number, 1, 1)
        )
        Representation.objects.create(municipality=other, by=koege, valid_from=date(2020, 1, 1))
        for ends in (None, date(2020, 1, 1)):
            factories.affiliation(person=factories.person(), organisation=koege, valid_until=ends)

    with statements.exactly(9):
        response = client.get(address("organisation", koege.pk))

    assert response.status_code == 200


def test_list_pages_the_municipalities_and_searches(client, anders, denmark):
    assert "The 98 municipalities" in text(client.get(address("list")))
    assert "Ærø" in text(client.get(address("list") + "?kind=municipality&page=2"))
    assert "Region Østdanmark" in text(client.get(address("list") + "?q=øst"))
    assert "No organisation fits" in text(client.get(address("list") + "?q=nowhere"))
    assert client.get(address("list") + "?kind=club&q=%00&page=x").status_code == 200


def test_organisation_shows_its_people_region_and_code(client, anders, koege, mette):
    page = text(client.get(address("organisation", koege.pk)))

    assert [word in page for word in ("Mette Kjær", "Familie", "Code 0259", "@koege.example")] == [True] * 4


def test_region_shows_its_municipalities(client, anders, denmark):
    south = Organisation.objects.get(code="1083")

    assert "22 municipalities" in text(client.get(address("organisation", south.pk)))


def test_create_leads_to_the_new_organisation_once(client, anders):
    page = text(client.get(address("new")))
    key = page.split('name="request_key" value="')[1].split('"')[0]
    facts = {"kind": "joint_unit", "name": "Nordenheden", "valid_from": "1.3.2026", "request_key": key}

    answers = [client.post(address("new"), facts) for _time in range(2)]

    made = Organisation.objects.get(name="Nordenheden")
    assert [answer.url for answer in answers] == [address("organisation", made.pk)] * 2


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"kind": "municipality", "name": "Køge", "valid_from": "1.3.2026"},
        {"kind": "club", "name": "A", "valid_from": "1.3.2026"},
        {"kind": "partner", "name": "A", "valid_from": "31.2.2026"},
        {"kind": "partner", "name": "A", "valid_from": "1.1.0001"},
        {"kind": "partner", "name": "A\x00", "valid_from": "1.3.2026"},
        {"kind": "partner", "name": "A", "valid_from": "1.3.2026", "domain": "http://a"},
        {"kind": "partner", "name": "A", "valid_from": "1.3.2026", "code": "a b"},
    ],
)
def test_create_shows_what_to_mend(facts, client, anders, koege):
    assert client.post(address("new"), facts).status_code == 422


def test_change_the_facts(client, anders, koege):
    facts = {"name": "Køge", "code": "0259", "domain": "koege.example", "mailbox": "", "valid_from": "1.1.2007"}

    client.post(address("facts", koege.pk), {**facts, "mailbox": "post@koege.example"})
    wrong = client.post(address("facts", koege.pk), {**facts, "name": ""})

    koege.refresh_from_db()
    assert (koege.mailbox, wrong.status_code) == ("post@koege.example", 422)


def test_close_and_reopen(client, anders, koege, mette):
    page = text(client.get(address("closing", koege.pk)))
    client.post(address("closing", koege.pk), {"on": "1.6.2026"})
    koege.refresh_from_db()

    assert ("One person works here" in page, koege.valid_until) == (True, date(2026, 6, 1))
    assert "closed on" in text(client.get(address("organisation", koege.pk)))
    client.post(address("closing", koege.pk), {"reopen": "yes"})
    koege.refresh_from_db()
    assert koege.valid_until is None


def test_move_to_another_region(client, anders, koege):
    region = factories.organisation(kind="region", name="Region Fyn")

    answer = client.post(address("region", koege.pk), {"region": region.pk, "on": "1.6.2026"})
    wrong = client.post(address("region", koege.pk), {"region": koege.pk, "on": "1.6.2026"})

    assert (answer.status_code, wrong.status_code) == (302, 422)
    assert koege.region_memberships.get().region == region


def test_represent_and_end(client, anders, koege):
    greve = factories.municipality(name="Greve")

    client.post(address("representation", koege.pk), {"through": greve.pk, "on": "1.6.2026"})
    page = text(client.get(address("organisation", koege.pk)))
    again = client.post(address("representation", greve.pk), {"through": koege.pk, "on": "1.6.2026"})
    made = Representation.objects.get()
    client.post(address("representation_ending", made.pk), {"on": "1.9.2026"})

    made.refresh_from_db()
    assert ("Represented by Greve" in page, again.status_code, made.last_day) == (True, 422, date(2026, 8, 31))


def test_add_somebody_who_is_found(client, anders, koege):
    bo = factories.person(name="Bo Holm", email="bo@koege.example")

    found = text(client.get(address("people", koege.pk) + "?q=holm"))
    chosen = text(client.get(address("people", koege.pk) + f"?person={bo.pk}"))
    facts = {"person": bo.pk, "unit": "Familie", "kind": "leader", "valid_from": "1.6.2026"}
    answer = client.post(address("people", koege.pk), facts)

    assert (f"?person={bo.pk}" in found, "Bo Holm" in chosen) == (True, True)
    assert (answer.status_code, bo.affiliations.get().kind) == (302, "leader")


def test_add_somebody_new(client, anders, koege):
    facts = {"name": "Ida", "email": "Ida@koege.example", "kind": "employee", "valid_from": "1.6.2026"}

    client.post(address("people", koege.pk), facts)

    assert Person.objects.get(email="ida@koege.example").affiliations.get().organisation == koege


@pytest.mark.parametrize("facts", [{}, {"name": "Ida", "kind": "employee", "valid_from": "1.6.2026"}, {"person": "x"}])
def test_add_shows_what_to_mend(facts, client, anders, koege):
    assert client.post(address("people", koege.pk), facts).status_code == 422


def test_change_and_end_a_place(client, anders, koege, mette):
    place = mette.affiliations.get()

    client.post(address("affiliation", place.pk), {"unit": "Handicap", "kind": "leader"})
    client.post(address("affiliation_ending", place.pk), {"on": "1.6.2026"})

    place.refresh_from_db()
    assert (place.unit, place.kind, place.valid_until) == ("Handicap", "leader", date(2026, 6, 1))
    assert "Worked here before" in text(client.get(address("organisation", koege.pk)))


def test_change_a_place_refuses_one_the_person_has(client, anders, koege, mette):
    place = factories.affiliation(person=mette, organisation=koege, kind="leader")

    assert client.post(address("affiliation", place.pk), {"unit": "", "kind": "employee"}).status_code == 422


def test_persons_page_shows_where_the_person_works(client, anders, koege, mette):
    assert "Køge" in text(client.get(reverse("people:person", args=[mette.pk])))


def test_pages_do_not_exist_for_others(client, koege, mette, by):
    greve = factories.municipality(name="Greve")
    ending = represent(greve, koege, by=by)
    place = add_person(koege, person=mette, kind="leader", by=by)
    client.force_login(mette)

    pages = [address(name, koege.pk) for name in ("organisation", "facts", "closing", "region", "people")]
    pages += [address(name) for name in ("list", "new", "export", "organisation_import", "people_import")]
    pages += [address("representation_ending", ending.pk), address("affiliation_ending", place.pk)]
    assert {client.get(page).status_code for page in pages} == {404}


def test_erasing_a_person_takes_the_places_along(koege, mette, by):
    from praksisnet.organisations.mine import AffiliationData

    told = AffiliationData().about(mette)
    AffiliationData().erase(mette, by)

    assert [(fact.label, str(fact.value)) for fact in told.facts] == [("Køge", "Employee · Familie · 1 Jan 2007–")]
    assert Affiliation.objects.count() == 0

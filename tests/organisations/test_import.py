import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from praksisnet.kit import clock, tables
from praksisnet.kit.imports import Outcome, Row
from praksisnet.kit.refusal import Refused
from praksisnet.organisations import actions, queries
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from tests import factories
from tests.guard.numbers import some_number

pytestmark = pytest.mark.django_db


def organisation_rows(*rows):
    keys = ("kind", "name", "code", "domain", "mailbox")
    return [Row(number, dict(zip(keys, row, strict=True))) for number, row in enumerate(rows, start=2)]


def people_rows(*rows):
    keys = ("name", "email", "title", "phone", "language", "organisation", "unit", "place")
    return [Row(number, dict(zip(keys, row, strict=True))) for number, row in enumerate(rows, start=2)]


@pytest.fixture
def koege():
    return factories.municipality(name="Køge", code="0259")


def test_plan_says_what_becomes_of_each_organisation(koege):
    plan = actions.plan_organisations(
        organisation_rows(
            ("Kommune", "Køge", "259", "", ""),
            ("municipality", "køge", "", "koege.example", ""),
            ("Videnspartner", "Højskolen", "", "skole.example", "post@skole.example"),
            ("Klub", "Bridge", "", "", ""),
            ("Kommune", "Greve", "0259", "", ""),
            ("Kommune", "Greve", "", "not a domain", ""),
            ("Kommune", "Greve", "", "", "not an address"),
            ("Kommune", "G" * 121, "", "", ""),
        )
    )

    assert [line.outcome for line in plan.lines] == [
        Outcome.UNCHANGED,
        Outcome.CHANGED,
        Outcome.NEW,
        *[Outcome.WRONG] * 5,
    ]
    assert plan.lines[1].detail == "Mail domain"


def test_import_makes_and_changes_organisations_and_is_unchanged_again(koege, by):
    rows = organisation_rows(
        ("Municipality", "Køge", "0259", "koege.example", ""), ("Association", "Foreningen", "", "", "post@f.example")
    )

    actions.import_organisations(rows, actions.plan_organisations(rows).digest, by=by)

    koege.refresh_from_db()
    assert koege.domain == "koege.example"
    assert Organisation.objects.get(kind="association").mailbox == "post@f.example"
    assert [line.outcome for line in actions.plan_organisations(rows).lines] == [Outcome.UNCHANGED] * 2


def test_import_refuses_a_plan_that_no_longer_holds(koege, by):
    rows = organisation_rows(("Municipality", "Køge", "", "koege.example", ""))
    seen = actions.plan_organisations(rows).digest
    actions.change_organisation(koege, domain="koege.example", by=by)

    with pytest.raises(Refused, match="since the preview"):
        actions.import_organisations(rows, seen, by=by)


def test_plan_says_what_becomes_of_people_and_their_places(koege, by):
    factories.organisation(kind="partner", name="Ens")
    factories.organisation(kind="operator", name="Ens")
    mette = factories.person(name="Mette Kjær", email="mette@koege.example", invited_at="2026-01-01T00:00Z")
    bo = factories.person(name="Bo", email="bo@koege.example", invited_at="2026-01-01T00:00Z")
    actions.affiliate(mette, koege, "Familie", by=by)

    plan = actions.plan_people(
        people_rows(
            ("Mette Kjær", "mette@koege.example", "", "", "", "Køge Kommune", "", ""),
            ("Mette Kjær", "METTE@koege.example", "", "", "", "259", "Handicap", "Medarbejder"),
            ("Bo", "bo@koege.example", "Leder", "", "", "KØGE", "", "leader"),
            ("Ida", "ida@koege.example", "", "", "", "0259", "", ""),
            ("Ole", "ole@koege.example", "", "", "", "Ens", "", ""),
            ("Eva", "eva@koege.example", "", "", "", "Ukendt", "", ""),
            ("Eva", "not an address", "", "", "", "Køge", "", ""),
            ("Eva", "eva@koege.example", "", "", "", "Køge", "", "boss"),
        )
    )

    assert [line.outcome for line in plan.lines] == [
        Outcome.UNCHANGED,
        Outcome.CHANGED,
        Outcome.CHANGED,
        Outcome.NEW,
        *[Outcome.WRONG] * 4,
    ]
    assert [str(line.detail) for line in plan.lines[:4]] == ["", "unit", "Job title, Køge", "Køge"]
    assert bo.affiliations.count() == 0


def test_import_people_makes_persons_and_places(koege, by):
    greve = factories.municipality(name="Greve", code="0253")
    rows = people_rows(
        ("Ida Holm", "ida@koege.example", "Teamleder", "", "", "Køge", "Familie", "Leder"),
        ("Ida Holm", "ida@koege.example", "Teamleder", "", "", "Greve", "", ""),
    )

    actions.import_people(rows, actions.plan_people(rows).digest, by=by)

    ida = Person.objects.get(email="ida@koege.example")
    assert {(place.organisation, place.kind, place.unit) for place in queries.affiliations_of(ida)} == {
        (koege, "leader", "Familie"),
        (greve, "employee", ""),
    }
    assert [line.outcome for line in actions.plan_people(rows).lines] == [Outcome.UNCHANGED] * 2


def test_a_place_given_twice_is_wrong(koege):
    rows = people_rows(*[("Ida", "ida@koege.example", "", "", "", "Køge", "", "")] * 2)

    assert [line.outcome for line in actions.plan_people(rows).lines] == [Outcome.NEW, Outcome.WRONG]


def test_planning_costs_the_same_for_1_and_300_rows(koege, statements):
    one = people_rows(("Ida", "ida@koege.example", "", "", "", "Køge", "", ""))
    many = people_rows(*[(f"P{n}", f"p{n}@koege.example", "", "", "", "Køge", "", "") for n in range(300)])

    for rows in (one, many):
        with statements.exactly(3):
            actions.plan_people(rows)


@pytest.fixture
def admin_client(client):
    admin = factories.person(name="Anders Ager", administrator_since=clock.now())
    client.force_login(admin)
    return client


def figures(response):
    """How many rows are new, changed, unchanged and wrong."""
    return [int(number) for number in re.findall(r'<dd class="num">(\d+)</dd>', response.content.decode())]


def token(response):
    return re.search(r'name="plan" value="([^"]+)"', response.content.decode())[1]


def upload(client, name, headings, *rows):
    data = tables.write([tables.Sheet("x", headings, rows)])
    file = SimpleUploadedFile("list.xlsx", data)
    return client.post(reverse(f"organisations:{name}"), {"file": file})


def test_upload_shows_the_plan_and_its_button_carries_it_out(admin_client, koege):
    preview = upload(admin_client, "organisation_import", ["Type", "Navn"], ["Kommune", "Greve"], ["Kommune", "Køge"])

    assert (figures(preview), Organisation.objects.filter(name="Greve").exists()) == ([1, 0, 1, 0], False)
    assert re.findall('<th scope="col">([^<]*)</th>', preview.content.decode())[1:3] == ["Navn", "Type"]
    answer = admin_client.post(reverse("organisations:organisation_import"), {"plan": token(preview)})
    assert answer.url == reverse("organisations:list")
    assert Organisation.objects.filter(name="Greve").exists()


def test_upload_stops_a_line_with_a_cpr_number_and_shows_it_nowhere(admin_client, koege):
    number = some_number()

    preview = upload(
        admin_client,
        "people_import",
        ["name", "email", "organisation", "unit"],
        ["Ida", "ida@koege.example", "Køge", f"sag {number}"],
        ["Bo", "bo@koege.example", "Køge", ""],
    )

    assert figures(preview) == [1, 0, 0, 1]
    assert number not in preview.content.decode()


def test_upload_refuses_what_is_no_spreadsheet_and_a_missing_column(admin_client):
    file = SimpleUploadedFile("list.xlsx", b"nonsense")

    wrong = admin_client.post(reverse("organisations:people_import"), {"file": file})
    short = upload(admin_client, "people_import", ["Navn"], ["Ida"])

    assert (wrong.status_code, short.status_code) == (422, 422)


def test_confirming_an_old_plan_shows_the_new_one(admin_client, koege, by):
    preview = upload(
        admin_client, "organisation_import", ["Type", "Navn", "domain"], ["Kommune", "Køge", "koege.example"]
    )
    actions.change_organisation(koege, domain="koege.example", by=by)

    answer = admin_client.post(reverse("organisations:organisation_import"), {"plan": token(preview)})

    assert (answer.status_code, figures(answer)) == (200, [0, 0, 1, 0])


def test_confirming_nonsense_leads_back_to_the_upload(admin_client):
    answer = admin_client.post(reverse("organisations:people_import"), {"plan": "nonsense"})

    assert answer.url == reverse("organisations:people_import")


@pytest.mark.parametrize("name", ["organisation", "people"])
def test_the_empty_spreadsheet_can_be_uploaded_again(name, admin_client, koege):
    empty = admin_client.get(reverse(f"organisations:{name}_template"))

    file = SimpleUploadedFile("list.xlsx", empty.content)
    preview = admin_client.post(reverse(f"organisations:{name}_import"), {"file": file})

    assert figures(preview) == [1, 0, 0, 0]


def test_the_exported_list_can_be_imported_again(admin_client, koege):
    factories.organisation(kind="partner", name="Højskolen")
    exported = admin_client.get(reverse("organisations:export"))

    preview = admin_client.post(
        reverse("organisations:organisation_import"), {"file": SimpleUploadedFile("list.xlsx", exported.content)}
    )

    assert figures(preview) == [0, 0, 2, 0]

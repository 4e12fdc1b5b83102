from datetime import date

import pytest
from django.db import IntegrityError, transaction

from praksisnet.journal.queries import entries_about
from praksisnet.kit.refusal import Refused
from praksisnet.organisations import queries
from praksisnet.organisations.actions import (
    affiliate,
    change_organisation,
    close_organisation,
    create_organisation,
    reopen_organisation,
    represent,
)
from praksisnet.organisations.models import Organisation
from tests import factories

MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)

pytestmark = pytest.mark.django_db


def test_create_tidies_and_is_journaled(by):
    made = create_organisation("partner", name=" Professions  skolen ", domain="@Skole.Example", by=by)

    assert (made.name, made.domain, made.code) == ("Professions skolen", "skole.example", None)
    assert [(entry.verb, entry.refs) for entry in entries_about(made)] == [
        ("organisation_created", {"kind": "partner"})
    ]


@pytest.mark.parametrize(
    ("kind", "facts", "reason"),
    [
        ("club", {"name": "A"}, "kind"),
        ("partner", {"name": "  "}, "needs a name"),
        ("partner", {"name": "A", "domain": "no domain"}, "mail domain"),
        ("partner", {"name": "A", "domain": "localhost"}, "mail domain"),
        ("partner", {"name": "A", "domain": "gmail.com"}, "private mail"),
        ("municipality", {"name": "Ny", "code": "0259"}, "has that code"),
        ("municipality", {"name": "KØGE"}, "that name"),
    ],
)
def test_create_refuses(kind, facts, reason, by):
    factories.municipality(name="Køge", code="0259")

    with pytest.raises(Refused, match=reason):
        create_organisation(kind, by=by, **facts)


def test_create_takes_a_name_and_a_code_of_another_kind(by):
    factories.municipality(name="Køge", code="0259")

    assert create_organisation("operator", name="Køge", code="0259", by=by).kind == "operator"


def test_change_journals_the_names_of_what_changed(by):
    koege = factories.municipality(name="Køge")

    change_organisation(koege, domain="koege.example", mailbox="Familie@koege.example", by=by)
    change_organisation(koege, domain="koege.example", by=by)

    koege.refresh_from_db()
    assert koege.mailbox == "familie@koege.example"
    assert [entry.fields for entry in entries_about(koege)] == [["domain", "mailbox"]]


def test_change_refuses_a_beginning_after_its_end(by):
    koege = factories.municipality(name="Køge")
    close_organisation(koege, on=JUNE, by=by)

    with pytest.raises(Refused, match="before it began"):
        change_organisation(koege, valid_from=JULY, by=by)


def test_close_ends_the_people_and_the_representation(by):
    laesoe, frederikshavn = factories.municipality(name="Læsø"), factories.municipality(name="Frederikshavn")
    here = affiliate(factories.person(name="A"), laesoe, valid_from=MAY, by=by)
    later = affiliate(factories.person(name="B"), laesoe, valid_from=JULY, by=by)
    represent(laesoe, frederikshavn, valid_from=MAY, by=by)

    close_organisation(laesoe, on=JUNE, by=by)

    assert list(laesoe.affiliations.values_list("id", "valid_until")) == [(here.pk, JUNE)]
    assert later.pk not in entries_about(laesoe).first().refs["affiliations"]
    assert queries.representative_ids(JUNE) == {}


def test_close_refuses_a_region_with_municipalities_and_one_that_represents(denmark, by):
    laesoe, frederikshavn = Organisation.objects.get(name="Læsø"), Organisation.objects.get(name="Frederikshavn")
    represent(laesoe, frederikshavn, valid_from=MAY, by=by)

    for organisation in (frederikshavn, Organisation.objects.get(name="Region Nordjylland")):
        with pytest.raises(Refused):
            close_organisation(organisation, on=JUNE, by=by)


def test_close_refuses_a_day_before_it_began_and_again_changes_nothing(by):
    koege = factories.municipality(name="Køge", valid_from=JUNE)

    with pytest.raises(Refused, match="before it began"):
        close_organisation(koege, on=JUNE, by=by)
    close_organisation(koege, on=JULY, by=by)
    close_organisation(koege, on=JULY, by=by)

    assert entries_about(koege).count() == 1


def test_reopen_undoes_a_closing_unless_the_name_is_taken(by):
    koege = factories.municipality(name="Køge")
    close_organisation(koege, on=JUNE, by=by)
    new = create_organisation("municipality", name="Køge", by=by)

    with pytest.raises(Refused, match="that name"):
        reopen_organisation(koege, by=by)
    change_organisation(new, name="Ny Køge", by=by)
    assert reopen_organisation(koege, by=by).valid_until is None


@pytest.mark.parametrize(
    ("email", "belongs"),
    [
        ("mette@koege.example", True),
        ("Mette@KOEGE.example ", True),
        ("mette@familie.koege.example", True),
        ("mette@notkoege.example", False),
        ("mette@koege.example.org", False),
        ("koege.example", True),
        ("", False),
    ],
)
def test_address_belongs_to_the_domain_or_below_it(email, belongs):
    assert queries.is_address_of(factories.municipality(name="Køge", domain="koege.example"), email) is belongs


def test_no_address_belongs_to_an_organisation_without_domain():
    assert queries.is_address_of(factories.organisation(kind="partner", domain=""), "a@") is False


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("", "", ["Aarhus", "Høje-Taastrup", "Taarnby", "Aarhus Vidensforening"]),
        ("aarhus", "", ["Aarhus", "Aarhus Vidensforening"]),
        ("ÅRHUS", "municipality", ["Aarhus"]),
        ("viden aarh", "", ["Aarhus Vidensforening"]),
        ("0169", "", ["Høje-Taastrup"]),
        ("hoje", "", []),
        ("høje", "", ["Høje-Taastrup"]),
        ("\x00", "", ["Aarhus", "Høje-Taastrup", "Taarnby", "Aarhus Vidensforening"]),
    ],
)
def test_search_finds_every_word_in_name_code_or_domain(text, kind, found):
    for name, code in (("Aarhus", "0751"), ("Høje-Taastrup", "0169"), ("Taarnby", "0185")):
        factories.municipality(name=name, code=code)
    factories.organisation(kind="association", name="Aarhus Vidensforening")

    assert {row.name for row in queries.search(text, kind)} == set(found)


def test_database_holds_codes_names_and_kinds(by):
    koege = factories.municipality(name="Køge", code="0259")

    for wrong in (
        {"kind": "municipality", "name": "A", "code": koege.code},
        {"kind": "municipality", "name": "Køge"},
        {"kind": "club", "name": "B"},
        {"kind": "region", "name": "C", "valid_until": MAY, "valid_from": JUNE},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Organisation.objects.create(**{"valid_from": MAY, **wrong})

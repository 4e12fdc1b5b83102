from datetime import date

import pytest
from django.db import IntegrityError, transaction

from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.refusal import Refused
from praksisnet.organisations import queries
from praksisnet.organisations.actions import affiliate, close_organisation, end_affiliation
from praksisnet.organisations.models import Affiliation
from tests import factories

MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)


@pytest.fixture
def mette(db):
    return factories.person(name="Mette Kjær")


@pytest.fixture
def koege(db):
    return factories.municipality(name="Køge", code="0259")


def test_affiliate_begins_today_and_is_journaled(mette, koege, by):
    affiliation = affiliate(mette, koege, " Familie  og børn ", by=by)

    assert (affiliation.unit, affiliation.valid_from, affiliation.kind) == (
        "Familie og børn",
        clock.today(),
        "employee",
    )
    assert entries_about(affiliation).get().refs == {"person": mette.pk, "organisation": koege.pk}


def test_affiliate_again_changes_nothing(mette, koege, by):
    first = affiliate(mette, koege, "Familie", by=by)

    again = affiliate(mette, koege, by=by)

    assert (again.pk, again.unit, entries_about(first).count()) == (first.pk, "Familie", 1)


def test_affiliate_again_with_another_unit_changes_the_unit(mette, koege, by):
    first = affiliate(mette, koege, "Familie", by=by)

    affiliate(mette, koege, "Handicap", by=by)

    first.refresh_from_db()
    assert (first.unit, [entry.fields for entry in entries_about(first)]) == ("Handicap", [["unit"], []])


def test_affiliate_as_manager_stands_beside_employee(mette, koege, by):
    affiliate(mette, koege, by=by)
    affiliate(mette, koege, kind="leader", by=by)

    assert queries.people_of(koege).count() == 2


def test_affiliate_after_an_end_is_a_new_period(mette, koege, by):
    end_affiliation(affiliate(mette, koege, valid_from=MAY, by=by), on=JUNE, by=by)

    affiliate(mette, koege, valid_from=JUNE, by=by)

    assert list(queries.affiliations_of(mette).values_list("valid_from", "valid_until")) == [
        (JUNE, None),
        (MAY, JUNE),
    ]


def test_affiliate_refuses_an_overlap(mette, koege, by):
    end_affiliation(affiliate(mette, koege, valid_from=MAY, by=by), on=JULY, by=by)

    with pytest.raises(Refused, match="already works there"):
        affiliate(mette, koege, valid_from=JUNE, by=by)


def test_affiliate_refuses_a_closed_organisation(mette, koege, by):
    close_organisation(koege, on=JUNE, by=by)
    koege.refresh_from_db()

    with pytest.raises(Refused, match="has closed"):
        affiliate(mette, koege, valid_from=JUNE, by=by)


@pytest.mark.parametrize(("day", "organisation"), [(MAY, None), (JUNE, "Køge"), (JULY, None)])
def test_affiliation_holds_from_its_first_day_to_the_day_before_its_end(day, organisation, mette, koege, by):
    end_affiliation(affiliate(mette, koege, valid_from=JUNE, by=by), on=JULY, by=by)

    assert [place.name for place in queries.organisations_of(mette, day)] == ([organisation] if organisation else [])


def test_end_removes_an_affiliation_that_never_held_a_day(mette, koege, by):
    end_affiliation(affiliate(mette, koege, by=by), by=by)

    assert Affiliation.objects.count() == 0


def test_end_again_changes_nothing(mette, koege, by):
    affiliation = affiliate(mette, koege, valid_from=MAY, by=by)
    end_affiliation(affiliation, on=JUNE, by=by)

    end_affiliation(affiliation, on=JULY, by=by)

    affiliation.refresh_from_db()
    assert affiliation.valid_until == JUNE


def test_database_holds_one_open_affiliation_and_a_period_in_order(mette, koege):
    factories.affiliation(person=mette, organisation=koege)

    for wrong in ({"valid_from": MAY}, {"valid_from": JUNE, "valid_until": JUNE}, {"kind": "boss"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            factories.affiliation(person=mette, organisation=koege, **wrong)

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from praksisnet.journal.queries import entries_about
from praksisnet.kit.refusal import Refused
from praksisnet.organisations import queries
from praksisnet.organisations.actions import close_organisation, end_representation, move_region, represent
from praksisnet.organisations.models import Organisation, RegionMembership, Representation
from tests import factories

MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)
MERGER = date(2027, 1, 1)


@pytest.fixture
def three(db):
    return [factories.municipality(name=name) for name in ("Brønderslev", "Frederikshavn", "Læsø")]


def test_represent_holds_from_its_day_until_its_end(three, by):
    _, frederikshavn, laesoe = three
    representation = represent(laesoe, frederikshavn, valid_from=MAY, by=by)
    end_representation(representation, on=JULY, by=by)

    days = (date(2026, 4, 30), MAY, JUNE, JULY)
    there = {laesoe.pk: frederikshavn.pk}
    assert [queries.representative_ids(day) for day in days] == [{}, there, there, {}]
    assert [entry.verb for entry in entries_about(laesoe)] == ["representation_ended", "representation_began"]


def test_represent_through_a_joint_unit(three, by):
    unit = factories.organisation(kind="joint_unit", name="Nordenheden")

    represent(three[0], unit, by=by)

    assert [row.by for row in queries.representations_of(unit)] == [unit]


def test_represent_again_changes_nothing(three, by):
    first = represent(three[2], three[1], valid_from=MAY, by=by)

    assert represent(three[2], three[1], valid_from=JUNE, by=by) == first


@pytest.mark.parametrize(
    ("municipality", "through", "reason"),
    [(0, 0, "itself"), (2, 0, "already takes part"), (0, 2, "through another itself"), (1, 0, "Others take part")],
)
def test_represent_refuses_itself_two_and_chains(municipality, through, reason, three, by):
    represent(three[2], three[1], valid_from=MAY, by=by)

    with pytest.raises(Refused, match=reason):
        represent(three[municipality], three[through], valid_from=JUNE, by=by)


def test_represent_refuses_other_kinds_and_closed_ones(three, by):
    authority = factories.organisation(kind="authority", name="Styrelsen")
    close_organisation(three[1], on=JUNE, by=by)
    three[1].refresh_from_db()

    for municipality, through in ((authority, three[0]), (three[0], authority), (three[0], three[1])):
        with pytest.raises(Refused):
            represent(municipality, through, valid_from=JULY, by=by)


def test_end_removes_a_representation_that_never_held_a_day(three, by):
    end_representation(represent(three[2], three[1], valid_from=MAY, by=by), on=MAY, by=by)

    assert Representation.objects.count() == 0


def test_move_region_ends_one_membership_and_begins_another(denmark, by):
    aalborg, midt = Organisation.objects.get(name="Aalborg"), Organisation.objects.get(name="Region Midtjylland")

    move_region(aalborg, midt, on=JUNE, by=by)

    assert queries.region_of(aalborg, date(2026, 5, 31)).name == "Region Nordjylland"
    assert queries.region_of(aalborg, JUNE) == midt
    assert queries.region_history(aalborg).count() == 2


def test_move_region_to_where_it_is_changes_nothing(denmark, by):
    aalborg, nord = Organisation.objects.get(name="Aalborg"), Organisation.objects.get(name="Region Nordjylland")

    move_region(aalborg, nord, on=JUNE, by=by)

    assert queries.region_history(aalborg).count() == 1


def test_move_region_refuses_a_day_before_a_recorded_change(denmark, by):
    koege, midt = Organisation.objects.get(name="Køge"), Organisation.objects.get(name="Region Midtjylland")

    with pytest.raises(Refused, match="later change"):
        move_region(koege, midt, on=JUNE, by=by)


def test_move_region_refuses_what_is_no_region_or_closed(denmark, by):
    koege, east = Organisation.objects.get(name="Køge"), Organisation.objects.get(name="Region Hovedstaden")

    for region in (koege, east):
        with pytest.raises(Refused):
            move_region(koege, region, on=MERGER, by=by)


def test_database_holds_one_open_region_and_representation_and_no_own(denmark):
    koege = Organisation.objects.get(name="Køge")
    east = Organisation.objects.get(name="Region Østdanmark")

    for model, wrong in (
        (RegionMembership, {"region": east, "valid_from": JUNE}),
        (RegionMembership, {"region": koege, "valid_from": JUNE, "valid_until": JULY}),
        (Representation, {"by": koege, "valid_from": JUNE}),
        (Representation, {"by": east, "valid_from": JUNE, "valid_until": MAY}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.create(municipality=koege, **wrong)

from datetime import date, timedelta

import pytest
from django.core.management import call_command

from praksisnet.journal.models import Entry
from praksisnet.organisations import queries
from praksisnet.organisations.actions import change_organisation, load_denmark
from praksisnet.organisations.models import Organisation, RegionMembership

MERGER = date(2027, 1, 1)


def test_load_makes_98_municipalities_and_the_regions(denmark):
    assert (denmark.new, denmark.present) == (104, 0)
    assert queries.municipalities(date(2026, 12, 31)).count() == 98
    assert queries.municipalities(MERGER).count() == 98
    assert list(queries.regions(date(2026, 12, 31)).values_list("name", "code")) == [
        ("Region Hovedstaden", "1084"),
        ("Region Midtjylland", "1082"),
        ("Region Nordjylland", "1081"),
        ("Region Sjælland", "1085"),
        ("Region Syddanmark", "1083"),
    ]


def test_load_makes_the_merged_region_whose_code_is_not_known(denmark):
    assert list(queries.regions(MERGER).values_list("name", "code")) == [
        ("Region Midtjylland", "1082"),
        ("Region Nordjylland", "1081"),
        ("Region Syddanmark", "1083"),
        ("Region Østdanmark", None),
    ]


def test_load_again_changes_nothing(denmark, by, django_assert_max_num_queries):
    before = list(RegionMembership.objects.order_by("id").values()), Entry.objects.count()

    with django_assert_max_num_queries(5):
        again = load_denmark(domains="official", by=by)

    assert (again.new, again.present) == (0, 104)
    assert (list(RegionMembership.objects.order_by("id").values()), Entry.objects.count()) == before


def test_load_again_leaves_what_somebody_changed(denmark, by):
    koege = Organisation.objects.get(code="0259")
    change_organisation(koege, domain="koege-kommune.example", by=by)

    load_denmark(domains="example", by=by)

    koege.refresh_from_db()
    assert koege.domain == "koege-kommune.example"


def test_load_finds_the_merged_region_when_it_got_its_code(denmark, by):
    change_organisation(Organisation.objects.get(name="Region Østdanmark"), code="1086", by=by)

    assert load_denmark(by=by).new == 0


@pytest.mark.parametrize(("name", "domain"), [("Køge", "koege.example"), ("Lyngby-Taarbæk", "lyngby-taarbaek.example")])
def test_load_invents_mail_domains_for_the_demo(denmark, name, domain):
    assert Organisation.objects.get(name=name).domain == domain


@pytest.mark.django_db
def test_command_loads_official_domains(capsys):
    call_command("load_denmark")

    assert Organisation.objects.get(name="Køge").domain == "koege.dk"
    assert Organisation.objects.exclude(kind="region").filter(domain="").count() == 0


def test_every_municipality_has_one_region_on_every_day_around_the_merger(denmark):
    ids = set(queries.municipalities().values_list("id", flat=True))
    merged = set(Organisation.objects.filter(code__in=["1084", "1085"]).values_list("id", flat=True))
    east = Organisation.objects.get(name="Region Østdanmark")
    eastern = {place for place, region in queries.region_ids(date(2026, 6, 1)).items() if region in merged}

    for offset in [*range(-31, 32), -365, 365, 3650]:
        day = MERGER + timedelta(days=offset)
        regions = queries.region_ids(day)
        assert set(regions) == ids
        assert {place for place, region in regions.items() if region == east.id} == (eastern if offset >= 0 else set())


@pytest.mark.parametrize(
    ("day", "region"),
    [
        (date(2006, 12, 31), None),
        (date(2007, 1, 1), "Region Sjælland"),
        (date(2026, 12, 31), "Region Sjælland"),
        (MERGER, "Region Østdanmark"),
        (date(2030, 1, 1), "Region Østdanmark"),
    ],
)
def test_region_of_koege(denmark, day, region):
    found = queries.region_of(Organisation.objects.get(code="0259"), day)

    assert (found.name if found else None) == region


def test_municipalities_stand_in_danish_order(denmark):
    names = list(queries.municipalities().values_list("name", flat=True))

    assert names[:3] == ["Albertslund", "Allerød", "Assens"]
    assert names[-4:] == ["Ærø", "Aabenraa", "Aalborg", "Aarhus"]


def test_every_municipality_has_a_tile_of_its_own(denmark):
    tiles = queries.municipality_tiles()

    assert {code: tile.name for code, tile in tiles.items()} == dict(
        queries.municipalities().values_list("code", "name")
    )
    assert len({(tile.column, tile.row) for tile in tiles.values()}) == 98


def test_municipalities_of_a_region(denmark):
    east = Organisation.objects.get(name="Region Østdanmark")

    assert queries.municipalities_in(east, MERGER).count() == 46
    assert queries.municipalities_in(east, date(2026, 12, 31)).count() == 0

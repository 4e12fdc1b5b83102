"""98 = represented + through another + vacant + awaiting + declined + not invited, whatever has happened."""

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from praksisnet.networks.models import Invitation, Seat, Tenure
from praksisnet.networks.queries import coverage_of, tally
from praksisnet.networks.queries.panels import LEVELS, coverage_panel
from praksisnet.networks.words import Coverage
from praksisnet.organisations.models import Organisation, Representation
from tests import factories

PART = ("uninvited", "awaiting", "declined", "vacant", "held")


def put(network, municipality, part, line):
    """Let one municipality have come as far as ``part``."""
    if part == "uninvited":
        return
    answer = {"awaiting": None, "declined": "declined"}.get(part, "accepted")
    reason = "Omorganisering" if part == "declined" else ""
    factories.invitation(network, municipality, answer=answer, reason=reason)
    if answer == "accepted":
        seat = Seat.objects.create(network=network, municipality=municipality, number=1)
        if part == "held":
            Tenure.objects.create(seat=seat, person=line, held_from=network.programme.created_at)


@pytest.fixture
def places(denmark):
    return list(Organisation.objects.filter(kind="municipality").order_by("code"))


def state_of(programme, municipality):
    return next(row.state for row in coverage_of(programme) if row.municipality == municipality)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.sampled_from(PART), min_size=0, max_size=12), through=st.lists(st.integers(0, 97), max_size=3))
def test_every_municipality_is_in_exactly_one_state(places, network, line, parts, through):
    Tenure.objects.all().delete()
    Seat.objects.all().delete()
    Invitation.objects.all().delete()
    Representation.objects.all().delete()
    for municipality, part in zip(places, parts, strict=False):
        put(network, municipality, part, line)
    for index in set(through) - {0}:
        Representation.objects.create(municipality=places[index], by=places[0], valid_from=factories.LONG_AGO)

    rows = coverage_of(network.programme)
    counts = tally(rows)
    panel = coverage_panel(network.programme)

    assert len({row.municipality.pk for row in rows}) == 98
    assert sum(counts.values()) == 98
    assert sum(count for _, count in panel.states) == len(panel.tiles) == 98
    for level in range(4):
        in_table = sum(counts[state] for state in Coverage if LEVELS[state] == level)
        assert sum(tile.level == level for tile in panel.tiles) == in_table


@pytest.mark.parametrize(
    ("part", "state"),
    [
        ("uninvited", Coverage.UNINVITED),
        ("awaiting", Coverage.AWAITING),
        ("declined", Coverage.DECLINED),
        ("vacant", Coverage.VACANT),
        ("held", Coverage.REPRESENTED),
    ],
)
def test_each_part_has_its_state(network, koege, line, part, state):
    put(network, koege, part, line)

    assert state_of(network.programme, koege) == state


@pytest.mark.parametrize(("part", "state"), [("held", Coverage.THROUGH), ("vacant", Coverage.VACANT)])
def test_through_another_is_worth_what_the_other_has(network, koege, line, part, state):
    laesoe = factories.municipality("Læsø")
    put(network, koege, part, line)
    Representation.objects.create(municipality=laesoe, by=koege, valid_from=factories.LONG_AGO)

    assert state_of(network.programme, laesoe) == state


def test_own_seats_count_before_another_s(network, koege, line):
    laesoe = factories.municipality("Læsø")
    put(network, laesoe, "held", line)
    Representation.objects.create(municipality=laesoe, by=koege, valid_from=factories.LONG_AGO)

    assert state_of(network.programme, laesoe) == Coverage.REPRESENTED


def test_the_other_organisations_are_not_among_the_98(network):
    unit = factories.organisation("joint_unit")
    factories.invitation(network, unit)

    assert unit not in [row.municipality for row in coverage_of(network.programme)]


def test_coverage_takes_as_many_statements_for_three_as_for_98(places, network, line, statements):
    with statements.counted() as few:
        coverage_of(network.programme)
    for municipality in places:
        put(network, municipality, "vacant", line)

    with statements.exactly(len(few)):
        coverage_of(network.programme)


def test_the_page_with_98_municipalities_takes_eleven_statements(places, network, line, signed_in, statements):
    for municipality in places:
        put(network, municipality, "held", line)
    browser = signed_in(line)

    with statements.at_most(15):
        response = browser.get(f"/programmes/{network.programme_id}/coverage/")

    assert response.status_code == 200


def test_the_filters_narrow_the_table(network, koege, line, signed_in):
    put(network, koege, "held", line)
    factories.municipality("Greve")

    page = signed_in(line).get(f"/programmes/{network.programme_id}/coverage/?state=represented").content.decode()

    assert '<th scope="row">Køge</th><td class="muted pn-wide-column">' in page
    assert '<th scope="row">Greve</th><td class="muted">' not in page


def test_the_spreadsheet_has_the_same_rows(network, koege, line, signed_in):
    put(network, koege, "held", line)

    response = signed_in(line).get(f"/programmes/{network.programme_id}/coverage.xlsx")

    sheet = load_workbook(BytesIO(response.content)).active
    assert [cell.value for cell in sheet[2]][1:5] == ["Køge", "", "Netværk Sjælland", "Repræsenteret"]
    assert sheet.max_row == 2


def test_members_do_not_see_coverage(seat, network, signed_in):
    mette = factories.tenure(seat).person

    assert signed_in(mette).get(f"/programmes/{network.programme_id}/coverage/").status_code == 403

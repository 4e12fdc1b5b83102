"""The network as its people see it: members who comes, the facilitator who is missing."""

import pytest

from praksisnet.networks import actions
from praksisnet.networks.models import Role
from tests import factories
from tests.networks.conftest import METTE, MIKKEL


@pytest.fixture
def mette(seat, by):
    return actions.name_holder(seat, METTE, by=by).person


@pytest.fixture
def greve(network):
    """Has declined, and members must not hear of it."""
    place = factories.municipality("Greve")
    factories.invitation(network, place, answer="declined", reason="Omorganisering")
    return place


def test_a_member_sees_who_comes_and_never_who_is_missing(mette, greve, network, signed_in):
    page = signed_in(mette).get(f"/networks/{network.pk}/").content.decode()

    assert "Mette Kjær" in page
    assert "Greve" not in page
    assert "Omorganisering" not in page


def test_the_facilitator_sees_every_municipality_and_why_not(line, greve, network, signed_in):
    page = signed_in(line).get(f"/networks/{network.pk}/").content.decode()

    assert "Greve" in page
    assert "»Omorganisering«" in page


def test_a_coordinator_sees_the_own_vacant_places(birthe, network, signed_in):
    page = signed_in(birthe).get(f"/networks/{network.pk}/").content.decode()

    assert page.count("Ubesat plads") == 2


def test_the_authority_may_not_see_the_people(programme, network, signed_in):
    nadia = factories.person()
    factories.role(nadia, "authority", programme)

    assert signed_in(nadia).get(f"/networks/{network.pk}/").status_code == 403


def test_strangers_find_nothing(network, seat, accepted, signed_in):
    browser = signed_in(factories.programme().created_by)
    pages = [
        f"/networks/{network.pk}/",
        f"/programmes/{network.programme_id}/",
        f"/seats/{seat.pk}/",
        f"/seats/{seat.pk}/handover/",
        f"/networks/answers/{accepted.pk}/",
        f"/programmes/{network.programme_id}/coverage/",
    ]

    assert [browser.get(page).status_code for page in pages] == [404] * len(pages)


def test_a_member_may_not_change_a_seat(mette, seat, signed_in):
    assert signed_in(mette).post(f"/seats/{seat.pk}/", MIKKEL).status_code == 403


def test_the_coordinator_names_a_holder_on_the_seat_s_page(birthe, seat, signed_in):
    signed_in(birthe).post(f"/seats/{seat.pk}/", METTE)

    assert seat.tenures.get().person.name == "Mette Kjær"


def test_the_coordinator_hands_over_and_undoes(birthe, mette, seat, signed_in):
    browser = signed_in(birthe)

    browser.post(f"/seats/{seat.pk}/handover/", MIKKEL)
    assert "Fortryd overdragelsen" in browser.get(f"/seats/{seat.pk}/").content.decode()
    browser.post(f"/handovers/{seat.hand_overs.get().pk}/undoing/")

    assert seat.tenures.get(held_until__isnull=True).person == mette


def test_a_refused_hand_over_is_explained_and_kept(birthe, mette, seat, signed_in):
    response = signed_in(birthe).post(f"/seats/{seat.pk}/handover/", METTE)

    page = response.content.decode()
    assert response.status_code == 422
    assert "Mette Kjær har allerede pladsen." in page


def test_the_coordinator_changes_the_municipality_s_mind(birthe, accepted, signed_in):
    signed_in(birthe).post(f"/networks/answers/{accepted.pk}/", {"answer": "declined", "reason": "Omorganisering"})

    accepted.refresh_from_db()
    assert accepted.answer == "declined"


def test_the_facilitator_gives_and_ends_a_role(line, programme, signed_in):
    browser = signed_in(line)
    browser.post(f"/programmes/{programme.pk}/roles/", {**METTE, "kind": "reader"})
    role = Role.objects.get(kind="reader")

    browser.post(f"/programmes/{programme.pk}/roles/{role.pk}/end/")

    role.refresh_from_db()
    assert role.ended_by == line


def test_a_role_of_another_programme_is_not_found(line, programme, signed_in):
    other = Role.objects.get(programme=factories.programme())

    assert signed_in(line).post(f"/programmes/{programme.pk}/roles/{other.pk}/end/").status_code == 404


def test_closing_asks_first_and_then_everything_is_read_only(line, programme, network, seat, signed_in):
    browser = signed_in(line)
    assert browser.get(f"/programmes/{programme.pk}/closure/").status_code == 200

    browser.post(f"/programmes/{programme.pk}/closure/")

    assert browser.get(f"/networks/{network.pk}/").status_code == 200
    assert browser.post(f"/seats/{seat.pk}/", METTE).status_code == 422


@pytest.mark.parametrize("who", ["line", "mette"])
def test_the_page_takes_as_few_statements_for_many_as_for_one(who, request, mette, network, signed_in, statements):
    browser = signed_in(request.getfixturevalue(who))
    with statements.counted() as few:
        browser.get(f"/networks/{network.pk}/")
    for _ in range(30):
        factories.tenure(factories.seat(network))

    with statements.counted() as many:
        browser.get(f"/networks/{network.pk}/")

    assert len(many) == len(few) <= 15


@pytest.mark.parametrize("page", ["/networks/", "/programmes/"])
def test_the_lists_take_as_few_statements_for_three_as_for_one(page, line, network, signed_in, statements):
    browser = signed_in(line)
    with statements.counted() as few:
        browser.get(page)
    for _ in range(2):
        factories.network(factories.programme(line))

    with statements.counted() as many:
        browser.get(page)

    assert len(many) == len(few) <= 15


def test_a_coordinator_steps_down(birthe, accepted, signed_in):
    role = birthe.roles.get()

    response = signed_in(birthe).post(f"/networks/answers/{accepted.pk}/coordinators/{role.pk}/end/")

    role.refresh_from_db()
    assert (response.url, role.ended_by) == ("/networks/", birthe)

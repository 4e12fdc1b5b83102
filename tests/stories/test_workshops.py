"""Workshops by ranked wishes, from the phone to the reason; then two swap."""

from datetime import date

import pytest
from playwright.sync_api import expect

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import create_meeting, publish, set_date
from praksisnet.meetings.words import CorePart, Kind, SessionKind
from praksisnet.organisations.models import Organisation
from praksisnet.registration.actions import ask_swap, register
from praksisnet.registration.models import Registration
from tests import factories
from tests.browser import PHONE, WIDE
from tests.stories.cast import look, visit, work
from tests.stories.conftest import seated

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE, DAY = "Aflastning, der holder", date(2026, 9, 24)
REASON = "Du fik dit andet ønske: workshop A havde 2 ønsker til 1 plads."
WORKSHOPS = ("Aftaler på tværs af kommuner", 1), ("Samtalen med plejefamilien", 2), ("Når barnet har to hjem", 2)


@pytest.fixture
def meeting(monday, line):
    by = Actor.person(line)
    network = factories.network(factories.programme(line, title="Plejefamilier"), "Netværk Sjælland")
    parts = [CorePart(SessionKind.WORKSHOP, 90, title, block=1, capacity=places) for title, places in WORKSHOPS]
    made = create_meeting(
        network.programme, kind=Kind.NETWORK, network=network, title=TITLE, parts=parts, places=40, by=by
    )
    set_date(made, starts_at=clock.at(DAY, 9, 30), town="Næstved", closes_at=clock.at(date(2026, 9, 17), 12), by=by)
    return publish(made, by=by)


@pytest.fixture
def rooms(meeting):
    return list(meeting.sessions.filter(kind=SessionKind.WORKSHOP))


def comes(meeting, person, place, workshops):
    home = Organisation.objects.get(name=place)
    return register(meeting, person, municipality=home, workshops=workshops, by=Actor.person(person))


def press(page, name):
    page.get_by_role("button", name=name).click()
    look(page)


def wishes(page, address):
    """On a phone, one list for each wish."""
    visit(page, f"{address}registration/")
    expect(page.get_by_text("Du vinder ikke noget ved at være først.")).to_be_visible()
    for label, number in (("Første ønske", 1), ("Andet ønske", 2), ("Tredje ønske", 3)):
        page.get_by_label(label).select_option(index=number)
    press(page, "Tilmeld dig")
    expect(page.get_by_text("Du får en mail med din workshop, når tilmeldingen er lukket.")).to_be_visible()


def gives_out(page, address):
    """A job works it out, and another tells everybody."""
    visit(page, f"{address}workshops/")
    press(page, "Fordel pladserne")
    expect(page.get_by_text("Pladserne bliver fordelt.")).to_be_visible()
    work()
    page.get_by_role("link", name="Se, om det er færdigt").click()
    look(page)
    expect(page.get_by_text("2 fik det første ønske")).to_be_visible()
    expect(page.get_by_text("1 fik det andet ønske")).to_be_visible()
    press(page, "Fortæl deltagerne")
    work()


def wants_another(page, address):
    visit(page, address)
    expect(page.get_by_text(REASON)).to_be_visible()
    page.get_by_role("link", name="Byt workshop").click()
    look(page)
    press(page, "Jeg vil hellere i workshop A")
    expect(page.get_by_text("Du står på byttelisten").first).to_be_visible()


def test_wishes_are_given_out_with_the_reason_and_two_swap(live_server, open_page, post, meeting, rooms, line):
    mette, aisha = (seated(meeting.network, *who) for who in (("Køge", "Mette Kjær"), ("Greve", "Aisha Bergmann")))
    karen = seated(meeting.network, "Stevns", "Karen Højgaard")
    lines, phones = open_page(WIDE, person=line), open_page(PHONE, person=mette)
    address = f"{live_server.url}/meetings/{meeting.pk}/"

    visit(lines, f"{address}settings/")
    lines.get_by_role("link", name="Fordel workshops").click()
    look(lines)
    press(lines, "Lad deltagerne skrive ønsker")
    comes(meeting, aisha, "Greve", rooms)
    comes(meeting, karen, "Stevns", [rooms[1], rooms[2], rooms[0]])
    wishes(phones, address)

    with clock.moved_to(clock.at(date(2026, 9, 18), 9)):
        gives_out(lines, address)
        told = post.text(post.newest(mette.email, "Din workshop"))
        assert (REASON in told, "B. Samtalen med plejefamilien" in told) == (True, True)

        wants_another(phones, address)
        ask_swap(Registration.objects.get(person=aisha), rooms[1], by=Actor.person(aisha))
        visit(phones, address)
        expect(phones.locator("#registration").get_by_text("Aftaler på tværs af kommuner")).to_be_visible()
        assert "A. Aftaler på tværs af kommuner" in post.text(post.newest(mette.email, "Din workshop"))

"""Journey 2, steps 5-7: a full meeting, two who wait, one of a municipality without a place, and a cancellation from a
forwarded mail that moves the right one up."""

from datetime import date

import pytest
from django.test import Client
from playwright.sync_api import expect

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import change_meeting, create_meeting, publish, set_date
from praksisnet.meetings.words import CorePart, Kind, SessionKind
from praksisnet.organisations.models import Organisation
from praksisnet.registration.actions import register
from praksisnet.registration.models import Registration
from tests import factories
from tests.browser import PHONE
from tests.stories.conftest import fine, scanned

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "Aflastning, der holder"


@pytest.fixture
def network(monday, line):
    return factories.network(factories.programme(line, title="Plejefamilier"), "Netværk Sjælland")


@pytest.fixture
def meeting(network, line):
    """Two places, in three months; municipalities without a place go first."""
    by = Actor.person(line)
    parts = [CorePart(SessionKind.WORKSHOP, 90, "Aftalen", block=1, capacity=12)]
    made = create_meeting(
        network.programme, kind=Kind.NETWORK, network=network, title=TITLE, parts=parts, places=2, by=by
    )
    change_meeting(made, unseated_first=True, by=by)
    set_date(made, starts_at=clock.at(date(2026, 9, 24), 9, 30), town="Næstved", place="Salen", by=by)
    return publish(made, by=by)


def seated(network, place, name, number=1):
    person = factories.person(name, email=f"{name.split()[0].lower()}@{place.lower()}.example")
    factories.tenure(factories.seat(network, Organisation.objects.get(name=place), number), person)
    return person


def registered(meeting, person, place):
    home = Organisation.objects.get(name=place)
    return register(meeting, person, municipality=home, by=Actor.person(person))


def phone(open_page, person):
    client = Client()
    client.force_login(person)
    return open_page(PHONE, client=client)


def joins_queue(page, meeting, number):
    page.goto(f"{page.base}/meetings/{meeting.pk}/")
    fine(page)
    expect(page.get_by_text(f"Optaget. Kom på venteliste som nr. {number}.")).to_be_visible()
    page.locator("#registration").get_by_role("button", name="Kom på venteliste").click()
    fine(page)
    expect(page.get_by_role("heading", name=f"Du er på venteliste som nr. {number}")).to_be_visible()


def test_the_right_one_moves_up(live_server, open_page, post, network, meeting, monday):
    karen, first = seated(network, "Stevns", "Karen Højgaard"), seated(network, "Greve", "Ib Dam")
    people = {"Greve": seated(network, "Greve", "Aisha Bergmann", 2), "Faxe": seated(network, "Faxe", "Thomas Nygaard")}
    registered(meeting, karen, "Stevns")
    registered(meeting, first, "Greve")
    aishas, thomas = phone(open_page, people["Greve"]), phone(open_page, people["Faxe"])
    aishas.base = thomas.base = live_server.url

    joins_queue(aishas, meeting, 1)
    joins_queue(thomas, meeting, 1)
    aishas.reload()
    fine(aishas)
    expect(aishas.get_by_text("Faxe har ingen plads endnu og står derfor før dig.")).to_be_visible()

    link = post.link(post.newest(karen.email, "Du er tilmeldt"), "/registrations/mailed/")
    scanned(link)
    karens = open_page(PHONE)
    karens.goto(link)
    fine(karens)
    expect(karens.get_by_text("Du svarer som Karen Højgaard, Stevns. Er du ikke Karen?")).to_be_visible()
    karens.get_by_role("link", name="Meld afbud").click()
    fine(karens)
    assert Registration.objects.filter(person=karen, state="cancelled").count() == 0
    karens.get_by_role("button", name="Ja, meld afbud").click()
    fine(karens)
    said = "Du har meldt afbud. Pladsen går videre til den næste på ventelisten."
    expect(karens.get_by_text(said)).to_be_visible()

    assert TITLE in post.newest(people["Faxe"].email, "Du har fået en plads")["Subject"]
    aishas.reload()
    expect(aishas.get_by_role("heading", name="Du er på venteliste som nr. 1")).to_be_visible()
    thomas.reload()
    expect(thomas.get_by_role("heading", name="Du er tilmeldt")).to_be_visible()

"""Who comes without being registered: a place, a workshop that has room, and the receipt. Line's part on a phone."""

from datetime import date

import pytest
from playwright.sync_api import expect

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import create_meeting, publish, set_date
from praksisnet.meetings.words import CorePart, SessionKind
from praksisnet.notices.models import Letter
from praksisnet.organisations.models import Organisation
from praksisnet.registration.actions import register
from praksisnet.registration.models import Registration
from tests import factories
from tests.browser import PHONE
from tests.stories.conftest import fine, seated

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAY = date(2026, 9, 24)
WEEKEND = "Aflastning i weekenden"
WORKSHOPS = (("Samtalen med forældrene", 12), ("Aftaler i praksis", 1), (WEEKEND, 8))


@pytest.fixture
def meeting(monday, line):
    """Mette has the one place in "Aftaler i praksis"; Aisha is a member and has not registered."""
    by, network = Actor.person(line), factories.network(factories.programme(line), "Netværk Sjælland")
    parts = [CorePart(SessionKind.WORKSHOP, 90, name, "", 1, places) for name, places in WORKSHOPS]
    made = create_meeting(
        network.programme, kind="network", network=network, title="Aflastning, der holder", parts=parts, by=by
    )
    set_date(made, starts_at=clock.at(DAY, 9, 30), town="Næstved", place="Grønnegade 1", by=by)
    made = publish(made, by=by)
    for name, home in (("Mette Kjær", "Køge"), ("Aisha Bergmann", "Greve")):
        person, municipality = seated(network, home, name), Organisation.objects.get(name=home)
        if home == "Køge":
            full = made.sessions.get(title="Aftaler i praksis")
            register(made, person, municipality=municipality, workshops=[full], by=Actor.person(person))
    return made


def test_late_comers_choose_among_the_workshops_with_room(live_server, open_page, line, meeting):
    page = open_page(PHONE, person=line)

    with clock.moved_to(clock.at(DAY, 8, 50)):
        page.goto(f"{live_server.url}/meetings/{meeting.pk}/arrivals/new/")
        new = page.get_by_role("region", name="En ny")
        expect(new.get_by_label("Workshop").locator("option")).to_have_text(
            ["Ingen workshop", "Samtalen med forældrene, 12 pladser tilbage", f"{WEEKEND}, 8 pladser tilbage"]
        )
        fine(page)
        new.get_by_label("Navn").fill("Ida Krag")
        new.get_by_label("Mail").fill("ida@faxe.example")
        new.get_by_label("Workshop").select_option(label=f"{WEEKEND}, 8 pladser tilbage")
        new.get_by_role("button").click()
        expect(page.get_by_text("Ida Krag er tilmeldt og tjekket ind.")).to_be_visible()

        page.goto(f"{live_server.url}/meetings/{meeting.pk}/arrivals/new/")
        page.get_by_label("Workshop").first.select_option(label="Samtalen med forældrene, 12 pladser tilbage")
        page.get_by_role("button", name="Tjek ind Aisha Bergmann").click()
        expect(page.get_by_text("Aisha Bergmann er tilmeldt og tjekket ind.")).to_be_visible()

    places = Registration.objects.order_by("pk").values_list("person__name", "places__session__title")
    assert list(places) == [
        ("Mette Kjær", "Aftaler i praksis"),
        ("Ida Krag", WEEKEND),
        ("Aisha Bergmann", "Samtalen med forældrene"),
    ]
    assert WEEKEND in Letter.objects.get(to_address="ida@faxe.example").text

"""Journey 3, steps 1-3: check-in by code, the same code again, and the list with the network off and on again; and what
is handed out afterwards. Line's part on a phone."""

from datetime import date

import pytest
from playwright.sync_api import expect

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import create_meeting, publish, set_date
from praksisnet.organisations.models import Organisation
from praksisnet.registration.actions import register
from praksisnet.registration.models import Arrival, Registration
from praksisnet.registration.queries.codes import code_address
from praksisnet.registration.words import State
from tests.browser import PHONE
from tests.stories.conftest import fine, scanned, seated

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAY = date(2026, 9, 24)
# What a browser has that reads codes, and a camera that sees the code of the address in the page's own storage.
CAMERA = """
  window.BarcodeDetector = class { async detect() {
    const seen = sessionStorage.getItem("seen"); return seen ? [{ rawValue: seen }] : [];
  } };
  navigator.mediaDevices ??= {};
  navigator.mediaDevices.getUserMedia = async () => {
    const canvas = document.createElement("canvas"), brush = canvas.getContext("2d");
    setInterval(() => brush.fillRect(0, 0, Math.random() * 100, 100), 50);
    return canvas.captureStream();
  };
"""


@pytest.fixture
def coming(network, line):
    """Mette of Køge, Aisha of Greve and Thomas of Faxe come to a meeting in September."""
    by = Actor.person(line)
    made = create_meeting(network.programme, kind="network", network=network, title="Aflastning, der holder", by=by)
    set_date(made, starts_at=clock.at(DAY, 9, 30), town="Næstved", place="Grønnegade 1", by=by)
    made = publish(made, by=by)
    found = {}
    for name, home in (("Mette Kjær", "Køge"), ("Aisha Bergmann", "Greve"), ("Thomas Nygaard", "Faxe")):
        person, municipality = seated(network, home, name), Organisation.objects.get(name=home)
        found[name.split()[0]] = register(made, person, municipality=municipality, by=Actor.person(person))
    return found


@pytest.fixture
def door(live_server, coming, settings):
    settings.SITE_ADDRESS = live_server.url
    return f"{live_server.url}/meetings/{coming['Mette'].meeting_id}/arrivals/"


def arrived():
    return sorted(Arrival.objects.values_list("registration__person__name", flat=True))


def test_the_door(live_server, open_page, line, coming, door):
    page = open_page(PHONE, person=line)
    page.add_init_script(CAMERA)
    with clock.moved_to(clock.at(DAY, 8, 40)):
        page.goto(f"{live_server.url}/meetings/{coming['Mette'].meeting_id}/")
        page.get_by_role("link", name="Indtjekning").locator("visible=true").first.click()
        expect(page.get_by_text("0 af 3 er kommet.")).to_be_visible()
        fine(page)
    with clock.moved_to(clock.at(DAY, 8, 52)):
        scans_twice(page, coming["Mette"])
        scans_in_the_page(page, coming["Thomas"])
        loses_the_network(page)
    assert arrived() == ["Aisha Bergmann", "Mette Kjær", "Thomas Nygaard"]


def scans_twice(page, registration):
    """With the phone's own camera: it opens the address of the code."""
    scanned(code_address(registration))
    assert arrived() == []
    page.goto(code_address(registration))
    page.get_by_role("button", name="Tjek Mette Kjær ind").click()
    expect(page.get_by_text("Mette Kjær, Køge er tjekket ind.")).to_be_visible()
    page.goto(code_address(registration))
    expect(page.get_by_text("Var tjekket ind kl. 8.52.")).to_be_visible()
    fine(page)
    page.get_by_role("link", name="Se listen").click()
    expect(page.get_by_text("1 af 3 er kommet.")).to_be_visible()


def scans_in_the_page(page, registration):
    """Where the browser reads codes by itself; the second time the count stays."""
    page.evaluate("(code) => sessionStorage.setItem('seen', code)", code_address(registration))
    page.get_by_role("button", name="Scan QR-koder").click()
    expect(page.get_by_text("Thomas Nygaard, Faxe er tjekket ind.")).to_be_visible()
    expect(page.get_by_text("2 af 3 er kommet.")).to_be_visible()
    page.get_by_role("button", name="Stop kameraet").click()


def loses_the_network(page):
    """Pressed twice and taken back in between, all of it without a connection."""
    page.context.set_offline(True)
    aisha = page.locator("li", has_text="Aisha Bergmann")
    aisha.get_by_role("button", name="Tjek ind").click()
    expect(page.get_by_text("Gemt her. Sendes, når der er net (1 venter)")).to_be_visible()
    expect(page.get_by_text("3 af 3 er kommet.")).to_be_visible()
    expect(page.locator("li", has_text="Greve").last).to_contain_text("1 af 1")
    assert arrived() == ["Mette Kjær", "Thomas Nygaard"]
    page.context.set_offline(False)
    expect(page.get_by_text("Alt er sendt")).to_be_visible()
    expect(page.get_by_text("3 af 3 er kommet.")).to_be_visible()


def test_without_a_script_each_press_is_a_form(open_page, line, door):
    page = open_page(PHONE, person=line, javascript=False)
    with clock.moved_to(clock.at(DAY, 8, 52)):
        page.goto(door)
        page.get_by_label("Find et navn eller en kommune").fill("koege")
        page.get_by_role("button", name="Find").click()
        page.get_by_role("button", name="Tjek ind Mette Kjær").click()
        expect(page.get_by_text("Mette Kjær, Køge er tjekket ind.")).to_be_visible()
        page.get_by_role("button", name="Fortryd Mette Kjær").click()
        expect(page.get_by_text("Mette Kjær er ikke længere tjekket ind.")).to_be_visible()
    assert arrived() == []


def test_somebody_comes_who_is_not_registered(open_page, line, coming, door):
    page = open_page(PHONE, person=line)
    with clock.moved_to(clock.at(DAY, 9, 5)):
        page.goto(door)
        page.get_by_role("link", name="Ikke tilmeldt").click()
        fine(page)
        page.get_by_role("textbox", name="Navn").fill("Ida Krag")
        page.get_by_role("combobox", name="Kommune").select_option(label="Stevns")
        page.get_by_role("button", name="Tilmeld og tjek ind").click()
        expect(page.get_by_text("Ida Krag er tilmeldt og tjekket ind.")).to_be_visible()
        expect(page.get_by_text("1 af 4 er kommet.")).to_be_visible()
    assert Registration.objects.get(person__name="Ida Krag").municipality.name == "Stevns"


def test_the_certificate_is_fetched_from_the_page_of_the_meeting(live_server, open_page, line, coming, door):
    mine = coming["Mette"]
    lines, mettes = open_page(PHONE, person=line), open_page(PHONE, person=mine.person)
    with clock.moved_to(clock.at(DAY, 8, 52)):
        lines.goto(code_address(mine))
        lines.get_by_role("button", name="Tjek Mette Kjær ind").click()
        expect(lines.get_by_text("1 af 3 er kommet.")).to_be_visible()
    with clock.moved_to(clock.at(date(2026, 9, 25), 9)):
        mettes.goto(f"{live_server.url}/meetings/{mine.meeting_id}/")
        with mettes.expect_download() as fetched:
            mettes.get_by_role("link", name="Deltagerbevis").click()
    assert fetched.value.suggested_filename == "deltagerbevis-2026-09-25.pdf"
    assert Registration.objects.get(pk=mine.pk).state == State.ATTENDED

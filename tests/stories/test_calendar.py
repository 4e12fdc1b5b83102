"""Mette lets her calendar fetch her meetings: the date that is announced, confirmed when she registers, gone when she
cancels. Her address is hers: a new one ends the old."""

from urllib.parse import urlsplit

import pytest
from django.test import Client
from icalendar import Calendar
from playwright.sync_api import expect

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import announce, create_meeting, publish, set_date
from praksisnet.meetings.words import Kind
from tests.calendar_rules import faults_of
from tests.stories.conftest import MONDAY, fine

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def meeting(network, line, mette):
    by = Actor.person(line)
    made = create_meeting(
        network.programme, kind=Kind.NETWORK, network=network, title="Aflastning, der holder", places=40, by=by
    )
    day = MONDAY.replace(month=9, day=24)
    return announce(set_date(made, starts_at=clock.at(day, 9, 30), town="Næstved", place="Salen", by=by), by=by)


def test_mettes_calendar_fetches_her_meetings(live_server, open_page, settings, meeting, mette, line):
    settings.SITE_ADDRESS = live_server.url
    page = open_page(person=mette)

    first = makes_her_address(page, live_server.url)
    said = [fetched(first)]
    publish(meeting, by=Actor.person(line))
    registers(page, f"{live_server.url}/meetings/{meeting.pk}/")
    said.append(fetched(first))
    cancels(page)
    said.append(fetched(first))
    second = makes_another(page, live_server.url)

    assert said == [["TENTATIVE"], ["CONFIRMED"], []]
    assert (Client().get(urlsplit(first).path).status_code, fetched(second)) == (404, [])


def makes_her_address(page, url):
    page.goto(f"{url}/profile/")
    page.get_by_role("link", name="Dine møder i din kalender").click()
    expect(page.get_by_role("heading", name="Dine møder i din kalender")).to_be_visible()
    fine(page)
    page.get_by_role("button", name="Lav min adresse").click()
    expect(page.get_by_text("Her er din adresse.")).to_be_visible()
    fine(page)
    address = page.get_by_label("Din adresse").input_value()
    link = page.get_by_role("link", name="Abonnér i min kalender")
    assert link.get_attribute("href") == address.replace("http://", "webcal://")
    return address


def fetched(address):
    data = Client().get(urlsplit(address).path).content
    assert faults_of(data) == []
    return [str(event["STATUS"]) for event in Calendar.from_ical(data).walk("VEVENT")]


def registers(page, address):
    page.goto(address)
    page.get_by_role("button", name="Tilmeld").first.click()
    expect(page.get_by_text("Du er tilmeldt").first).to_be_visible()


def cancels(page):
    page.get_by_role("link", name="Meld afbud").first.click()
    page.get_by_role("button", name="Ja, meld afbud").click()
    expect(page.get_by_text("Du har meldt afbud").first).to_be_visible()


def makes_another(page, url):
    page.goto(f"{url}/profile/calendar/")
    page.get_by_role("button", name="Lav en ny adresse").click()
    expect(page.get_by_text("Den gamle adresse er lukket. Brug den nye.")).to_be_visible()
    return page.get_by_label("Din adresse").input_value()

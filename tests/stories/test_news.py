"""Line tells what is new; Mette meets it and finds it, somebody outside reads what is open, another network nothing."""

import re

import pytest
from playwright.sync_api import expect

from praksisnet.kit.actor import Actor
from praksisnet.news.models import NewsItem
from praksisnet.themes.actions import create_theme
from tests import factories
from tests.browser import PHONE, WIDE
from tests.stories.conftest import fine, seated

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE, SUMMARY = "Datoen for landsmødet er sat", "Sæt kryds i kalenderen."


@pytest.fixture
def nils(network):
    """Of another network of the same programme."""
    return seated(factories.network(network.programme, "Netværk Nordjylland"), "Aalborg", "Nils Ravn")


@pytest.fixture
def theme(line):
    return create_theme("Aflastning", by=Actor.person(line))


def writes(page, address):
    """With a network forgotten first: what was typed stays, and the page says what is missing."""
    page.goto(f"{address}/")
    page.locator("summary", has_text="Mere").click()
    page.get_by_role("link", name="Nyheder", exact=True).click()
    page.get_by_role("link", name="Skriv en nyhed").first.click()
    page.get_by_label("Titel").fill(TITLE)
    page.get_by_label("Kort fortalt").fill(SUMMARY)
    page.get_by_label("Tekst").fill("Vi mødes på **Hotel Havblik**.\n\n- Tag en kollega med")
    page.get_by_text("Nogle af netværkene", exact=True).click()
    page.get_by_text("Aflastning", exact=True).click()
    page.get_by_role("button", name="Gem som kladde").click()
    expect(page.get_by_text("Vælg mindst ét netværk.").first).to_be_visible()
    expect(page.get_by_label("Titel")).to_have_value(TITLE)
    page.get_by_text("Netværk Sjælland", exact=True).click()
    page.get_by_role("button", name="Gem som kladde").click()
    fine(page)
    page.get_by_role("button", name="Udgiv").click()
    fine(page)
    expect(page.get_by_text("Nyheden er udgivet.")).to_be_visible()


def meets_it_and_finds_it(page, address):
    page.goto(f"{address}/")
    fine(page)
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()
    page.goto(f"{address}/search/?words=havblik")
    page.get_by_role("link", name=TITLE).click()
    fine(page)
    expect(page.get_by_role("listitem").filter(has_text="Tag en kollega med")).to_be_visible()
    page.get_by_role("link", name="Aflastning", exact=True).click()
    fine(page)
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()


def finds_nothing(page, address, item):
    for path in ("/", "/news/", "/search/?words=havblik"):
        page.goto(address + path)
        expect(page.get_by_text(TITLE)).to_have_count(0)
    assert page.goto(f"{address}/news/{item.pk}/").status == 404


def opens_it_to_everybody(page, address, item):
    page.goto(f"{address}/news/{item.pk}/")
    page.get_by_role("link", name="Ret", exact=True).click()
    page.get_by_text("Alle, også uden konto", exact=True).click()
    page.get_by_role("button", name="Gem").click()
    fine(page)


def reads_it_outside(page, address, item):
    page.goto(f"{address}/")
    fine(page)
    page.get_by_role("link", name=TITLE).click()
    fine(page)
    expect(page).to_have_url(f"{address}/news/{item.pk}/")
    expect(page.get_by_text("Hotel Havblik")).to_be_visible()


def withdraws_it_and_puts_it_back(page, address, item):
    page.goto(f"{address}/news/{item.pk}/")
    page.get_by_role("link", name="Træk det tilbage").click()
    fine(page)
    page.get_by_role("button", name="Ja, træk tilbage").click()
    fine(page)
    expect(page.get_by_text(re.compile("^Den blev trukket tilbage"))).to_be_visible()
    page.get_by_role("button", name="Sæt den på igen").click()
    expect(page.get_by_text("Nyheden er tilbage.", exact=False)).to_be_visible()


def test_news_reach_those_they_are_for(live_server, open_page, line, mette, nils, theme):
    address = live_server.url
    lines = open_page(WIDE, person=line)
    writes(lines, address)
    item = NewsItem.objects.get()

    meets_it_and_finds_it(open_page(PHONE, person=mette), address)
    finds_nothing(open_page(WIDE, person=nils), address, item)
    opens_it_to_everybody(lines, address, item)
    reads_it_outside(open_page(PHONE), address, item)
    withdraws_it_and_puts_it_back(lines, address, item)

"""Journey 4, steps 1-3: a workshop becomes a draft and is sent for review, the partner makes a tool of it, a member
finds it by a word that is spelt wrong."""

from datetime import date

import pytest
from playwright.sync_api import expect

from praksisnet.kit import clock
from praksisnet.knowledge.models import Resource
from tests.browser import PHONE, WIDE
from tests.stories.conftest import fine

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORKSHOP = "Aftaler på tværs af kommuner"
TITLE = "Skabelon: aftale om aflastning på tværs af kommuner"


def makes_knowledge(page, address, session):
    page.goto(f"{address}/meetings/{session.meeting_id}/")
    page.get_by_text("ikke i vidensbanken endnu").click()
    page.get_by_role("button", name=f"Lav til viden – {WORKSHOP}").click()
    fine(page)
    expect(page.get_by_role("heading", name=WORKSHOP, level=1)).to_be_visible()
    expect(page.get_by_text("Kladde", exact=True)).to_be_visible()
    expect(page.get_by_text("Hvem følger op?")).to_be_visible()
    expect(page.get_by_role("link", name="Aflastning", exact=True)).to_be_visible()
    page.get_by_role("button", name="Send til gennemgang").click()
    expect(page.get_by_text("Sendt til gennemgang.")).to_be_visible()


def makes_a_tool_of_it(page, address):
    page.goto(address)
    page.get_by_role("link", name=f"Gennemgå kladde: {WORKSHOP}").click()
    page.get_by_role("link", name="Ret", exact=True).click()
    fine(page)
    page.get_by_text("Redskab", exact=True).click()
    page.get_by_label("Titel").fill(TITLE)
    page.get_by_label("Ejer").select_option(label="Ellen Thorup")
    page.get_by_label("Gennemgås senest").fill("1.9.2027")
    page.get_by_role("button", name="Gem").click()
    page.get_by_role("button", name="Udgiv").click()
    fine(page)
    expect(page.get_by_text("Det ligger nu i vidensbanken")).to_be_visible()
    expect(page.get_by_text("1. september 2027")).to_be_visible()


def finds_it(page, address):
    page.goto(f"{address}/library/")
    page.get_by_role("searchbox", name="Søg i vidensbanken").fill("aflastingsaftale")
    page.get_by_role("button", name="Søg").click()
    expect(page.get_by_text("Mente du aflastningsaftale?")).to_be_visible()
    fine(page)
    page.get_by_role("heading", level=3).first.get_by_role("link").click()
    expect(page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    assert page.get_by_text("Kladde", exact=True).count() == 0


def test_a_workshop_becomes_a_tool_that_a_member_finds(live_server, open_page, monday, workshop, line, ellen, mette):
    with clock.moved_to(clock.at(date(2026, 9, 28), 10)):
        makes_knowledge(open_page(WIDE, person=line), live_server.url, workshop)
    with clock.moved_to(clock.at(date(2026, 9, 29), 10)):
        makes_a_tool_of_it(open_page(WIDE, person=ellen), live_server.url)
        finds_it(open_page(PHONE, person=mette), live_server.url)

    made = Resource.objects.get()
    assert (made.kind, made.owner, made.review_on) == ("tool", ellen, date(2027, 9, 1))

"""Journey 4, steps 1-3: a workshop becomes a draft and is sent for review, the partner makes a tool of it, a member
finds it by a word that is spelt wrong."""

from datetime import date

import pytest
from django.test import Client
from playwright.sync_api import expect

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.models import Resource
from praksisnet.meetings.actions import create_round, publish, set_date, write_notes
from praksisnet.meetings.words import CorePart
from praksisnet.organisations.models import Organisation
from praksisnet.themes.actions import create_theme
from tests import factories
from tests.browser import PHONE, WIDE
from tests.stories.conftest import fine

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORKSHOP = "Aftaler på tværs af kommuner"
TITLE = "Skabelon: aftale om aflastning på tværs af kommuner"


@pytest.fixture
def mette(network):
    mette = factories.person("Mette Kjær")
    factories.tenure(factories.seat(network, Organisation.objects.get(name="Køge")), mette)
    return mette


@pytest.fixture
def ellen(network):
    ellen = factories.person("Ellen Thorup")
    factories.role(ellen, "knowledge_partner", network.programme)
    return ellen


@pytest.fixture
def workshop(network, line, mette):
    """Workshop B of the meeting on 24 September, with what was said in it."""
    by = Actor.person(line)
    parts = [
        CorePart("plenary", 60, "Velkommen"),
        CorePart("workshop", 90, "Samtalen", block=1, capacity=20),
        CorePart("workshop", 90, WORKSHOP, block=1, capacity=12, abstract="Sådan aftaler to kommuner aflastning."),
    ]
    theme = create_theme("Aflastning", by=by)
    planned = create_round(
        network.programme, name="Efterår", title="Aflastning, der holder", themes=[theme], parts=parts, by=by
    )
    meeting = planned.meetings.get(network=network)
    starts_at = clock.at(date(2026, 9, 24), 9, 30)
    set_date(meeting, starts_at=starts_at, town="Næstved", place="Grønnegade 1", by=by)
    publish(meeting, by=by)
    session = meeting.sessions.get(title=WORKSHOP)
    with clock.moved_to(starts_at):
        write_notes(session, notes="To sider, der udfyldes på et møde.\n- Hvem betaler?\n- Hvem følger op?", by=by)
    return session


def opened(open_page, person, width=WIDE):
    client = Client()
    client.force_login(person)
    return open_page(width, client=client)


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
        makes_knowledge(opened(open_page, line), live_server.url, workshop)
    with clock.moved_to(clock.at(date(2026, 9, 29), 10)):
        makes_a_tool_of_it(opened(open_page, ellen), live_server.url)
        finds_it(opened(open_page, mette, PHONE), live_server.url)

    made = Resource.objects.get()
    assert (made.kind, made.owner, made.review_on) == ("tool", ellen, date(2027, 9, 1))

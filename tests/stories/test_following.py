"""A member follows a theme, hears of what is published once and of nothing else, and all of it follows when the theme
becomes part of another."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from praksisnet.following.actions import follow_theme
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import create_resource, publish_resource
from praksisnet.knowledge.tasks import index_under_themes
from praksisnet.notices.actions import post_weekly_letters
from praksisnet.notices.models import Letter
from praksisnet.notices.purposes import WEEKLY_LETTER
from praksisnet.organisations.models import Organisation
from praksisnet.themes.actions import create_theme
from tests import factories
from tests.browser import PHONE, WIDE
from tests.stories.conftest import fine

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "Skabelon til pauser, der holder"
SYSTEM = Actor.system("test")
THURSDAY = clock.at(date(2026, 6, 11), 9, 5)


@pytest.fixture
def cast(monday, line):
    """Mette in Netværk Sjælland and Nils in Netværk Nordjylland of one programme, with Ellen, who knows."""
    programme = factories.programme(line, title="Plejefamilier")
    networks = [factories.network(programme, name) for name in ("Netværk Sjælland", "Netværk Nordjylland")]
    people = {"ellen": factories.person("Ellen Thorup")}
    factories.role(people["ellen"], "knowledge_partner", programme)
    named = (("mette", "Mette Kjær", "Køge"), ("nils", "Nils Ravn", "Aalborg"))
    for (key, name, place), network in zip(named, networks, strict=True):
        people[key] = factories.person(name)
        factories.tenure(factories.seat(network, Organisation.objects.get(name=place)), people[key])
    return {**people, "programme": programme, "sjaelland": networks[0]}


@pytest.fixture
def themes(db):
    return [create_theme(name, by=SYSTEM) for name in ("Aflastning", "Frirum")]


def follows(page, address, theme):
    page.goto(f"{address}/themes/{theme.pk}/")
    page.get_by_role("button", name="Følg Aflastning").click()
    fine(page)
    expect(page.get_by_text("Du følger temaet")).to_be_visible()


def merges(page, address, theme, into):
    page.goto(f"{address}/themes/{theme.pk}/merger/")
    page.get_by_role("link", name=into.name, exact=True).click()
    fine(page)
    for said in ("2 følgere", "1 ting i vidensbanken"):
        expect(page.get_by_text(said)).to_be_visible()
    page.get_by_role("button", name="Ja, læg sammen").click()
    fine(page)
    expect(page.get_by_role("heading", name=into.name, level=1)).to_be_visible()


def finds_all_of_it(page, address, theme, into):
    page.goto(f"{address}/themes/{theme.pk}/")
    expect(page).to_have_url(f"{address}/themes/{into.pk}/")
    expect(page.get_by_text("Du følger temaet")).to_be_visible()
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()
    for words in ("aflastning", "frirum"):
        page.goto(f"{address}/library/?words={words}")
        expect(page.get_by_role("link", name=TITLE)).to_be_visible()


def says_no_without_signing_in(page, link):
    page.goto(link)
    fine(page)
    page.get_by_role("button", name="Send ikke flere af disse mails").click()
    fine(page)
    expect(page.get_by_text("Du får ikke flere af disse mails, Mette.")).to_be_visible()


def test_a_theme_is_followed_told_of_and_merged(live_server, open_page, post, cast, themes):
    mette, nils, ellen = cast["mette"], cast["nils"], cast["ellen"]
    phone = open_page(PHONE, person=mette)
    follows(phone, live_server.url, themes[0])
    follow_theme(nils, themes[0], by=SYSTEM)
    closed = create_resource(
        cast["programme"], kind="tool", title=TITLE, summary="To sider.", themes=[themes[0]],
        tokens=[f"network:{cast['sjaelland'].pk}"], by=SYSTEM,
    )  # fmt: skip
    with clock.moved_to(clock.at(date(2026, 6, 9), 10)):
        publish_resource(closed, by=SYSTEM)

    with clock.moved_to(THURSDAY):
        counts = [post_weekly_letters(by=SYSTEM), post_weekly_letters(by=SYSTEM)]
        letter = post.newest(mette.email, "nyt til dig")

    assert (counts, list(Letter.objects.filter(purpose=WEEKLY_LETTER).values_list("to_address", flat=True))) == (
        [1, 0],
        [mette.email],
    )
    assert re.findall("^- (.*?):", post.text(letter), re.MULTILINE) == [TITLE]
    merges(open_page(WIDE, person=ellen), live_server.url, *themes)
    index_under_themes.func([theme.pk for theme in themes])
    finds_all_of_it(phone, live_server.url, *themes)
    says_no_without_signing_in(open_page(PHONE), post.link(letter, "/unsubscription/"))

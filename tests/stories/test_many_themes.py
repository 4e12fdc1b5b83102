"""Ellen writes about one of a hundred themes: she finds it by a part of its name, loses nothing, and Enter sends."""

import pytest
from playwright.sync_api import expect

from praksisnet.kit.actor import Actor
from praksisnet.kit.searching import MOST_OFFERED
from praksisnet.knowledge.models import Resource
from praksisnet.themes.actions import create_theme
from tests.browser import PHONE, WIDE
from tests.stories.conftest import fine

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "Skema til det første møde"


@pytest.fixture
def themes(ellen):
    by = Actor.person(ellen)
    return [create_theme(f"Emne {number:03}", by=by) for number in range(MOST_OFFERED + 40)]


def begins(page, address):
    page.goto(f"{address}/resources/new/")
    page.get_by_text("Mødemateriale", exact=True).first.click()
    page.get_by_label("Titel").fill(TITLE)
    expect(page.get_by_text("Emne 099", exact=True)).to_have_count(0)
    return page.get_by_label("Højst 60 vises", exact=False)


def is_as_typed(page):
    fine(page)
    expect(page.get_by_label("Titel")).to_have_value(TITLE)
    expect(page.get_by_role("alert")).to_have_count(0)
    assert Resource.objects.count() == 0


def test_a_theme_among_many_is_found_and_enter_sends(open_page, live_server, ellen, themes):
    page = open_page(WIDE, person=ellen)
    words = begins(page, live_server.url)

    words.fill("e 09")
    words.press("Enter")
    is_as_typed(page)
    page.get_by_text("Emne 099", exact=True).click()
    page.get_by_label("Titel").press("Enter")

    expect(page.get_by_role("link", name="Resumé")).to_be_visible()
    fine(page)
    page.get_by_label("Resumé").fill("To sider, der udfyldes sammen.")
    page.get_by_label("Titel").press("Enter")
    expect(page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    fine(page)
    assert [theme.name for theme in Resource.objects.get().themes.all()] == ["Emne 099"]


def test_without_a_script_enter_looks_and_loses_nothing(open_page, live_server, ellen, themes):
    page = open_page(PHONE, person=ellen, javascript=False)
    begins(page, live_server.url).fill("e 09")

    page.get_by_label("Titel").press("Enter")

    expect(page.get_by_text("Emne 099", exact=True)).to_be_visible()
    expect(page.get_by_label("Titel")).to_have_value(TITLE)
    assert Resource.objects.count() == 0

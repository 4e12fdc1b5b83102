import os

import pytest
from playwright.sync_api import expect

from praksisnet.approvals.actions import approve, reopen
from praksisnet.approvals.mails import token_for
from praksisnet.kit.actor import Actor
from tests.browser import NARROW, PHONE, WIDE, axe, console_errors, overflow, tab_stops, unreached

pytestmark = pytest.mark.browser


@pytest.fixture
def link(transactional_db, live_server, approval, subject, line, nadia) -> str:
    """The page behind the mailed link, with a difference to show."""
    approve(approval, by=Actor.person(nadia))
    new = reopen(subject, text=approval.text.replace("Roskilde", "Næstved"), by=Actor.person(line))
    return f"{live_server.url}/approvals/mailed/{token_for(new)}/"


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_approver_reads_the_page_at_every_width(open_page, link, width, language):
    page = open_page(width, language=language)

    page.goto(link)

    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/approval-{width}-{language}.png", full_page=True)
    assert (axe(page), console_errors(page), overflow(page)) == ([], [], [])


def test_the_page_fits_a_narrow_phone(open_page, link):
    page = open_page(NARROW)

    page.goto(link)

    assert overflow(page) == []


def test_the_approver_answers_with_the_keyboard_and_without_javascript(open_page, link):
    page = open_page(javascript=True)
    page.goto(link)
    missed = unreached(page, tab_stops(page))
    plain = open_page(javascript=False)
    plain.goto(link)

    plain.get_by_role("button", name="Godkend").press("Enter")

    expect(plain.get_by_text("Dit svar er gemt.")).to_have_count(1)
    assert missed == []

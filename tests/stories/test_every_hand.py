"""The invitation is answered on a phone without JavaScript, and by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from praksisnet.networks import mails
from praksisnet.networks.models import Invitation
from tests import factories
from tests.browser import PHONE, WIDE, console_errors, overflow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def invitation(line, koege, post, monday) -> Invitation:
    network = factories.network(factories.programme(line, title="Aflastning"), "Netværk Sjælland")
    return factories.invitation(network, koege)


def test_invitation_is_answered_on_a_phone_without_javascript(open_page, post, invitation):
    page = open_page(PHONE, javascript=False)
    page.goto(mails.invitation_link(invitation))

    page.get_by_text("Nej, ikke denne gang").click()
    page.get_by_label("Dit navn").fill("Birthe Holm")
    page.get_by_label("Din stilling").fill("Sekretær")
    page.get_by_label("Din arbejdsmail").fill("birthe.holm@koege.example")
    page.get_by_role("button", name="Send svaret").click()
    expect(page.get_by_text("Skriv kort hvorfor").first).to_be_visible()
    expect(page.get_by_label("Dit navn")).to_have_value("Birthe Holm")
    page.get_by_label(re.compile("^Hvis nej")).fill("Vi er med i et andet netværk")
    page.get_by_role("button", name="Send svaret").click()
    page.goto(post.link(post.newest("birthe.holm@koege.example", "Bekræft"), "/invitations/answers/"))
    page.get_by_role("button", name="Ja, det er vores svar").click()
    expect(page.get_by_role("button", name="Ja, det er vores svar")).to_have_count(0)

    invitation.refresh_from_db()
    assert (invitation.answer, invitation.reason) == ("declined", "Vi er med i et andet netværk")
    assert (overflow(page), console_errors(page)) == ([], [])


def test_invitation_is_answered_by_keyboard_alone(open_page, post, invitation):
    page = open_page(WIDE)
    page.goto(mails.invitation_link(invitation))

    tab_to(page, "answer")
    page.keyboard.press("Space")
    for name, text in [("name", "Birthe Holm"), ("title", "Sekretær"), ("address", "birthe.holm@koege.example")]:
        tab_to(page, name)
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Se i din mail").wait_for()
    page.goto(post.link(post.newest("birthe.holm@koege.example", "Bekræft"), "/invitations/answers/"))
    tab_to(page, "Ja, det er vores svar")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Tak for svaret").or_(
        page.get_by_role("heading", name="Navngiv deltagere")
    ).wait_for()

    invitation.refresh_from_db()
    assert invitation.answer == "accepted"


def tab_to(page, what: str) -> None:
    """Press Tab until the field of that name, or the button with that text, has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("[document.activeElement.name, document.activeElement.innerText]").count(what):
            return
    raise AssertionError(f"Tab does not reach {what}.")

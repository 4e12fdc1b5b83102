"""A facilitator sets up a programme and invites; a coordinator accepts from a forwarded mail and names two people;
one of them signs in by code on a phone."""

import re

import pytest
from playwright.sync_api import expect

from praksisnet.networks.models import Invitation, Tenure
from tests.browser import PHONE, WIDE
from tests.stories.conftest import fine, scanned

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(page, post, address: str) -> None:
    page.get_by_label("Mail").fill(address)
    page.get_by_role("button", name="Få en kode på mail").click()
    fine(page)
    code = re.search(r"\b(\d{4}-?\d{4})\b", post.text(post.newest(address, "kode")))[1]
    page.get_by_label("Kode").fill(code)
    page.get_by_role("button", name="Log på", exact=True).click()


def set_up_programme(page, base: str) -> None:
    page.goto(f"{base}/programmes/")
    page.get_by_role("link", name="Opret indsats").click()
    fine(page)
    page.get_by_label("Titel").fill("Aflastning")
    page.get_by_label("Styrelsen, der ejer den").select_option("Styrelsen for Barnets Netværk")
    page.get_by_label("Operatør, der faciliterer").select_option("Operatøren")
    page.get_by_label("Første dag").fill("1.8.2026")
    page.get_by_label("Sidste dag").fill("31.7.2029")
    page.get_by_role("button", name="Gem, og gå videre til netværk").click()
    fine(page)
    page.get_by_role("button", name="Foreslå regionale netværk").click()
    page.get_by_role("button", name="Gem, og gå videre til kommuner").click()
    fine(page)
    page.get_by_role("button", name="Gem, og gå videre til invitationer").click()
    fine(page)


def invite_koege(page) -> None:
    page.get_by_label(re.compile("^Køge")).fill("post@koege.example")
    page.get_by_role("button", name="Gem adresser").click()
    page.get_by_role("button", name="Send 1 invitation").click()
    fine(page)


def accept(page, invitation: str) -> None:
    page.goto(invitation)
    fine(page)
    page.get_by_text("Ja, vi deltager").click()
    page.get_by_label("Dit navn").fill("Birthe Holm")
    page.get_by_label("Din stilling").fill("Sekretær")
    page.get_by_label("Din arbejdsmail").fill("birthe.holm@koege.example")
    page.get_by_role("button", name="Send svaret").click()
    fine(page)


def confirm(page, confirmation: str) -> None:
    page.goto(confirmation)
    fine(page)
    page.get_by_role("button", name="Ja, det er vores svar").click()
    fine(page)


def name_colleagues(page, *colleagues: tuple[str, str, str]) -> None:
    for number, (name, title, address) in enumerate(colleagues, start=1):
        place = page.get_by_role("group", name=f"Plads {number}")
        place.get_by_label("Navn").fill(name)
        place.get_by_label("Stilling").fill(title)
        place.get_by_label("Arbejdsmail").fill(address)
    page.get_by_role("button", name="Navngiv deltagere").click()
    fine(page)


def test_from_invitation_to_the_first_sign_in(live_server, open_page, post, line, koege, monday):
    facilitator = open_page(WIDE)
    facilitator.goto(f"{live_server.url}/sign-in/")
    sign_in(facilitator, post, line.email)
    set_up_programme(facilitator, live_server.url)
    invite_koege(facilitator)

    # The mailbox forwards it to Birthe, who opens it in a browser that knows nobody.
    birthe = open_page(WIDE)
    invitation = post.link(post.newest("post@koege.example", "Vil Køge deltage"), "/invitations/")
    scanned(invitation)
    accept(birthe, invitation)
    confirmation = post.link(post.newest("birthe.holm@koege.example", "Bekræft"), "/invitations/answers/")
    scanned(confirmation)
    assert Invitation.objects.get(municipality=koege).answer is None
    confirm(birthe, confirmation)
    assert Invitation.objects.get(municipality=koege).answer == "accepted"
    name_colleagues(
        birthe,
        ("Mette Kjær", "Teamleder", "mette.kjaer@koege.example"),
        ("Jonas Riis", "Familieplejekonsulent", "jonas.riis@koege.example"),
    )
    assert Tenure.objects.filter(seat__municipality=koege).count() == 2

    mette = open_page(PHONE)
    mette.goto(post.link(post.newest("mette.kjaer@koege.example", "fast plads i Netværk Sjælland"), "/sign-in/"))
    fine(mette)
    sign_in(mette, post, "mette.kjaer@koege.example")
    fine(mette)
    expect(mette.get_by_text("Netværk Sjælland").first).to_be_visible()

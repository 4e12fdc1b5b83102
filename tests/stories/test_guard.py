"""A text that points a child out: it is asked about in place, works without JavaScript, and is kept nowhere."""

import pytest
from playwright.sync_api import expect

from praksisnet.adaptation.models import Need
from tests.browser import PHONE, axe, overflow
from tests.guard.numbers import some_number
from tests.stories.conftest import fine

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WRITTEN = (
    "Vi har en pige, der hedder Maja, på 7 år. Majas plejefamilie bor Nørre Skovvej 12, 2. th, 4600 Køge, "
    "og mormor kan fanges på 40 50 60 70. Hvordan griber I aflastning an?"
)


def asked(page, base):
    page.goto(f"{base}/needs/new/")
    page.get_by_label("Hvad har I brug for").fill(WRITTEN)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Det kan handle om et bestemt barn").first).to_be_visible()
    expect(page.get_by_text("Der står et navn ved siden af et ord for et barn eller en familie.")).to_be_visible()
    assert page.locator("mark").first.inner_text() == "en pige, der hedder Maja"
    assert (page.get_by_label("Hvad har I brug for").input_value(), Need.objects.count()) == (WRITTEN, 0)


def test_a_neutral_text_is_one_press_away_on_a_phone_without_javascript(open_page, live_server, mette):
    page = open_page(PHONE, person=mette, javascript=False)
    asked(page, live_server.url)
    assert overflow(page) == []

    page.get_by_role("button", name="Brug den neutrale tekst").click()

    expect(page.get_by_role("button", name="Brug den neutrale tekst")).to_have_count(0)
    assert Need.objects.get().body == (
        "Vi har barn A, på 7 år. Barn A’s plejefamilie bor [adresse], og mormor kan fanges på [telefonnummer]. "
        "Hvordan griber I aflastning an?"
    )


def test_a_number_is_said_while_one_types(open_page, live_server, mette):
    page = open_page(person=mette)
    page.goto(f"{live_server.url}/needs/new/")
    field, said = page.get_by_label("Hvad har I brug for"), page.get_by_text("Det ligner et CPR-nummer.")
    expect(said).to_be_hidden()
    number = f"{some_number()[:6]}-{some_number()[6:]}"

    field.fill(f"Aflastning til {number}, tak. Ring 55 12 34 56 den 3.12.2026 kl. 9.30.")

    expect(said).to_be_visible()
    page.get_by_role("button", name="Vis hvor").click()
    assert field.evaluate("(own) => own.value.slice(own.selectionStart, own.selectionEnd)") == number
    assert (axe(page), overflow(page)) == ([], [])
    page.keyboard.press("Delete")
    expect(said).to_be_hidden()
    fine(page)


def test_the_own_text_is_kept_by_who_says_that_it_is_about_no_child(open_page, live_server, mette):
    page = open_page(person=mette)
    asked(page, live_server.url)
    fine(page)
    assert axe(page) == []

    page.get_by_role("button", name="Behold min tekst, det handler ikke om et barn").click()

    expect(page.get_by_role("button", name="Brug den neutrale tekst")).to_have_count(0)
    fine(page)
    assert Need.objects.get().body == WRITTEN

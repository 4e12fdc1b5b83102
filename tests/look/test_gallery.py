"""The components at the widths people have, with a mouse, with a keyboard, and without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.browser import NARROW, PHONE, WIDE, axe, console_errors, overflow, tab_stops, unreached

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("width", [WIDE, PHONE, NARROW])
def test_gallery_can_be_used_by_everybody(live_server, open_page, width, language):
    page = open_page(width, language=language)

    page.goto(f"{live_server.url}/gallery/")

    assert axe(page) == []
    assert overflow(page) == []
    assert console_errors(page) == []


# What is pressed, but for links in a text; a box is drawn and pressed by its label.
_LOW = """() => [...document.querySelectorAll(`button, a.button, summary, select, input.form-input,
        :is(.form-checkbox, .form-radio) + label`)]
    .filter(one => one.checkVisibility() && !one.matches(".sr-only, .button-search"))
    .filter(one => one.getBoundingClientRect().height < 43.5)
    .map(one => one.outerHTML.slice(0, 120))"""


def test_what_is_pressed_on_a_phone_is_big_enough(live_server, phone_page):
    phone_page.goto(f"{live_server.url}/gallery/")

    assert phone_page.evaluate(_LOW) == []


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_gallery_is_walked_by_keyboard(live_server, open_page, width):
    page = open_page(width)
    page.goto(f"{live_server.url}/gallery/")

    stops = tab_stops(page)

    assert stops[0]["what"] == "Gå til sidens indhold"
    assert [stop["what"] for stop in stops if not stop["marked"]] == []
    assert [stop["what"] for stop in stops if not stop["seen"]] == []
    assert unreached(page, stops) == []


def test_skip_link_leads_past_the_menu(live_server, browser_page):
    browser_page.goto(f"{live_server.url}/gallery/")

    browser_page.keyboard.press("Tab")
    browser_page.keyboard.press("Enter")

    expect(browser_page.locator("#main")).to_be_focused()


def test_drawer_opens_keeps_the_focus_and_closes_by_keyboard(live_server, phone_page):
    phone_page.goto(f"{live_server.url}/gallery/")
    drawer = phone_page.locator(".mobile-drawer")

    phone_page.locator(".js-menu-open").focus()
    phone_page.keyboard.press("Enter")
    expect(drawer).to_be_visible()
    expect(drawer.locator(":focus")).to_have_count(1)
    inside = []
    for _step in range(12):
        inside.append(phone_page.evaluate("!!document.activeElement.closest('.mobile-drawer')"))
        phone_page.keyboard.press("Tab")
    phone_page.keyboard.press("Escape")

    assert set(inside) == {True}
    expect(drawer).to_be_hidden()
    expect(phone_page.locator(".js-menu-open")).to_be_focused()


def test_open_drawer_has_no_fault_that_axe_finds(live_server, phone_page):
    phone_page.goto(f"{live_server.url}/gallery/")

    phone_page.locator(".js-menu-open").click()

    assert axe(phone_page) == []


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_gallery_works_without_javascript(live_server, open_page, width):
    page = open_page(width, javascript=False)

    page.goto(f"{live_server.url}/gallery/")
    page.locator(".pn-header").get_by_role("button", name="English").click()

    expect(page.locator("h1")).to_have_text("Components")
    assert console_errors(page) == []


def test_date_is_chosen_in_the_calendar_and_kept_as_a_dane_writes_it(live_server, browser_page):
    browser_page.goto(f"{live_server.url}/gallery/")
    field = browser_page.locator(".date-picker").first

    field.locator("button").first.click()
    browser_page.locator(".date-picker__calendar__date--today").click()

    shown = browser_page.locator("#id_f-starts_on").input_value()
    assert (
        browser_page.locator("form[aria-label='En formular til at udfylde']").evaluate(
            "(form) => new FormData(form).get('f-starts_on')"
        )
        == shown
    )
    assert [len(part) for part in shown.split(".")] == [2, 2, 4]


def test_what_was_typed_as_a_date_is_sent_even_if_it_is_none(live_server, browser_page):
    browser_page.goto(f"{live_server.url}/gallery/")

    browser_page.locator("#id_f-starts_on").fill("i morgen")

    assert (
        browser_page.locator("form[aria-label='En formular til at udfylde']").evaluate(
            "(form) => new FormData(form).get('f-starts_on')"
        )
        == "i morgen"
    )

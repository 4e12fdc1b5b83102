"""The frame around every page: signed in and out, broken, printed, and how much it weighs."""

import gzip

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from playwright.sync_api import expect

from praksisnet.kit import navigation, views
from praksisnet.people.models import Person
from tests.browser import NARROW, PHONE, WIDE, axe, console_errors, overflow, tab_stops

pytestmark = pytest.mark.browser
MOST_WEIGHT = 150_000


@pytest.fixture
def signed_in(transactional_db, monkeypatch) -> Client:
    """Somebody with a long name and a full menu."""
    monkeypatch.setattr(navigation, "_items", {})
    for order, label in enumerate(["Forside", "Indsatser", "Mine netværk", "Temaer", "Personer", "Organisationer"]):
        navigation.register(navigation.Item(label, label, "kit:gallery", order, lambda _user: True))
    person = Person.objects.create(name="Anne-Margrethe Østergaard Kjærsgaard", email="anne@koege.example")
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.parametrize(
    ("width", "demo"), [(WIDE, False), (WIDE, True), (992, True), (768, True), (PHONE, True), (NARROW, True)]
)
def test_frame_holds_a_long_name_and_a_full_menu(live_server, open_page, signed_in, settings, width, demo):
    settings.DEMO = demo
    page = open_page(width, client=signed_in)

    page.goto(f"{live_server.url}/no/such/page/")

    assert axe(page) == []
    assert overflow(page) == []
    assert console_errors(page) == []


# The fonts that the page asks for early, with whether its text is drawn with them. Rules and faces have one order.
_EARLY = """async () => {
  await document.fonts.ready;
  const rules = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]);
  const sources = rules.filter(rule => rule instanceof CSSFontFaceRule).map(rule => rule.style.getPropertyValue("src"));
  const drawn = sources.filter((source, at) => [...document.fonts][at].status === "loaded");
  const early = [...document.querySelectorAll("link[rel=preload][as=font]")].map(link => link.href.split("/").pop());
  return early.map(name => [name, drawn.some(source => source.includes(name))]);
}"""


def test_font_that_is_asked_for_early_is_drawn_with(live_server, browser_page):
    browser_page.goto(live_server.url)

    assert browser_page.evaluate(_EARLY) == [["IBMPlexSans-Regular-Latin1.woff2", True]]


def test_menu_and_sign_out_are_reached_by_keyboard(live_server, open_page, signed_in):
    page = open_page(WIDE, client=signed_in)
    page.goto(f"{live_server.url}/no/such/page/")

    stops = [stop["what"] for stop in tab_stops(page)]

    assert stops[2:8] == ["words", "Søg", "English", "Anne-Margrethe Østergaard Kjærsgaard", "Log af", "Forside"]


def test_menu_stands_on_the_page_when_a_phone_has_no_javascript(live_server, open_page, signed_in):
    page = open_page(PHONE, client=signed_in, javascript=False)

    page.goto(f"{live_server.url}/no/such/page/")

    expect(page.locator(".pn-nav a").first).to_be_visible()
    expect(page.get_by_role("button", name="Log af").first).to_be_visible()
    expect(page.locator(".js-menu-open")).to_be_hidden()


@pytest.mark.parametrize(
    "answer",
    [
        lambda request: views.server_error(request),
        lambda request: views.csrf_failure(request),
        lambda request: views.bad_request(request, ValueError()),
        lambda request: views.permission_denied(request, PermissionDenied()),
    ],
    ids=["500", "csrf", "400", "403"],
)
def test_error_pages_can_be_used_by_everybody(live_server, phone_page, answer):
    html = answer(RequestFactory().get("/")).content.decode()
    phone_page.route("**/broken/", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))

    phone_page.goto(f"{live_server.url}/broken/")

    assert axe(phone_page) == []
    assert overflow(phone_page) == []
    assert console_errors(phone_page) == []


def test_paper_shows_the_text_and_not_the_menu(live_server, browser_page):
    browser_page.goto(f"{live_server.url}/gallery/")

    browser_page.emulate_media(media="print")

    expect(browser_page.locator("h1")).to_be_visible()
    assert [
        name
        for name in (".pn-user", ".pn-footer", ".skipnav", ".pagination", ".crumbs")
        if browser_page.locator(name).is_visible()
    ] == []


def test_front_page_weighs_at_most_150_kb_compressed(live_server, browser_page):
    answers = []
    browser_page.on("response", lambda answer: answers.append(answer))

    browser_page.goto(live_server.url)
    browser_page.wait_for_load_state("networkidle")

    weights = {
        answer.url.removeprefix(live_server.url): len(answer.body())
        if answer.url.endswith(".woff2")
        else len(gzip.compress(answer.body(), 6))
        for answer in answers
    }
    assert sum(weights.values()) <= MOST_WEIGHT, weights
    assert {url for url in weights if "://" in url} == set()

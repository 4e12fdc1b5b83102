"""Pages in a real browser: what axe finds, what the console says, what sticks out, where the keyboard goes.

``from tests.browser import axe, console_errors, overflow, tab_stops``; the fixtures are everywhere::

    def test_front_page_can_be_used_by_everybody(live_server, browser_page):
        browser_page.goto(live_server.url)

        assert axe(browser_page) == []

Chromium is the one of ``$CHROMIUM`` or the system's; without it the tests are skipped, and the run says so.
"""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from tools import browser

from praksisnet.people.models import Person
from tests.parallel import PATIENCE

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
AXE = Path(__file__).resolve().parents[1] / "assets" / "node_modules" / "axe-core" / "axe.min.js"
WIDE, PHONE, NARROW = 1280, 390, 320
_said: dict[Any, list[str]] = {}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """One a module: Playwright's loop runs in this thread, and tests that start a loop cannot stand beside it."""
    path = browser.program()
    if path is None:
        pytest.skip("No Chromium here: set CHROMIUM, or install it from the system's packages.")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE * 1000)

    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Django takes the loop for asynchronous code that blocks; it is not ours.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        launched = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def open_page(chromium: Any, live_server: Any) -> Iterator[Callable[..., Any]]:
    """``open_page(width, person=…, language=…, javascript=…)``: a window of its own, signed in as the person.

    ``client`` instead of the person: with the session that this client has.
    """
    contexts = []

    def opened(
        width: int = WIDE,
        *,
        person: Person | None = None,
        client: Client | None = None,
        language: str = "da",
        javascript: bool = True,
    ) -> Any:
        if person is not None:
            client = Client()
            client.force_login(person)
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=javascript, reduced_motion="reduce"
        )
        contexts.append(context)
        cookies = {settings.LANGUAGE_COOKIE_NAME: language}
        if client is not None and settings.SESSION_COOKIE_NAME in client.cookies:
            cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()])
        context.set_default_timeout(PATIENCE * 1000)
        return _listening(context.new_page())

    yield opened
    for context in contexts:
        context.close()
    _until_served()
    _said.clear()


@pytest.fixture
def browser_page(open_page: Callable[..., Any]) -> Any:
    return open_page(WIDE)


@pytest.fixture
def phone_page(open_page: Callable[..., Any]) -> Any:
    return open_page(PHONE)


@pytest.fixture
def narrow_page(open_page: Callable[..., Any]) -> Any:
    return open_page(NARROW)


def _until_served() -> None:
    """What a window asked for as it closed is still being answered, from the tables that the test's end empties."""
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:  # of the live server, one for each connection
            thread.join(PATIENCE)


# A page that answers 403, 404 or 422 is meant to; a font that is drawn with comes late where the machine is busy. Both
# have tests of their own.
_LET_BE = ("the server responded with a status of", "was preloaded using link preload but not used")


def _listening(page: Any) -> Any:
    said = _said.setdefault(page, [])

    def failed(response: Any) -> None:
        if response.status >= 400 and response.request.resource_type != "document":
            said.append(f"{response.status} {urlsplit(response.url).path}")

    def logged(message: Any) -> None:
        if message.type in {"error", "warning"} and not any(text in message.text for text in _LET_BE):
            said.append(message.text)

    page.on("console", logged)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("response", failed)
    # The browser hands choosers over from now on. Asked for only as the key is pressed, it is overtaken by the key
    # where the page is busy, and the chooser is nobody's.
    page.on("filechooser", lambda _chooser: None)
    return page


def console_errors(page: Any) -> list[str]:
    """What the console said, scripts that failed, and files that were not found."""
    return list(_said[page])


def axe(page: Any) -> list[str]:
    """The violations that axe-core finds, as ``rule: element``."""
    if not AXE.exists():
        pytest.skip("axe-core is not there: run ./praksisnet check once, it brings it.")
    page.wait_for_load_state()
    page.evaluate(AXE.read_text())
    found = page.evaluate("async () => (await axe.run()).violations")
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def overflow(page: Any) -> list[str]:
    """What makes the page scroll sideways; empty when nothing does."""
    page.wait_for_load_state()
    return page.evaluate(
        """() => {
            if (document.documentElement.scrollWidth <= innerWidth) return [];
            return [...document.querySelectorAll("body *")]
                .filter((element) => element.getBoundingClientRect().right > innerWidth)
                .map((element) => element.outerHTML.slice(0, 120));
        }"""
    )


STOP = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const drawn = element.matches(".form-checkbox, .form-radio") ? element.nextElementSibling : element;
    const marks = [element, drawn].flatMap((one) => [getComputedStyle(one), getComputedStyle(one, "::before")]);
    const box = drawn.getBoundingClientRect();
    return {
        what: (element.getAttribute("aria-label") || element.innerText || element.name || element.id || element.tagName)
            .trim().split("\\n").pop().slice(0, 60),
        marked: marks.some((one) => one.outlineStyle !== "none" && parseFloat(one.outlineWidth) > 0),
        seen: box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0 && box.top < innerHeight,
        key: [...document.querySelectorAll("*")].indexOf(element),
    };
}"""
REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((one) => one.tabIndex >= 0 && !one.disabled && one.type !== "hidden" && one.checkVisibility({
        visibilityProperty: true,
    }))
    // Of radio buttons of one name the keyboard stops at the chosen one, or the first.
    .filter((one) => one.type !== "radio" || one.checked || !document.querySelector(
        `input[type=radio][name="${one.name}"]:checked`) && one === document.getElementsByName(one.name)[0])
    .map((one) => [...document.querySelectorAll("*")].indexOf(one))"""


def tab_stops(page: Any, most: int = 300) -> list[dict[str, Any]]:
    """Where Tab goes from the top of the page until it leaves it; each with ``what``, ``marked`` and ``seen``."""
    page.evaluate("() => { document.activeElement?.blur(); scrollTo(0, 0) }")
    stops: list[dict[str, Any]] = []
    for _step in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or (stops and stop["key"] == stops[0]["key"]):
            return stops
        stops.append(stop)
    raise AssertionError(f"Tab never leaves the page: {[stop['what'] for stop in stops[-5:]]}")


def unreached(page: Any, stops: list[dict[str, Any]]) -> list[str]:
    """What could be used with a mouse, but not with the keyboard."""
    reached = {stop["key"] for stop in stops}
    missed = [index for index in page.evaluate(REACHABLE) if index not in reached]
    return page.evaluate(
        "(all) => all.map((index) => document.querySelectorAll('*')[index].outerHTML.slice(0, 120))", missed
    )

"""Line opens a part of the programme and is called away; her colleague saves a change; Line presses »Gem«. Nothing is
lost: she sees what was changed, keeps what she wrote, and saves again, knowingly."""

from datetime import date

import pytest
from playwright.sync_api import expect

from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.meetings.models import Session
from tests import factories
from tests.browser import PHONE, WIDE
from tests.practice.conftest import meeting_on
from tests.stories.conftest import fine

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def ole(network):
    ole = factories.person("Ole Bak")
    factories.role(ole, "facilitator", network.programme)
    return ole


@pytest.fixture
def session(network, line):
    return Session.objects.create(
        meeting=meeting_on(network, date(2026, 12, 3)), kind="talk", title="Aftaler på tværs", minutes=45, room="Sal 1",
        abstract="Vi ser på tre aftaler fra kommunerne.",
    )  # fmt: skip


@pytest.fixture
def windows(open_page, live_server, line, ole, session):
    """``windows(width, **how)``: Line's and Ole's, both on the same part."""

    def opened(width, **how):
        found = []
        for person in (line, ole):
            page = open_page(width, person=person, **how)
            page.goto(f"{live_server.url}/sessions/{session.pk}/")
            found.append(page)
        return found

    return opened


def ole_saves(page):
    page.get_by_label("Hvad sker der?").fill("Vi ser på fem aftaler fra kommunerne.")
    page.get_by_label("Lokale").fill("Sal 2")
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_text("Gemt.")).to_be_visible()


def line_writes(page):
    page.get_by_label("Hvad sker der?").fill("Vi ser på tre aftaler og aftaler, hvem der ringer.")
    page.get_by_role("button", name="Gem", exact=True).click()


@pytest.mark.parametrize(("width", "how"), [(WIDE, {}), (PHONE, {}), (PHONE, {"javascript": False})])
def test_line_sees_what_ole_saved_before_she_saves_hers(windows, session, width, how):
    line, ole = windows(width, **how)
    ole_saves(ole)
    line_writes(line)

    summary = line.get_by_role("alert").filter(has_text="Der er gemt ændringer, siden du åbnede siden")
    expect(summary).to_be_visible()
    expect(line.locator("blockquote")).to_have_text("Vi ser på fem aftaler fra kommunerne.")
    expect(line.get_by_label("Hvad sker der?")).to_have_value("Vi ser på tre aftaler og aftaler, hvem der ringer.")
    expect(line.get_by_label("Lokale")).to_have_value("Sal 2")
    session.refresh_from_db()
    assert session.abstract == "Vi ser på fem aftaler fra kommunerne."
    if how.get("javascript", True):
        fine(line)

    summary.get_by_role("link", name="Hvad sker der?").focus()
    line.keyboard.press("Enter")
    expect(line.get_by_label("Hvad sker der?")).to_be_in_viewport()
    line.get_by_role("button", name="Gem", exact=True).click()

    expect(line.get_by_text("Gemt.")).to_be_visible()
    session.refresh_from_db()
    assert (session.abstract, session.room) == ("Vi ser på tre aftaler og aftaler, hvem der ringer.", "Sal 2")


def test_without_the_check_oles_text_is_gone(windows, session, monkeypatch):
    monkeypatch.setattr(Meanwhile, "is_change", False)
    line, ole = windows(WIDE)
    ole_saves(ole)
    line_writes(line)

    expect(line.get_by_text("Gemt.")).to_be_visible()
    session.refresh_from_db()
    assert (session.abstract, session.room) == ("Vi ser på tre aftaler og aftaler, hvem der ringer.", "Sal 1")

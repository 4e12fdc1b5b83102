"""Pages about speakers and notes in a real browser."""

import os

import pytest
from django.test import Client
from playwright.sync_api import expect

from praksisnet.files.inspection import Checked
from praksisnet.files.words import Kind
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.meetings.actions import give_slides, name_speaker, revoke_speaker_link, write_notes
from praksisnet.meetings.queries import speaking_token
from tests.browser import NARROW, PHONE, WIDE, axe, console_errors, overflow, tab_stops, unreached
from tests.files.documents import slides
from tests.guard.numbers import some_number
from tests.world import World

pytestmark = pytest.mark.browser


@pytest.fixture
def here(transactional_db) -> World:
    """With a speaker who has given slides, another with a blocked link, and notes."""
    world = World()
    by = Actor.person(world.people[Who.FACILITATOR])
    checked = Checked(b"%PDF-1.4" * 99_000, "Aftaler på tværs.pptx", Kind.PPTX, 12, "", "a" * 64)
    give_slides(world.make("speaking"), checked, released=True, by=Actor.guest())
    blocked = name_speaker(world.make("session"), name="Ida Bech", title="Højskolen", email="ida@skole.example", by=by)
    revoke_speaker_link(blocked, by=by)
    name_speaker(world.make("meeting").sessions.first(), name="Ellen Thorup", by=by)
    write_notes(world.make("session"), notes="Tre kommuner bruger skemaet.\nTo er på vej.", by=by)
    return world


def paths(world: World) -> dict[str, str]:
    return {
        "speaking": f"/speaking/{speaking_token(world.make('speaking'))}/",
        "speakers": f"/meetings/{world['meeting']}/speakers/",
        "talk": f"/speakers/{world['speaking']}/talk/",
        "removal": f"/speakers/{world['speaking']}/removal/",
        "notes": f"/sessions/{world['session']}/notes/",
        "closed": "/speaking/x/",
    }


def signed_in(world: World) -> Client:
    return world.client(Who.FACILITATOR)


@pytest.mark.parametrize("width", [WIDE, PHONE, NARROW])
def test_the_pages_can_be_used_by_everybody(open_page, live_server, here, width):
    page, found = open_page(width, client=signed_in(here)), {}

    for name, path in paths(here).items():
        page.goto(live_server.url + path)
        if folder := os.environ.get("SHOTS"):
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
        found[name] = (axe(page), overflow(page))

    assert found == dict.fromkeys(found, ([], []))


def test_the_speaker_works_with_the_keyboard_and_without_javascript(open_page, live_server, here, tmp_path):
    page = open_page()
    page.goto(live_server.url + paths(here)["speaking"])
    missed = unreached(page, tab_stops(page))
    (tmp_path / "Nye slides.pptx").write_bytes(slides())
    plain = open_page(PHONE, javascript=False)
    plain.goto(live_server.url + paths(here)["speaking"])

    plain.get_by_label("Titlen på dit oplæg").fill("Aftaler, der holder")
    plain.get_by_label("Nye slides i stedet for dem").set_input_files(tmp_path / "Nye slides.pptx")
    plain.get_by_role("button", name="Gem").click()

    expect(plain.get_by_text("Gemt. Deltagerne kan se dine slides fra")).to_have_count(1)
    expect(plain.get_by_text("Nye slides.pptx")).to_have_count(1)
    assert (missed, console_errors(page)) == ([], [])


def test_a_file_with_a_number_is_refused_and_the_text_stays(open_page, live_server, here, tmp_path):
    (tmp_path / "Slides.pptx").write_bytes(slides(notes=f"Barnet {some_number()}"))
    page = open_page(PHONE)
    page.goto(live_server.url + paths(here)["speaking"])

    page.get_by_label("Titlen på dit oplæg").fill("Aftaler, der holder")
    page.get_by_label("Nye slides i stedet for dem").set_input_files(tmp_path / "Slides.pptx")
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_text("Noget i filen ligner et CPR-nummer.").first).to_be_visible()

    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/refused-{PHONE}.png", full_page=True)
    assert page.get_by_label("Titlen på dit oplæg").input_value() == "Aftaler, der holder"
    assert (axe(page), overflow(page)) == ([], [])


def test_notes_are_saved_without_a_number(open_page, live_server, here):
    page = open_page(client=signed_in(here))
    page.goto(live_server.url + paths(here)["notes"])

    page.get_by_label("Hvad blev der sagt og aftalt?").fill(f"Barnet {some_number()} er anbragt.")
    page.get_by_role("button", name="Gem noterne").click()
    page.get_by_role("button", name="Erstat med »barn A«").click()
    page.get_by_role("button", name="Gem noterne").click()

    expect(page.get_by_text("Noterne er gemt.")).to_be_visible()
    assert page.get_by_label("Hvad blev der sagt og aftalt?").input_value() == "Barn A er anbragt."


def test_the_programme_of_the_day_holds_slides_and_notes(open_page, live_server, here):
    meeting = here.make("meeting")
    with clock.moved_to(meeting.ends_at):
        page = open_page(client=signed_in(here))
        page.goto(f"{live_server.url}/meetings/{meeting.pk}/")
        if folder := os.environ.get("SHOTS"):
            page.screenshot(path=f"{folder}/programme-{WIDE}.png", full_page=True)
        with page.expect_download() as saved:
            page.get_by_role("link", name="Slides: Peter Vang").click()

    assert saved.value.suggested_filename == "Aftaler på tværs.pptx"

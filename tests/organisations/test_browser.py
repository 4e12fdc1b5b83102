"""The pages in a real browser: nothing for axe to find, nothing that sticks out, and a day's work without a mouse."""

import os
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from praksisnet.kit import clock, tables
from praksisnet.kit.actor import Actor
from praksisnet.kit.downloads import XLSX
from praksisnet.organisations.actions import represent
from praksisnet.organisations.models import Organisation
from tests import factories
from tests.browser import NARROW, PHONE, WIDE, axe, console_errors, overflow

pytestmark = pytest.mark.browser


@pytest.fixture
def pages(transactional_db, denmark):
    """Every page of organisations, with what it holds on an ordinary day."""
    by = Actor.system("test")
    koege, laesoe = Organisation.objects.get(name="Køge"), Organisation.objects.get(name="Læsø")
    ending = represent(laesoe, koege, by=by)
    for name, title, unit in (("Mette Kjær", "Teamleder", "Familie og børn"), ("Birthe Holm", "Konsulent", "")):
        place = factories.affiliation(person=factories.person(name=name, title=title), organisation=koege, unit=unit)
    factories.affiliation(person=factories.person(name="Bo Ask"), organisation=koege, valid_until=date(2026, 1, 1))
    south = Organisation.objects.get(code="1083")
    named = [("organisation", koege), ("organisation", south), ("facts", koege), ("closing", koege), ("region", koege)]
    named += [("representation", koege), ("people", koege), ("affiliation", place), ("affiliation_ending", place)]
    named += [("representation_ending", ending)]
    plain = ["list", "new", "organisation_import", "people_import"]
    return [reverse(f"organisations:{name}") for name in plain] + [
        reverse(f"organisations:{name}", args=[one.pk]) for name, one in named
    ]


@pytest.fixture
def anders(client, transactional_db):
    person = factories.person(name="Anders Ager", administrator_since=clock.now())
    client.force_login(person)
    return client


def shoot(page, width, path):
    folder = os.environ.get("SHOTS")
    if folder:
        page.screenshot(path=f"{folder}/{width}-{path.strip('/').replace('/', '-')}.png", full_page=True)


@pytest.mark.parametrize("width", [WIDE, PHONE, NARROW])
def test_every_page_can_be_used_by_everybody(width, pages, anders, open_page, live_server):
    page = open_page(width, client=anders)

    for path in pages:
        page.goto(live_server.url + path)
        shoot(page, width, path)
        assert (path, axe(page), overflow(page), console_errors(page)) == (path, [], [], [])


def test_a_spreadsheet_is_looked_at_and_imported_without_javascript(pages, anders, open_page, live_server):
    page = open_page(PHONE, client=anders, javascript=False)
    rows = [["Ida Holm", "ida@koege.example", "Køge"], ["Ole Dam", "ole@koege.example", "Ukendt"]]
    data = tables.write([tables.Sheet("x", ["Navn", "Mail", "Organisation"], rows)])
    page.goto(live_server.url + reverse("organisations:people_import"))

    page.set_input_files("input[type=file]", {"name": "x.xlsx", "mimeType": XLSX, "buffer": data})
    page.get_by_role("button", name="Se, hvad der sker").click()
    shoot(page, PHONE, "preview")
    seen = (overflow(page), page.locator("tbody tr").count())
    page.get_by_role("button", name="Importér 1 række").click()

    assert seen == ([], 2)
    expect(page.get_by_text("1 række er importeret.")).to_be_visible()


def test_somebody_is_added_by_keyboard(pages, anders, open_page, live_server):
    page = open_page(WIDE, client=anders)
    koege = Organisation.objects.get(name="Køge")
    factories.person(name="Ida Holm", email="ida@koege.example")
    page.goto(live_server.url + reverse("organisations:people", args=[koege.pk]))

    page.get_by_label("Navn eller mail").focus()
    page.keyboard.type("holm")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Ida Holm").focus()
    page.keyboard.press("Enter")
    shoot(page, WIDE, "chosen")
    page.get_by_label("Enhed").focus()
    page.keyboard.type("Familie")
    page.keyboard.press("Enter")
    page.get_by_text("Ida Holm er tilføjet.").wait_for()

    assert page.url == live_server.url + reverse("organisations:organisation", args=[koege.pk])

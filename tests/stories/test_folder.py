"""Ellen brings the folder that a network kept in a drawer, and Birthe says where her colleagues' mail comes from."""

import pytest
from playwright.sync_api import expect

from praksisnet.knowledge.models import Resource
from praksisnet.organisations.models import Organisation
from tests import factories
from tests.browser import PHONE, WIDE, axe, console_errors, overflow
from tests.files.documents import letter, pdf
from tests.guard.numbers import some_number

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("read_here")]


@pytest.fixture
def folder(tmp_path):
    files = {
        "aftale_om_aflastning.docx": letter("Aftalen siger, hvem der aflaster, hvor tit, og hvem der ringer til hvem."),
        "referat-foraar.pdf": pdf("Referat af moedet i foraaret, hvor vi talte om aflastning og ferie."),
        "noter/Barn.docx": letter(f"Barnet {some_number()}"),
        "Thumbs.db": b"x",
    }
    for name, data in files.items():
        (tmp_path / "Viden" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "Viden" / name).write_bytes(data)
    return tmp_path / "Viden"


def test_a_folder_becomes_drafts(open_page, live_server, network, ellen, folder):
    page = open_page(WIDE, person=ellen)
    page.goto(f"{live_server.url}/library/")
    page.get_by_role("link", name="Importér fra mappe").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Vælg en hel mappe").click()
    chooser.value.set_files(folder)

    expect(page.locator(".pn-uploaded")).to_have_count(2)
    expect(page.locator(".pn-refused")).to_contain_text("Noget i filen ligner et CPR-nummer")
    expect(page.get_by_text("Ikke taget med, fordi de ikke er dokumenter: 1")).to_be_visible()
    found = [axe(page), overflow(page)]
    page.get_by_role("button", name="Se dem igennem").click()

    expect(page.get_by_label("Titel").first).to_have_value("Aftale om aflastning")
    page.set_viewport_size({"width": PHONE, "height": 800})
    found += [axe(page), overflow(page)]
    page.get_by_label("Titel").first.fill("Aftale om aflastning, to sider")
    page.get_by_role("checkbox", name="referat-foraar.pdf").uncheck(force=True)
    page.get_by_role("button", name="Lav kladderne").click()

    expect(page.get_by_text("En kladde er lavet.")).to_be_visible()
    expect(page.get_by_role("link", name="Aftale om aflastning, to sider")).to_be_visible()
    assert (list(Resource.objects.values_list("title", flat=True)), found) == (
        ["Aftale om aflastning, to sider"],
        [[]] * 4,
    )
    assert [said for said in console_errors(page) if "422" not in said] == []


def test_the_coordinator_says_what_the_addresses_end_in(open_page, live_server, network, koege, birthe):
    factories.invitation(network, koege, answer="accepted")
    page = open_page(PHONE, person=birthe)

    page.goto(f"{live_server.url}/readers/")
    page.get_by_role("link", name="Maildomæner, der lukker kolleger ind").click()
    page.get_by_role("link", name="Ret – Køge").click()
    page.get_by_label("Maildomæner").fill("koege.example\ngmail.com")
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_text("gmail.com er til privat mail").first).to_be_visible()
    found = [axe(page), overflow(page)]
    page.get_by_label("Maildomæner").fill("koege.example\nboern-koege.example")
    page.get_by_role("button", name="Gem").click()

    expect(page.get_by_text("koege.example, boern-koege.example")).to_be_visible()
    assert (Organisation.objects.get(pk=koege.pk).domains, found) == (
        ("koege.example", "boern-koege.example"),
        [[], []],
    )

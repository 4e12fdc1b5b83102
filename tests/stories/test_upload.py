"""Ellen lays up what the workshop left behind: several files at once, one of which tells too much."""

import pytest
from playwright.sync_api import expect

from praksisnet.knowledge.models import Resource
from tests.browser import PHONE, WIDE, axe, console_errors, overflow
from tests.files.documents import letter, pdf, picture, workbook
from tests.guard.numbers import some_number
from tests.stories.cast import everything_stored

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("read_here")]


@pytest.fixture
def folder(tmp_path):
    files = {
        "Aftale.docx": letter("Aftale om aflastning"),
        "Notat.pdf": pdf("Notat om aflastning"),
        "Trappe.png": picture(size=(600, 400)),
        "Børn.xlsx": workbook("Navn", ["Barn", some_number()]),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def written(page, title):
    page.get_by_label("Mødemateriale").check(force=True)
    page.get_by_label("Titel", exact=True).fill(title)
    page.get_by_label("Resumé").fill("Hvad to kommuner aftaler om aflastning.")


def test_several_files_are_uploaded_at_once_and_one_is_caught(open_page, live_server, network, ellen, folder):
    page = open_page(WIDE, person=ellen)
    page.goto(f"{live_server.url}/resources/new/")
    page.get_by_label("Læg filer op").set_input_files([*sorted(folder.iterdir())])

    lines = page.locator(".pn-uploads > li")
    expect(lines).to_have_count(4)
    refused = page.locator(".pn-refused")
    expect(refused).to_contain_text("Noget i filen ligner et CPR-nummer")
    expect(page.get_by_role("checkbox", name="Notat.pdf")).to_be_checked()
    expect(page.get_by_text("En skærmlæser kan ikke følge denne PDF")).to_be_visible()
    found = [axe(page), overflow(page)]

    refused.get_by_role("button").click()
    page.get_by_role("button", name="Gem som kladde").click()  # the title is missing: the files stay
    expect(page.get_by_role("checkbox", name="Trappe.png")).to_be_checked()
    page.get_by_role("checkbox", name="Trappe.png").uncheck(force=True)
    written(page, "Aftale om aflastning")
    page.get_by_role("button", name="Gem som kladde").click()

    expect(page.get_by_role("link", name="Aftale.docx", exact=True)).to_be_visible()
    expect(page.locator(".pn-file-look")).to_have_count(1)
    page.wait_for_load_state("networkidle")
    assert [file.name for file in Resource.objects.get().files.order_by("name")] == ["Aftale.docx", "Notat.pdf"]
    assert (found, axe(page), [said for said in console_errors(page) if "422" not in said]) == ([[], []], [], [])


def test_files_are_dropped_and_the_form_waits_for_them(open_page, live_server, network, ellen):
    page = open_page(PHONE, person=ellen)
    page.goto(f"{live_server.url}/resources/new/")
    written(page, "Trappen")

    page.evaluate(
        """async () => {
          const canvas = document.createElement("canvas");
          const blob = await new Promise((done) => canvas.toBlob(done));
          const dropped = new DataTransfer();
          dropped.items.add(new File([blob], "Trappe.png"));
          const drop = new DragEvent("drop", {dataTransfer: dropped, bubbles: true, cancelable: true});
          document.querySelector(".pn-upload").dispatchEvent(drop);
          document.querySelector("main form button[type=submit], main form .button-primary").click();
        }"""
    )

    expect(page.get_by_role("link", name="Trappe.png", exact=True)).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert overflow(page) == []


def test_the_control_is_used_with_the_keyboard_alone(open_page, live_server, network, ellen, folder):
    page = open_page(WIDE, person=ellen)
    page.goto(f"{live_server.url}/resources/new/")
    written(page, "Aftale om aflastning")
    field, press = page.get_by_label("Læg filer op"), page.keyboard.press

    field.focus()
    expect(field).to_be_focused()
    with page.expect_file_chooser() as chooser:
        press("Space")
    chooser.value.set_files([folder / name for name in ("Aftale.docx", "Børn.xlsx", "Trappe.png")])
    expect(page.locator(".pn-upload [role=status]")).to_have_text("Klar: Trappe.png")
    expect(field).to_be_focused()
    press("Tab")
    expect(page.get_by_role("checkbox", name="Aftale.docx")).to_be_focused()
    press("Tab")
    expect(page.get_by_role("button", name="Fjern fra listen: Børn.xlsx")).to_be_focused()
    press("Enter")
    expect(field).to_be_focused()  # not lost with the line that went
    press("Tab")
    press("Tab")
    press("Space")
    expect(page.get_by_role("checkbox", name="Trappe.png")).not_to_be_checked()
    page.get_by_role("button", name="Gem som kladde").focus()
    press("Enter")

    expect(page.get_by_role("link", name="Aftale.docx", exact=True)).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert [file.name for file in Resource.objects.get().files.all()] == ["Aftale.docx"]


def test_without_a_script_the_files_go_with_the_form(open_page, live_server, network, ellen, folder):
    page = open_page(PHONE, person=ellen, javascript=False)
    page.goto(f"{live_server.url}/resources/new/")
    page.get_by_label("Læg filer op").set_input_files([folder / "Aftale.docx", folder / "Trappe.png"])
    written(page, "Aftale om aflastning")
    page.get_by_role("button", name="Gem som kladde").click()

    expect(page.get_by_role("link", name="Aftale.docx", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Trappe.png", exact=True)).to_be_visible()
    page.wait_for_load_state("networkidle")


def test_a_number_in_a_pasted_text_and_in_a_letter_is_caught_and_rewritten(
    open_page, live_server, network, ellen, tmp_path
):
    number = f"{some_number()[:6]}-{some_number()[6:]}"
    pasted = f"Maja, {number}, har aflastning hver anden weekend."
    for name, text in (("Notat.docx", pasted), ("Notat uden navne.docx", "Barn A har aflastning.")):
        (tmp_path / name).write_bytes(letter(text))
    page = open_page(PHONE, person=ellen)
    page.goto(f"{live_server.url}/resources/new/")
    written(page, "Aflastning i weekenden")
    page.locator("#id_body").focus()
    page.keyboard.insert_text(pasted)  # as pasting does
    expect(page.locator("text=Det ligner et CPR-nummer. >> visible=true")).to_have_count(1)

    page.get_by_label("Læg filer op").set_input_files(tmp_path / "Notat.docx")
    expect(page.locator(".pn-refused")).to_contain_text("Noget i filen ligner et CPR-nummer")
    page.locator(".pn-refused").get_by_role("button").click()
    page.get_by_label("Læg filer op").set_input_files(tmp_path / "Notat uden navne.docx")
    expect(page.get_by_role("checkbox", name="Notat uden navne.docx")).to_be_checked()
    page.get_by_role("button", name="Gem som kladde").click()
    page.get_by_role("button", name="Brug den neutrale tekst").click()
    expect(page.get_by_role("link", name="Notat uden navne.docx", exact=True)).to_be_visible()
    page.wait_for_load_state("networkidle")

    made, stored = Resource.objects.get(), everything_stored()
    assert (made.body, made.files.count()) == ("Barn A, har aflastning hver anden weekend.", 1)
    assert [way for way in (number, some_number()) if way in stored] == []

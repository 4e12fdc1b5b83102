"""What is asked of a file before it is kept."""

import io
import subprocess
import zipfile

import docx
import openpyxl
import pytest
from PIL import Image

from praksisnet.files import inspection
from praksisnet.files.inspection import check, check_upload
from praksisnet.files.inspector.__main__ import inspected
from praksisnet.kit.refusal import Refused
from tests.files.documents import (
    changed,
    letter,
    opendocument,
    pdf,
    picture,
    remarked,
    slides,
    with_part,
    with_relation,
    workbook,
)
from tests.guard.numbers import some_number


def refusal(data: bytes, name: str = "oplæg.pptx") -> str:
    with pytest.raises(Refused) as refused:
        check(data, name=name)
    return refused.value.code


def number() -> str:
    digits = some_number()
    return f"{digits[:6]}-{digits[6:]}"


def zipped(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, body in parts.items():
            file.writestr(name.replace("__", "/"), body)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "kind", "pages"),
    [
        (slides(3), "pptx", 3),
        (pdf(pages=2), "pdf", 2),
        (letter(), "docx", 1),
        (workbook(), "xlsx", 0),
        (opendocument(), "odt", 2),
    ],
    ids=["pptx", "pdf", "docx", "xlsx", "odt"],
)
def test_the_content_says_what_it_is(data, kind, pages):
    checked = check(data, name="a.exe")

    assert (checked.kind, checked.pages, "Aftaler" in checked.text) == (kind, pages, True)


def test_the_notes_of_slides_can_be_searched():
    assert "Husk pausen" in check(slides(notes="Husk pausen"), name="a").text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"x" * (20 * 2**20 + 1), "large"),
        (b"MZ\x90\x00", "kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old"),
        (zipped(a=b"x"), "broken"),
        (zipped(**{"[Content_Types].xml": b"<Types/>"}), "kind"),
        (b"%PDF-1.4 and nothing else", "broken"),
        (b"PK\x03\x04 and nothing else", "broken"),
        (slides()[:-200], "broken"),
        (changed(slides(), "ppt/presentation.xml", lambda body: body[:-30]), "broken"),
        (pdf(pages=301), "pages"),
    ],
    ids=["empty", "large", "program", "svg", "old", "zip", "odd", "no pdf", "no zip", "cut", "cut part", "pages"],
)
def test_refuse_what_is_no_document(data, code):
    assert refusal(data) == code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (with_part(slides(), "ppt/vbaProject.bin"), "macro"),
        (with_part(slides(), "ppt/activeX/activeX1.xml"), "macro"),
        (with_part(slides(), "ppt/embeddings/oleObject1.bin"), "embedded"),
        (with_part(slides(), "ppt/embeddings/Book1.xlsb"), "embedded"),
        (with_relation(slides(), "image", "https://x.example/a.png"), "external"),
        (with_relation(slides(), "oleObject", "file:///x.example/a"), "external"),
        (with_relation(slides(), "hyperlink", "javascript:alert(1)"), "macro"),
        (with_relation(slides(), "hyperlink", "ms-msdt:/id"), "macro"),
        (letter(text='DDEAUTO c:\\\\windows\\\\cmd.exe "/k"'), "macro"),
        (pdf(catalog="/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"), "macro"),
        (pdf(catalog="/OpenAction << /S /Java#53cript /JS (1) >>"), "macro"),
        (pdf(catalog="/OpenAction << /S /Launch /F (cmd.exe) >>"), "macro"),
        (pdf(catalog="/Names << /EmbeddedFiles << /Names [] >> >>"), "embedded"),
    ],
)
def test_refuse_what_does_something(data, code):
    assert refusal(data) == code


def test_a_link_to_a_page_is_no_harm():
    assert check(with_relation(slides(), "hyperlink", "https://x.example/a"), name="a").kind == "pptx"


def test_refuse_a_part_that_unpacks_to_gigabytes():
    bomb = with_part(slides(), "ppt/media/image1.png", b"\x00" * (201 * 2**20))

    assert (len(bomb) < 2**20, refusal(bomb)) == (True, "bomb")


def test_refuse_a_crowd_of_elements():
    assert refusal(with_part(slides(), "ppt/custom.xml", b"<a>" + b"<b/>" * 1_100_000 + b"</a>")) == "bomb"


def test_refuse_entities_that_multiply():
    lol = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;&b;</a>'

    assert refusal(with_part(slides(), "ppt/custom.xml", lol)) == "bomb"


def test_refuse_two_parts_of_one_name():
    made = io.BytesIO(slides())
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(made, "a") as file:
        file.writestr("ppt/presentation.xml", b"<x/>")

    assert refusal(made.getvalue()) == "broken"


def test_refuse_a_locked_document():
    made = io.BytesIO(slides())
    locked = bytearray(made.getvalue())
    at = locked.rfind(b"PK\x01\x02")
    locked[at + 8] |= 1

    assert refusal(bytes(locked)) == "encrypted"


def test_refuse_what_takes_too_long(monkeypatch):
    monkeypatch.setattr(inspection, "MOST_SECONDS", 0.01)

    assert refusal(slides()) == "slow"


@pytest.mark.parametrize(
    "make",
    [
        lambda: slides(text=f"Barnet {number()}"),
        lambda: slides(notes=f"Barnet {number()}"),
        lambda: slides(title=f"Barnet {number()}"),
        lambda: slides(text="\n".join([number()[:6], number()[7:]])),
        lambda: with_part(slides(), "ppt/media/image1.jpeg", b"\xff\xd8\xffExif\x00" + number().encode() + b"\x00\x01"),
        lambda: with_relation(slides(), "hyperlink", f"https://x.example/{number()}"),
        lambda: with_part(slides(), f"ppt/media/{number()}.png"),
        lambda: with_part(slides(), f"ppt/{number()}/image1.png"),
        lambda: with_part(opendocument(), f"Pictures/{number()}/", b""),
        lambda: remarked(letter(), f"Barnet {number()}"),
        lambda: letter(f"Barnet {number()}"),
        lambda: letter(header=number()),
        lambda: letter(comment=number()),
        lambda: letter(split=number()),
        lambda: pdf(f"Barnet {number()}"),
        lambda: pdf(info=f"/Subject (Barnet {number()})"),
        lambda: pdf(page=f"/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents ({number()}) >>]"),
        lambda: pdf(
            catalog="/AcroForm << /Fields [] >>",
            page=f"/Annots [<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /Rect [0 0 9 9] /V ({number()}) >>]",
        ),
        lambda: pdf(
            page="/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] "
            f"/A << /S /URI /URI (https://x.example/{number()}) >> >>]"
        ),
    ],
    ids=[
        "slide", "notes", "property", "two lines", "picture", "link", "part", "folder", "empty folder", "remark",
        "text", "header", "comment", "runs",
        "page", "subject", "annotation", "field", "address",
    ],
)  # fmt: skip
def test_refuse_a_cpr_number_wherever_it_stands(make):
    assert refusal(make()) == "cpr"


def test_refuse_a_cpr_number_behind_a_picture():
    described = changed(
        slides(), "ppt/slides/slide1.xml", lambda body: body.replace(b'name="Title 1"', f'descr="{number()}"'.encode())
    )

    assert refusal(described) == "cpr"


def test_refuse_a_cpr_number_in_the_name():
    assert refusal(slides(), name=f"{number()}.pptx") == "cpr"


def test_a_refusal_does_not_tell_the_number():
    with pytest.raises(Refused) as refused:
        check(slides(text=number()), name="a.pptx")

    assert number()[:6] not in str(refused.value)


def test_numbers_of_other_kinds_do_no_harm():
    telling = "Ring 55 12 34 56. Sag 2026-1234567. ISBN 978-87-0000-000-2. 3.12.2026 kl. 9.30. 1.234.567,89 kr."

    assert check(slides(text=telling), name="a").kind == "pptx"


def test_the_inspector_knows_none_of_our_secrets(monkeypatch):
    seen = {}
    run = inspection.subprocess.run
    monkeypatch.setattr(inspection.subprocess, "run", lambda *a, **options: seen.update(options) or run(*a, **options))

    check(pdf(), name="a")

    assert sorted(seen["env"]) == ["PYTHONDONTWRITEBYTECODE", "PYTHONPATH"]


def test_of_an_upload_no_more_is_read_than_shows_its_size():
    class Endless:
        name = "a.pdf"

        def read(self, most):
            return b"x" * most

    with pytest.raises(Refused) as refused:
        check_upload(Endless())

    assert refused.value.code == "large"


@pytest.mark.parametrize(("kind", "ending"), [("PNG", "png"), ("JPEG", "jpg"), ("WEBP", "webp")])
def test_a_picture_is_made_anew_and_upright_without_its_notes(kind, ending):
    notes = Image.Exif()
    notes[0x0112], notes[0x010E] = 6, f"Barnet {number()}"  # turned a quarter, and a caption

    checked = check(picture(kind, (60, 40), exif=notes), name="IMG.HEIC")

    made = Image.open(io.BytesIO(checked.data))
    assert (checked.name, made.format, made.size, dict(made.getexif())) == (f"IMG.{ending}", kind, (40, 60), {})
    assert Image.open(io.BytesIO(checked.preview)).size == (40, 60)


def test_a_large_picture_becomes_smaller():
    assert Image.open(io.BytesIO(check(picture("JPEG", (6000, 3000)), name="a").data)).size == (4096, 2048)


def test_amounts_in_a_sheet_are_read_as_they_are_shown():
    amounts = openpyxl.Workbook()
    for column, amount in enumerate((120300, 4500, 30104.1234), start=1):
        amounts.active.cell(1, column, amount).number_format = "#,##0"
    made = io.BytesIO()
    amounts.save(made)

    assert check(made.getvalue(), name="a").text.split("\n")[0] == "120.300\t4.500\t30,104.12"


def test_what_those_who_do_not_see_it_would_miss_is_told():
    document = docx.Document()
    for said in ("", "En trappe i to trin"):
        document.add_picture(io.BytesIO(picture()))._inline.docPr.set("descr", said)
    made = io.BytesIO()
    document.save(made)

    missing, tagged = check(made.getvalue(), name="a"), pdf(catalog="/MarkInfo << /Marked true >>")

    assert (missing.pictures_unseen, missing.is_untagged) == (1, False)
    assert [check(data, name="a").is_untagged for data in (pdf(), tagged)] == [True, False]


def test_a_file_whose_preview_is_broken_off_is_taken_without(monkeypatch):
    run = inspection.subprocess.run

    def ended(*args, **options):
        done = run(*args, **options)
        return subprocess.CompletedProcess([], -9, stdout=done.stdout[:-40])

    monkeypatch.setattr(inspection.subprocess, "run", ended)
    checked = check(pdf(), name="a.pdf")

    assert (checked.kind, checked.text, checked.preview) == ("pdf", "Aftaler", b"")


@pytest.mark.parametrize(
    "data",
    [
        slides(title="Aftaler om ferie"),
        opendocument(meta="<dc:title>Aftaler om ferie</dc:title>"),
        pdf(info="/Title (Aftaler om ferie)"),
    ],
    ids=["pptx", "odt", "pdf"],
)
def test_what_a_document_calls_itself_is_kept(data):
    assert inspected(data)["title"] == "Aftaler om ferie"

"""Places of a document that few think of: each holds a number, and it is found all the same."""

import time
import zlib

import openpyxl
import pytest

from praksisnet.files.inspector.__main__ import inspected
from praksisnet.guard.text import find_cpr
from tests.files.documents import _saved, changed, letter, opendocument, pdf, picture, slides, with_part, workbook

N = "010203-4567"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def is_found(data: bytes) -> bool:
    found = inspected(data)
    assert "problem" not in found, found
    return any(map(find_cpr, (found["text"], found["also"], found["title"])))


def problem(data: bytes) -> object:
    return inspected(data).get("problem")


def cells(tag: str, *texts: str) -> str:
    inside = (f"<{tag}:tc><{tag}:p><{tag}:r><{tag}:t>{text}</{tag}:t></{tag}:r></{tag}:p></{tag}:tc>" for text in texts)
    return f"<{tag}:tbl><{tag}:tr>{''.join(inside)}</{tag}:tr></{tag}:tbl>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def changed_run(tag: str, text: str) -> str:
    kind = "delText" if tag == "del" else "t"
    return f'<w:{tag} w:id="1" w:author="Ib"><w:r><w:{kind}>{text}</w:{kind}></w:r></w:{tag}>'


BODIES = {
    "what a table is about": f'<w:tbl><w:tblPr><w:tblCaption w:val="{N}"/></w:tblPr></w:tbl>',
    "what a table shows": f'<w:tbl><w:tblPr><w:tblDescription w:val="{N}"/></w:tblPr></w:tbl>',
    "a dash that never breaks": "<w:p><w:r><w:t>010203</w:t><w:noBreakHyphen/><w:t>4567</w:t></w:r></w:p>",
    "signs": '<w:p><w:r><w:sym w:font="Arial" w:char="F030"/><w:t>10203-4567</w:t></w:r></w:p>',
    "what a choice stands for": f'<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="a" w:value="{N}"/>'
    "</w:dropDownList></w:sdtPr></w:sdt>",
    "name of a field": '<w:p><w:fldChar><w:ffData><w:name w:val="c0102034567"/></w:ffData></w:fldChar></w:p>',
    "smart tag": f'<w:p><w:smartTag><w:smartTagPr><w:attr w:name="a" w:val="{N}"/></w:smartTagPr></w:smartTag></w:p>',
    "what stays when a part is taken out": f"<w:p>{run('010203-')}{changed_run('del', '99')}{run('4567')}</w:p>",
    "what stood before a part was put in": f"<w:p>{run('010203-')}{changed_run('ins', '99')}{run('4567')}</w:p>",
}
PARTS = {
    "cells of a head": ("word/header9.xml", f"<w:hdr {W}>{cells('w', '010203', '4567')}</w:hdr>"),
    "two lines of a remark": (
        "word/comments.xml",
        f"<w:comments {W}><w:comment><w:p>{run('010203-')}</w:p><w:p>{run('4567')}</w:p></w:comment></w:comments>",
    ),
    "watermark": (
        "word/header8.xml",
        f'<w:hdr {W} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textpath string="{N}"/></v:shape></w:hdr>',
    ),
    "variable": ("word/own.xml", f'<w:settings {W}><w:docVar w:name="a" w:val="{N}"/></w:settings>'),
    "name of a style": ("word/own.xml", f'<w:styles {W}><w:style><w:name w:val="{N}"/></w:style></w:styles>'),
    "own data": ("customXml/item1.xml", f'<case nobody="{N}"/>'),
    "property kept as a number": (
        "docProps/custom.xml",
        '<Properties xmlns:vt="v"><property name="a"><vt:i4>102034567</vt:i4></property></Properties>',
    ),
    "figures of a diagram": (
        "word/charts/chart1.xml",
        '<c:numCache xmlns:c="c"><c:formatCode>000000\\-0000</c:formatCode><c:v>102034567</c:v></c:numCache>',
    ),
    "drawing": (
        "word/media/a.svg",
        '<svg xmlns="http://www.w3.org/2000/svg"><text><tspan>010203</tspan><tspan>-4567</tspan></text></svg>',
    ),
    "picture's letters of two bytes": ("word/media/a.emf", N.encode("utf-16-le")),
    "picture's own spaces": ("word/media/a.jpg", "010203 – 4567".encode()),
    "picture's packed text": ("word/media/a.png", b"\x89PNG\0zTXtComment\0\0" + zlib.compress(N.encode())),
}
SHEETS = {
    "filter": f'<autoFilter><filterColumn><filters><filter val="{N}"/></filters></filterColumn></autoFilter>',
    "colour rule": f'<conditionalFormatting><cfRule type="containsText" text="{N}"/></conditionalFormatting>',
    "scenario": f'<scenarios><scenario name="a" comment="{N}"/></scenarios>',
    "head with its setting": "<headerFooter><oddHeader>&amp;L010203&amp;B-4567</oddHeader></headerFooter>",
}
BOOKS = {
    "words of a pivot table": (
        "xl/pivotCache/pivotCacheDefinition1.xml",
        f'<pivotCacheDefinition {S}><sharedItems><s v="{N}"/></sharedItems></pivotCacheDefinition>',
    ),
    "numbers of a pivot table": (
        "xl/pivotCache/pivotCacheRecords1.xml",
        f'<pivotCacheRecords {S}><r><n v="102034567"/></r></pivotCacheRecords>',
    ),
    "remark in runs": (
        "xl/comments1.xml",
        f"<comments {S}><comment><text><r><t>0102</t></r><r><t>03-4567</t></r></text></comment></comments>",
    ),
}


@pytest.mark.parametrize("place", BODIES)
def test_find_in_a_letter(place):
    data = changed(
        letter(), "word/document.xml", lambda b: b.replace(b"<w:body>", b"<w:body>" + BODIES[place].encode())
    )

    assert is_found(data)


@pytest.mark.parametrize("place", PARTS)
def test_find_in_a_part_of_a_letter(place):
    name, body = PARTS[place]

    assert is_found(with_part(letter(), name, body.encode() if isinstance(body, str) else body))


@pytest.mark.parametrize("place", SHEETS)
def test_find_in_a_sheet(place):
    end = b"</worksheet>"
    data = changed(workbook(), "xl/worksheets/sheet1.xml", lambda b: b.replace(end, SHEETS[place].encode() + end))

    assert is_found(data)


@pytest.mark.parametrize("place", BOOKS)
def test_find_in_a_part_of_a_workbook(place):
    name, body = BOOKS[place]

    assert is_found(with_part(workbook(), name, body.encode()))


@pytest.mark.parametrize("shown", ["General", "0", "@", "000000-0000"])
@pytest.mark.parametrize("inside", [False, True])
def test_find_in_a_cell_that_lost_its_nought(shown, inside):
    book = openpyxl.Workbook()
    book.active["A1"] = 102034567
    book.active["A1"].number_format = shown

    data = _saved(book)

    assert is_found(with_part(letter(), "word/embeddings/sheet.xlsx", data) if inside else data)


def test_find_in_neighbouring_cells_of_the_sheet_behind_a_diagram():
    assert is_found(with_part(slides(), "ppt/embeddings/sheet.xlsx", workbook("a", ["010203", 4567])))


def test_find_in_the_cells_of_a_master():
    body = f'<p:sldMaster xmlns:p="p" {A}>{cells("a", "010203", "4567")}</p:sldMaster>'

    assert is_found(with_part(slides(), "ppt/slideMasters/slideMaster9.xml", body.encode()))


@pytest.mark.parametrize(
    "styles",
    [
        "<style:header><text:p>010203</text:p><text:p>4567</text:p></style:header>",
        f'<style:style style:display-name="{N}"/>',
        f'<text:p><text:conditional-text text:string-value-if-true="{N}"/></text:p>',
    ],
)
def test_find_in_an_opendocument(styles):
    assert is_found(opendocument(styles=styles))


@pytest.mark.parametrize(
    "told",
    [
        {"info": f"/Case ({N})"},
        {"info": r"/Case (\060\061\060203\2054567)"},
        {"info": f"/Case <{(chr(0xFEFF) + N).encode('utf-16-be').hex()}>"},
        {"catalog": f"/AcroForm << /Fields [<< /FT /Tx /T (a) /V ({N}) >>] >>"},
        {"catalog": f"/AcroForm << /Fields [<< /FT /Tx /T (a) /DV ({N}) >>] >>"},
        {"catalog": f"/AcroForm << /Fields [<< /FT /Ch /T (a) /Opt [(a)({N})] >>] >>"},
        {"catalog": f"/PageLabels << /Nums [0 << /P ({N}) >>] >>"},
        {"catalog": f"/OCProperties << /OCGs [<< /Type /OCG /Name ({N}) >>] >>"},
        {"catalog": f"/StructTreeRoot << /K << /S /Span /ActualText ({N}) >> >>"},
    ],
)
def test_find_in_a_pdf(told):
    assert is_found(pdf(**told))


def test_find_in_a_stamp():
    drawn = f"BT /F1 12 Tf 5 7 Td ({N}) Tj ET"
    fonts = "/Resources << /Font << /F1 3 0 R >> >>"
    look = f"<< /Type /XObject /Subtype /Form /BBox [0 0 300 300] {fonts} /Length {len(drawn)} >>"
    base = pdf(page="/Annots [<< /Type /Annot /Subtype /Stamp /Rect [0 0 300 300] /AP << /N 7 0 R >> >>]")

    assert is_found(followed(base, 7, f"{look}\nstream\n{drawn}\nendstream"))


def test_find_what_a_later_save_took_away():
    content = "BT /F1 12 Tf 50 700 Td (Aftaler) Tj ET"
    base = pdf(N)

    data = followed(base, 4, f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")

    assert (inspected(data)["text"], is_found(data)) == ("Aftaler", True)


def test_read_a_file_whose_earlier_save_lacks_a_page():
    base = pdf(N).replace(b"/Kids [5 0 R] /Count 1", b"/Kids [7 0 R 5 0 R] /Count 2")

    data = followed(base, 7, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] >>")

    assert (inspected(data)["pages"], is_found(data)) == (2, True)


def followed(base: bytes, number: int, body: str) -> bytes:
    """The PDF with an object written behind it, as programs save changes."""
    before = base.rpartition(b"startxref\n")[2].split()[0].decode()
    place = len(base)
    added = f"{number} 0 obj\n{body}\nendobj\n"
    table = f"xref\n{number} 1\n{place:010} 00000 n \ntrailer\n<< /Size 9 /Root 1 0 R /Prev {before} >>\n"
    return base + f"{added}{table}startxref\n{place + len(added)}\n%%EOF\n".encode("latin-1")


@pytest.mark.parametrize("name", ["word/a.html", "word/a.mht", "word/a.rtf", "word/a.docx", "ppt/a.TXT"])
def test_refuse_a_document_taken_in_whole(name):
    assert problem(with_part(letter(), name)) == "embedded"


def test_refuse_a_drawing_with_a_script():
    body = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

    assert problem(with_part(slides(), "ppt/media/a.svg", body)) == "macro"


@pytest.mark.parametrize("told", [{"catalog": "/Case (" + r"\(1" * 100_000}, {"info": "stream\n" * 100_000}])
def test_what_never_closes_costs_no_more_than_its_length(told):
    started = time.process_time()

    inspected(pdf(**told))

    assert time.process_time() - started < 5


def test_let_harmless_documents_be():
    harmless = [
        letter("Sag 23-045678, tlf. 20 30 40 50, EAN 5790000123456"),
        with_part(letter(), "word/media/a.jpg", picture("JPEG") + b"2012:11:10 12:30:00 0123456789012345"),
        workbook("Budget", ["12.10.2024", "4.500,00"], ["1.102.034.567", 101]),
        pdf(info="/CreationDate (D:20121110123000+01'00') /Producer (101220 2034567)"),
        pdf(catalog="/Lang (da-DK)"),
        slides(notes="Ring 20304050 kl. 10.30-11.15"),
    ]

    assert [is_found(data) for data in harmless] == [False] * len(harmless)

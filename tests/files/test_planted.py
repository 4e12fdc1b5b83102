"""A number in every place of a document that somebody can write in: each has its own, and all of them are found."""

import io
import re
import struct
import zlib
from datetime import date, timedelta

import docx
import openpyxl
import pptx
import pytest
from docx.oxml import parse_xml
from docx.shared import Inches
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from praksisnet.files.inspector.__main__ import inspected
from praksisnet.guard.text import find_cpr
from tests.files.documents import _saved, changed, opendocument, pdf
from tests.guard.numbers import number

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WRITINGS = ["{}-{}", "{}{}", "{} {}", "{}–{}", "{}.{}"]


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


# A picture of one point.
PICTURE = b"\x89PNG\r\n\x1a\n" + b"".join([
    chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), chunk(b"IDAT", zlib.compress(b"\0\0")),
    chunk(b"IEND", b""),
])  # fmt: skip


class Numbers:
    """Gives a number of its own to each place, in one writing after the other."""

    def __init__(self):
        self.at = {}

    def __call__(self, place: str) -> str:
        born = date(2004, 1, 3) + timedelta(days=31 * len(self.at))
        digits = number(born, 4000 + len(self.at))
        self.at[place] = digits
        return WRITINGS[len(self.at) % len(WRITINGS)].format(digits[:6], digits[6:])

    def plain(self, place: str) -> str:
        """Ten digits as a sheet keeps them."""
        self(place)
        return self.at[place]

    def missed(self, data: bytes) -> list[str]:
        found = inspected(data)
        assert "problem" not in found, found
        read = f"{found['text']}\nx\n{found['also']}"
        seen = {"".join(filter(str.isdigit, read[span.start : span.end])) for span in find_cpr(read)}
        return [place for place, digits in self.at.items() if digits not in seen]


def letter(planted: Numbers) -> bytes:
    document = docx.Document()
    body = document.add_paragraph(f"Barnet {planted('text')}")
    document.add_heading(planted("heading"))
    document.add_paragraph(planted("list"), style="List Bullet")
    split = document.add_paragraph()
    for piece in planted("runs"):
        split.add_run(piece)
    table = document.add_table(1, 2)
    first, second = table.rows[0].cells
    digits = planted("cells").replace(" ", "-")
    first.text, second.text = digits[:6], digits[-4:]
    second.add_table(1, 1).rows[0].cells[0].text = planted("table in a table")
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = planted("header")
    section.first_page_header.paragraphs[0].text = planted("first header")
    section.footer.paragraphs[0].text = planted("footer")
    document.add_comment(body.runs, text=planted("comment"), author=planted("comment's author"))
    who = 'w:id="7" w:author="Ib" w:date="2026-01-01T00:00:00Z"'
    for tag, text, place in (("ins", "t", "put in"), ("del", "delText", "taken out")):
        change = f"<w:{tag} {W} {who}><w:r><w:{text}>{planted(place)}</w:{text}></w:r></w:{tag}>"
        body._p.append(parse_xml(change))
    hidden = body.add_run(planted("hidden text"))
    hidden.font.hidden = True
    _drawn(document, body, planted)
    for name in ("title", "subject", "author", "keywords", "comments", "category", "last_modified_by"):
        setattr(document.core_properties, name, planted(f"property {name}"))
    return _saved(document)


def _drawn(document, body, planted: Numbers) -> None:
    picture = document.add_picture(io.BytesIO(PICTURE), width=Inches(1))
    picture._inline.docPr.set("descr", planted("alternative text"))
    picture._inline.docPr.set("title", planted("title of a picture"))
    field = f'<w:sdt {W}><w:sdtPr><w:alias w:val="{planted("field name")}"/><w:tag w:val="{planted("tag")}"/></w:sdtPr>'
    content = f"<w:sdtContent><w:p><w:r><w:t>{planted('form field')}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(0, parse_xml(field + content))
    simple = f'<w:fldSimple {W} w:instr=" DOCPROPERTY {planted("field code")} "><w:r><w:t>x</w:t></w:r></w:fldSimple>'
    body._p.append(parse_xml(simple))


def slides(planted: Numbers) -> bytes:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = planted("title")
    slide.placeholders[1].text = planted("text")
    frame = slide.placeholders[1].text_frame.add_paragraph()
    for piece in planted("runs"):
        frame.add_run().text = piece
    slide.notes_slide.notes_text_frame.text = planted("notes")
    box = slide.shapes.add_textbox(0, 0, 9, 9)
    box.text_frame.text, box.name = planted("box"), planted("name of a shape")
    group = slide.shapes.add_group_shape().shapes.add_textbox(0, 0, 9, 9)
    group.text_frame.text = planted("group")
    table = slide.shapes.add_table(1, 2, 0, 0, 9, 9).table
    table.cell(0, 0).text, table.cell(0, 1).text = planted("cell"), planted("second cell")
    picture = slide.shapes.add_picture(io.BytesIO(PICTURE), 0, 0)
    picture._element.nvPicPr.cNvPr.set("descr", planted("alternative text"))
    chart = CategoryChartData()
    chart.categories = [planted("category")]
    chart.add_series(planted("series"), (1,))
    slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, 9, 9, chart)
    box.text_frame.paragraphs[0].runs[0].hyperlink.address = f"https://sag.example/{planted('link').replace(' ', '-')}"
    unseen = deck.slides.add_slide(deck.slide_layouts[5])
    unseen._element.set("show", "0")
    unseen.shapes.title.text = planted("hidden slide")
    deck.slide_master.placeholders[0].text_frame.text = planted("master")
    deck.slide_layouts[3].placeholders[0].text_frame.text = planted("layout")
    for name in ("title", "subject", "author", "keywords", "comments", "category"):
        setattr(deck.core_properties, name, planted(f"property {name}"))
    return with_sheet(_saved(deck), planted)


def with_sheet(data: bytes, planted: Numbers) -> bytes:
    """The workbook behind the diagram, with a sheet that is hidden, a note on a cell and a name."""
    book = openpyxl.Workbook()
    book.active["A1"] = planted("cell of the sheet")
    hidden = book.create_sheet("Skjult")
    hidden.sheet_state = "veryHidden"
    hidden["B2"] = planted("hidden sheet")
    hidden["B3"].comment = openpyxl.comments.Comment(planted("note on a cell"), "Ib")
    hidden.oddFooter.center.text = planted("footer of a sheet")
    book.properties.title = planted("property of the sheet")
    return changed(data, "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx", lambda _old: _bytes(book))


def _bytes(book) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def paper(planted: Numbers) -> bytes:
    field = f"/Subtype /Widget /FT /Tx /Rect [0 0 9 9] /T ({planted('field name')}) /V ({planted('form field')})"
    address = f"/Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://sag.example/{planted('link')}) >>"
    note = f"/Subtype /Text /Rect [0 0 9 9] /Contents ({planted('note')}) /Subj ({planted('subject of a note')})"
    notes = " ".join(f"<< /Type /Annot {one} >>" for one in (field, address, note))
    info = " ".join(f"/{key} ({planted(f'property {key}')})" for key in ("Title", "Author", "Subject", "Keywords"))
    catalog = "/AcroForm << /Fields [] >>"
    parts = {"text": planted("text"), "page": f"/Annots [{notes}]", "info": info, "catalog": catalog}
    # The letters of this file are Latin: a plain dash instead of a long one.
    return pdf(**{name: part.replace("–", "-") for name, part in parts.items()})


def workbook(planted: Numbers) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["A2"] = planted("cell"), f"Barnet {planted('text')}"
    sheet["A3"] = int(planted.plain("figure"))
    sheet["A4"] = int(planted.plain("figure that lost its nought"))
    sheet["A5"] = int(planted.plain("figure with its nought in the format"))
    sheet["A5"].number_format = '000000"-"0000'
    digits = planted.plain("two cells")
    sheet["B6"], sheet["C6"] = digits[:6], digits[6:]
    digits = planted.plain("two figures")
    sheet["B7"], sheet["C7"] = int(digits[:6]), int(digits[6:])
    sheet["B7"].number_format = "000000"
    sheet["A8"] = CellRichText("Barnet ", TextBlock(InlineFont(b=True), (one := planted("runs"))[:7]), one[7:])
    sheet["A9"] = f'=CONCATENATE("Barnet ","{planted("formula")}")'
    _said_beside(sheet, planted)
    for state in ("hidden", "veryHidden"):
        hidden = book.create_sheet(state)
        hidden.sheet_state = state
        hidden["B2"] = planted(f"{state} sheet")
    hidden["C3"] = planted("hidden column")
    hidden.column_dimensions["C"].hidden = True
    book.defined_names["Barn"] = DefinedName("Barn", attr_text=f'"{planted("defined name")}"')
    sheet.add_image(openpyxl.drawing.image.Image(io.BytesIO(PICTURE)), "D1")
    for name in ("title", "subject", "creator", "keywords", "description", "category", "lastModifiedBy"):
        setattr(book.properties, name, planted(f"property {name}"))
    described = f'descr="{planted("alternative text")}"'.encode()
    return changed(_bytes(book), "xl/drawings/drawing1.xml", lambda body: re.sub(rb'descr="[^"]*"', described, body))


def _said_beside(sheet, planted: Numbers) -> None:
    sheet["A10"] = "her"
    sheet["A10"].hyperlink = f"https://sag.example/{planted('link').replace(' ', '-')}"
    sheet["A10"].hyperlink.tooltip = planted("tip of a link")
    sheet["A11"].comment = openpyxl.comments.Comment(planted("note on a cell"), planted("its author"))
    sheet.oddHeader.center.text, sheet.oddFooter.left.text = planted("header"), planted("footer")
    sheet.title = planted("name of a sheet").replace("/", "-")[:31]
    checked = DataValidation(type="list", formula1=f'"{planted("choice")},nej"', prompt=planted("prompt"))
    checked.add("A1")
    sheet.add_data_validation(checked)


def notice(planted: Numbers) -> bytes:
    """OpenDocument, with what its programs write."""
    digits = planted.plain("cells")
    cells = "".join(f"<table:table-cell>{para(one)}</table:table-cell>" for one in (digits[:6], digits[6:]))
    spans = "".join(f"<text:span>{digit}</text:span>" for digit in planted("spans"))
    parted = planted.plain("parted by a space")
    picture = (
        f'<draw:frame draw:name="{planted("name of a picture")}"><draw:image xlink:href="Pictures/1.png"/>'
        f"<svg:title>{planted('title of a picture')}</svg:title><svg:desc>{planted('alternative text')}</svg:desc>"
        "</draw:frame>"
    )
    comment = f"<office:annotation><dc:creator>{planted('comment by')}</dc:creator>{para(planted('comment'))}"
    gone = f"<text:deletion>{para(planted('taken out'))}</text:deletion>"
    field = f'<form:text form:name="{planted("field name")}" form:current-value="{planted("field")}"/>'
    body = [
        f"<text:tracked-changes><text:changed-region>{gone}</text:changed-region></text:tracked-changes>",
        f"<office:forms><form:form>{field}</form:form></office:forms>",
        f"<text:h>{planted('heading')}</text:h>",
        para(f"Barnet {planted('text')}"),
        para(spans),
        para(f"{parted[:6]}<text:s/>{parted[6:]}"),
        para(f'<text:a xlink:href="https://sag.example/{planted("link").replace(" ", "-")}">her</text:a>'),
        para(f'<text:variable-set text:name="a" office:string-value="{planted("variable")}"/>'),
        para(f"{comment}</office:annotation>{picture}"),
        para(f"<text:note><text:note-body>{para(planted('footnote'))}</text:note-body></text:note>"),
        f"<text:section text:display='none'>{para(planted('hidden section'))}</text:section>",
        f"<text:list><text:list-item>{para(planted('list'))}</text:list-item></text:list>",
        f"<table:table><table:table-row>{cells}</table:table-row></table:table>",
    ]
    meta = "".join(
        f"<{name}>{planted(f'property {name}')}</{name}>"
        for name in ("dc:title", "dc:subject", "dc:description", "meta:keyword", "meta:initial-creator")
    )
    own = f'<meta:user-defined meta:name="Sag">{planted("own property")}</meta:user-defined>'
    styles = f"<style:header>{para(planted('header'))}</style:header><style:footer>{para(planted('footer'))}"
    return opendocument("".join(body), meta=meta + own, styles=f"{styles}</style:footer>")


def para(text: str) -> str:
    return f"<text:p>{text}</text:p>"


@pytest.mark.parametrize(
    ("make", "places"),
    [(letter, 25), (slides, 25), (paper, 10), (workbook, 25), (notice, 25)],
    ids=["docx", "pptx", "pdf", "xlsx", "odt"],
)
def test_a_number_is_found_wherever_it_can_be_written(make, places):
    planted = Numbers()

    data = make(planted)

    assert (planted.missed(data), len(planted.at) >= places) == ([], True)

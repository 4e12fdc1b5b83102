"""Documents made on the spot, honest and hostile."""

import io
import zipfile
from collections.abc import Callable

import docx
import openpyxl
import pptx
from PIL import Image


def slides(count: int = 1, *, text: str = "Aftaler om aflastning", notes: str = "", title: str = "") -> bytes:
    deck = pptx.Presentation()
    for number in range(count):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = f"Side {number + 1}"
        slide.placeholders[1].text = text
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    deck.core_properties.title = title
    return _saved(deck)


def letter(text: str = "Aftaler om aflastning", *, header: str = "", comment: str = "", split: str = "") -> bytes:
    """``split`` is written letter by letter, each in a run of its own."""
    document = docx.Document()
    paragraph = document.add_paragraph(text)
    for piece in split:
        paragraph.add_run(piece)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if comment:
        document.add_comment(paragraph.runs, text=comment, author="Ib")
    return _saved(document)


NAMES = {
    "office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style", "meta": "meta",
    "form": "form", "svg": "svg-compatible", "script": "script",
}  # fmt: skip
SPACES = (
    " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in NAMES.items())
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
ODT = "application/vnd.oasis.opendocument.text"


def opendocument(body: str = "<text:p>Aftaler</text:p>", *, meta: str = "", styles: str = "", **parts: bytes) -> bytes:
    """``parts`` are added as they are; two underlines in a name stand for a slash, one for a dot."""
    made = io.BytesIO()
    pages = '<meta:document-statistic meta:page-count="2"/>'
    texts = {
        "mimetype": ODT,
        "content.xml": f"<office:document-content {SPACES}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "meta.xml": f"<office:document-meta {SPACES}><office:meta>{meta}{pages}</office:meta></office:document-meta>",
        "styles.xml": f"<office:document-styles {SPACES}>{styles}</office:document-styles>",
    }
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in texts.items():
            file.writestr(name, text)
        for name, data in parts.items():
            file.writestr(name.replace("__", "/").replace("_", "."), data)
    return made.getvalue()


def workbook(text: str = "Aftaler om aflastning", *rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"] = text
    for row in rows:
        book.active.append(row)
    return _saved(book)


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, (40, 90, 120)).save(made, kind, **options)
    return made.getvalue()


def pdf(text: str = "Aftaler", *, pages: int = 1, catalog: str = "", page: str = "", info: str = "") -> bytes:
    """``catalog``, ``page`` and ``info`` are put into the dictionaries of those names as they are."""
    content = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET"
    kids = " ".join(f"{5 + number} 0 R" for number in range(pages))
    resources = "<< /Font << /F1 3 0 R >> >>"
    sheet = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources {resources} {page} >>"
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        *[sheet] * pages,
        f"<< {info} >>",
    ]
    body, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n"
    return body.encode("latin-1")


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The zip with one part changed; a part that is not there is added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        for name in names:
            body = old.read(name)
            new.writestr(name, change(body) if name == part else body)
        if part not in names:
            new.writestr(part, change(b""))
    return made.getvalue()


def with_part(data: bytes, part: str, body: bytes = b"x") -> bytes:
    return changed(data, part, lambda _old: body)


def remarked(data: bytes, remark: str) -> bytes:
    """The zip with a remark beside its first part, as programs that pack files keep them."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            entry.comment, kept = remark.encode() if entry.header_offset == 0 else b"", old.read(entry)
            new.writestr(entry, kept)
    return made.getvalue()


def with_relation(data: bytes, kind: str, target: str, *, of: str = "ppt/slides/_rels/slide1.xml.rels") -> bytes:
    """A slide that points outside the file."""
    address = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    relation = f'<Relationship Id="rId99" Type="{address}" Target="{target}" TargetMode="External"/>'
    return changed(data, of, lambda body: body.replace(b"</Relationships>", relation.encode() + b"</Relationships>"))


def _saved(document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()

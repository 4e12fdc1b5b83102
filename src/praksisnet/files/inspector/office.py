"""PowerPoint, Word and Excel: a zip of XML parts, each read as text where it has no reader of its own."""

import io
import re
import warnings

from lxml import etree

from praksisnet.files.inspector import opendocument
from praksisnet.files.inspector.findings import MOST_PAGES, MOST_XML, Findings, Problem
from praksisnet.files.inspector.parts import CHUNK, Parts, refuse_foreign, tree
from praksisnet.files.inspector.sheets import SHEETS, read_sheets
from praksisnet.files.inspector.written import local, note_part, written

MAIN_TYPES = {
    b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": "pptx",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
}
TYPES = "[Content_Types].xml"
MACROS = re.compile(r"vbaProject|vbaData|activeX|\.bin$|/macrosheets/", re.I)
HARMLESS = re.compile(r"printerSettings\d*\.bin$", re.I)
# Word takes in whole documents of other kinds and shows them as its own text.
CHUNKS = {"htm", "html", "xhtml", "mht", "mhtml", "rtf", "txt", "doc", "docx", "dot", "dotx", "wps", "eml"}
LAST_PRINTED_PAGES = re.compile(rb"<Pages>(\d{1,6})</Pages>")
PROPERTIES = "docProps/core.xml"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def read(data: bytes) -> Findings:
    """What stands in a DOCX, PPTX, XLSX or ODT, with its pages as it says them itself.

    Problem: another kind, broken, locked, a bomb, too many pages, a macro, something embedded or from elsewhere.
    """
    parts = Parts(data)
    parts.refuse_crowds()
    found = opendocument.read(parts) if "mimetype" in parts.names and TYPES not in parts.names else _read(parts, data)
    if found.pages > MOST_PAGES:
        raise Problem("pages")
    return found


def _read(parts: Parts, data: bytes) -> Findings:
    found = Findings(_kind(parts))
    _refuse_active(parts)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the libraries think of other programs' files
        if found.kind == "xlsx":
            read_sheets(parts, found, found.read)
        else:
            _read_slides(data, found) if found.kind == "pptx" else _read_document(data, found)
    if found.kind == "docx" and "docProps/app.xml" in parts.names:
        found.pages = int(max(LAST_PRINTED_PAGES.findall(parts.unpack("docProps/app.xml", CHUNK)), default=b"0"))
    if PROPERTIES in parts.names:
        found.title = tree(parts.unpack(PROPERTIES, MOST_XML)).findtext("{*}title") or ""
    for called in parts.called:
        found.note(called)
    for name in parts.names:
        if "/embeddings/" in name:
            _note_embedded(parts, name, found)
        elif found.kind != "xlsx" or not SHEETS.search(name):
            note_part(parts, name, found)
    return found


def _kind(parts: Parts) -> str:
    if TYPES not in parts.names:
        raise Problem("broken")
    types = parts.unpack(TYPES, CHUNK)
    if b"macroEnabled" in types or b"vbaProject" in types:
        raise Problem("macro")
    kinds = {kind for mark, kind in MAIN_TYPES.items() if mark in types}
    if len(kinds) != 1:
        raise Problem("kind")
    return kinds.pop()


def _refuse_active(parts: Parts) -> None:
    for name in parts.names:
        if MACROS.search(name) and not HARMLESS.search(name):
            raise Problem("embedded" if "/embeddings/" in name else "macro")
        if name.rpartition(".")[2].lower() in CHUNKS and "/embeddings/" not in name:
            raise Problem("embedded")
        if name.endswith(".rels"):
            for one in tree(parts.unpack(name, CHUNK * 4)).iter("{*}Relationship"):
                if one.get("TargetMode") == "External":
                    refuse_foreign(one.get("Target", ""), is_link=one.get("Type", "").endswith("/hyperlink"))


def _read_slides(data: bytes, found: Findings) -> None:
    import pptx  # noqa: PLC0415 -- only one of the two libraries is needed

    slides = pptx.Presentation(io.BytesIO(data)).slides
    found.pages = len(slides)
    for slide in slides:
        _read_tree(slide.element, found)
        if slide.has_notes_slide:
            _read_tree(slide.notes_slide.element, found)


def _read_document(data: bytes, found: Findings) -> None:
    import docx  # noqa: PLC0415

    _read_tree(docx.Document(io.BytesIO(data)).element, found)


def _read_tree(element: etree._Element, found: Findings) -> None:
    for paragraph in element.iter("{*}p"):
        found.read(written(paragraph))
    found.pictures_unseen += sum(map(_is_unseen, element.iter("{*}pic")))


def _is_unseen(picture: etree._Element) -> bool:
    """A picture that somebody who does not see it learns nothing of, and that is not marked as mere decoration."""
    named = list(picture.iter("{*}cNvPr"))
    around = picture.getparent()
    if around is not None and local(around) == "graphicData":  # Word describes it around the picture
        named += [one for above in around.iterancestors("{*}inline", "{*}anchor") for one in above.findall("{*}docPr")]
    said = any((one.get("descr") or "").strip() for one in named)
    return not said and not any(mark.get("val") in {"1", "true"} for one in named for mark in one.iter(DECORATIVE))


def _note_embedded(parts: Parts, name: str, found: Findings) -> None:
    """The sheet behind a diagram: its texts and cells, and nothing further down."""
    if name.rpartition(".")[2].lower() not in {"xlsx", "docx", "pptx"}:
        raise Problem("embedded")
    inner = Parts(parts.unpack(name), parts.left)
    inner.refuse_crowds()
    for called in inner.called:
        found.note(called)
    kind = _kind(inner)
    _refuse_active(inner)
    if kind == "xlsx":
        read_sheets(inner, found, found.note)
    for part in inner.names:
        if "/embeddings/" in part:
            raise Problem("embedded")
        if kind != "xlsx" or not SHEETS.search(part):
            note_part(inner, part, found)
    parts.left = inner.left

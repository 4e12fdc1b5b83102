"""PDF: text, notes, fields, alternative texts and properties; scripts, attachments and locks are found and refused."""

import ctypes
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain
from typing import Any

import pypdfium2
from pypdfium2 import raw

from praksisnet.files.inspector.captions import captions
from praksisnet.files.inspector.findings import MOST_PAGES, MOST_UNPACKED, MOST_XML, Findings, Problem
from praksisnet.files.inspector.parts import refuse_foreign
from praksisnet.files.inspector.strings import strings

LOCKED = 4  # FPDF_ERR_PASSWORD
MOST_NOTES = 20_000  # notes, fields and pieces of structure together
# Everything that runs, sends or fetches something when the file is opened or clicked.
ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|RichMedia|XFA|SubmitForm|ImportData)(?![A-Za-z0-9])")
ATTACHED = re.compile(rb"/(?:EmbeddedFiles?|FileAttachment)(?![A-Za-z0-9])")
END_OF_STREAM = b"endstream"
STREAM = re.compile(rb"\bstream\r?\n(.*?)" + END_OF_STREAM, re.S)
# Streams that hold objects or properties rather than a page's drawing.
TELLING = re.compile(rb"/(?:ObjStm|Metadata)(?![A-Za-z0-9])")
PICTURE = re.compile(rb"/(?:DCTDecode|JPXDecode)(?![A-Za-z0-9])")
XMP = re.compile(rb"<(?:x:xmpmeta|rdf:RDF)[\s>]")
END = re.compile(rb"%%EOF\s{0,2}")
MOST_EARLIER = 5
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
TOLD = (
    raw.FPDF_StructElement_GetAltText,
    raw.FPDF_StructElement_GetTitle,
    raw.FPDF_StructElement_GetActualText,
)
NOTE_KEYS = (b"Contents", b"T", b"V", b"TU", b"Subj", b"RC")


def read(data: bytes) -> Findings:
    """What stands in a PDF, its notes, form fields, properties and earlier saves too.

    Problem: broken, locked, a bomb, too many pages, a script, something embedded.
    """
    document = _opened(data)
    if zipfile.is_zipfile(io.BytesIO(data)):
        raise Problem("embedded")
    found = Findings("pdf", len(document), is_untagged=not raw.FPDFCatalog_IsTagged(document))
    _refuse_active(document, data, found)
    if document.get_formtype() != raw.FORMTYPE_NONE:
        document.init_forms()
    properties = document.get_metadata_dict()
    found.title = properties.get("Title", "")
    for text in chain(_captions(data), properties.values(), map(_title, document.get_toc())):
        found.note(text)
    for number in range(len(document)):
        _read_page(document, number, found)
    for text in _earlier(data):
        found.note(text)
    return found


def _earlier(data: bytes) -> Iterator[str]:
    """The pages before the last changes: they are written behind it, and what they took away is still there.

    What cannot be read any more, nobody can: a page that was only half written then is no mistake of the file's.
    """
    ends = [end.end() for end in END.finditer(data)][:-1]
    for end in ends[-MOST_EARLIER:]:
        with suppress(pypdfium2.PdfiumError):
            earlier = pypdfium2.PdfDocument(data[:end])
            for number in range(min(len(earlier), MOST_PAGES)):
                with suppress(pypdfium2.PdfiumError):
                    yield _drawn(earlier, number)


def _opened(data: bytes) -> Any:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Problem("encrypted" if getattr(error, "err_code", None) == LOCKED else "broken") from error
    if raw.FPDF_GetSecurityHandlerRevision(document) != -1:
        raise Problem("encrypted")
    if len(document) > MOST_PAGES:
        raise Problem("pages")
    if not len(document):
        raise Problem("broken")
    return document


def _title(mark: Any) -> str:
    return str(mark.get_title())


def _refuse_active(document: Any, data: bytes, found: Findings) -> None:
    if document.get_formtype() in {raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND}:
        raise Problem("macro")
    if raw.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        raise Problem("macro")
    if document.count_attachments():
        raise Problem("embedded")
    last = _last_end(data)
    for part in chain([STREAM.sub(b"", data[:last]) + data[last:]], _telling_streams(data)):
        names = ESCAPED.sub(lambda escaped: bytes([int(escaped[1], 16)]), part)
        if ACTIVE.search(names):
            raise Problem("macro")
        if ATTACHED.search(names):
            raise Problem("embedded")
        _note_properties(part, found)


def _last_end(data: bytes) -> int:
    """Behind it no stream ends, so none is looked for: many that never end would each be followed to the end."""
    return data.rfind(END_OF_STREAM) + len(END_OF_STREAM)


def _note_properties(part: bytes, found: Findings) -> None:
    for text in strings(part):
        found.note(text)
    letters = part.replace(b"\0", b"")  # UTF-16 has one between them
    if XMP.search(letters):
        found.note(letters.decode("utf-8", "replace"))


def _captions(data: bytes) -> Iterator[str]:
    """Numbers in what cameras and programs write into pictures, and in the properties of the document."""
    for stream in STREAM.finditer(data, 0, _last_end(data)):
        if PICTURE.search(data, max(0, stream.start() - 400), stream.start()):
            yield from captions(stream[1])


def _telling_streams(data: bytes) -> Iterator[bytes]:
    """Unpacked: names hide in streams of objects. More than their share is not unpacked, but refused."""
    left = MOST_UNPACKED // 4
    for stream in STREAM.finditer(data, 0, _last_end(data)):
        if TELLING.search(data, max(0, stream.start() - 400), stream.start()):
            body = _unpacked(stream[1], left)
            left -= len(body)
            if left <= 0:
                raise Problem("bomb")
            yield body


def _unpacked(body: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(body, most)
    except zlib.error:
        return body


def _read_page(document: Any, number: int, found: Findings) -> None:
    found.read(_drawn(document, number))
    page = document[number]
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), MOST_NOTES)):
        _read_note(document, page, index, found)
    tree = raw.FPDF_StructTree_GetForPage(page)
    if tree:
        _read_structure(tree, found)
        raw.FPDF_StructTree_Close(tree)
    is_changed = raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS
    page.close()
    if is_changed:  # notes and fields are part of the drawing now: a stamp has its letters nowhere else
        found.note(_drawn(document, number))


def _drawn(document: Any, number: int) -> str:
    page = document[number]
    text = page.get_textpage()
    letters: str = text.get_text_range()
    text.close()
    page.close()
    return letters


def _read_note(document: Any, page: Any, index: int, found: Findings) -> None:
    note = raw.FPDFPage_GetAnnot(page, index)
    if not note:
        return
    for key in NOTE_KEYS:
        found.note(_text(raw.FPDFAnnot_GetStringValue, note, key))
    if document.formenv:
        found.note(_text(raw.FPDFAnnot_GetFormFieldValue, document.formenv, note))
    link = raw.FPDFAnnot_GetLink(note)
    action = raw.FPDFLink_GetAction(link) if link else None
    if action:
        if raw.FPDFAction_GetType(action) == raw.PDFACTION_LAUNCH:
            raise Problem("macro")
        address = _address(document, action)
        refuse_foreign(address, is_link=True)
        found.note(address)
    raw.FPDFPage_CloseAnnot(note)


def _address(document: Any, action: Any) -> str:
    size = raw.FPDFAction_GetURIPath(document, action, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAction_GetURIPath(document, action, buffer, size)
    return buffer.raw[: max(0, size - 1)].decode("utf-8", "replace")


def _read_structure(tree: Any, found: Findings) -> None:
    """Alternative texts of pictures, and titles, wherever they hang in the tree."""
    waiting = [raw.FPDF_StructTree_GetChildAtIndex(tree, n) for n in range(raw.FPDF_StructTree_CountChildren(tree))]
    seen = 0
    while waiting and seen < MOST_NOTES:
        element, seen = waiting.pop(), seen + 1
        if not element:
            continue
        for told in TOLD:
            found.note(_text(told, element))
        children = raw.FPDF_StructElement_CountChildren(element)
        waiting += [raw.FPDF_StructElement_GetChildAtIndex(element, n) for n in range(min(children, MOST_NOTES))]


def _text(ask: Callable[..., int], *about: Any) -> str:
    """Asked twice, as pdfium wants it: for the length in bytes, then for the text in UTF-16."""
    size = ask(*about, None, 0)
    if not 2 < size < MOST_XML:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(*about, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def first_page(data: bytes, most: int) -> Any:
    """The first page as a picture whose longer side is ``most`` points."""
    page = pypdfium2.PdfDocument(data)[0]
    return page.render(scale=most / max(*page.get_size(), 1)).to_pil()

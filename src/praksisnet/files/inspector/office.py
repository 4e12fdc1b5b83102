"""PowerPoint and Word: a zip of XML parts. What is not read by the libraries is read part by part, as text."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from praksisnet.files.inspector.findings import (
    MOST_ELEMENTS,
    MOST_PAGES,
    MOST_PARTS,
    MOST_UNPACKED,
    MOST_XML,
    Findings,
    Problem,
)

MAIN_TYPES = {
    b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": "pptx",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
}
MACROS = re.compile(r"vbaProject|vbaData|activeX|\.bin$|/macrosheets/", re.I)
HARMLESS = re.compile(r"printerSettings\d*\.bin$", re.I)
# Fields and clicks that start another program.
STARTS_PROGRAM = re.compile(r"\bDDE(?:AUTO)?\b|^ppaction://(?:program|macro|ole)", re.I)
SAFE_LINKS = {"", "http", "https", "mailto", "tel", "ftp", "file"}
# What a person wrote, in an attribute: alternative texts, titles, names, form fields and their choices.
WRITTEN = {
    "descr",
    "title",
    "alt",
    "name",
    "author",
    "initials",
    "displayText",
    "lastValue",
    "prompt",
    "instr",
    "action",
}
WRITTEN_VALUES = {"alias", "tag", "default", "statusText", "helpText", "listEntry", "docPart", "description", "result"}
# Digits written together or in two parts inside a picture: camera notes and captions are kept there as plain letters.
CAPTIONS = re.compile(rb"[0-9]{6}[-\s]?[0-9]{4}")
PARAGRAPHS = {"p", "si"}
LAST_PRINTED_PAGES = re.compile(rb"<Pages>(\d{1,6})</Pages>")
CHUNK = 2**20
AS_XML = (".xml", ".rels", ".vml", ".svg")


def read(data: bytes) -> Findings:
    parts = _Parts(data)
    kind = parts.kind()
    found = Findings(kind)
    parts.refuse_crowds()
    parts.refuse_active()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the libraries think of other programs' files
        _read_slides(data, found) if kind == "pptx" else _read_document(data, found)
    if kind == "docx" and "docProps/app.xml" in parts.names:
        found.pages = int(max(LAST_PRINTED_PAGES.findall(parts.unpack("docProps/app.xml", CHUNK)), default=b"0"))
    if found.pages > MOST_PAGES:
        raise Problem("pages")
    for name in parts.names:
        found.note(name.rpartition("/")[2])
        _note_part(parts, name, found)
    return found


class _Parts:
    """The zip, with bounds on what it unpacks to: the announced sizes are checked, and what really comes out too."""

    def __init__(self, data: bytes, left: int = MOST_UNPACKED) -> None:
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError) as broken:
            raise Problem("broken") from broken
        entries = self.zip.infolist()
        self.names = [entry.filename for entry in entries if not entry.is_dir()]
        self.left = left
        if any(entry.flag_bits & 1 for entry in entries):
            raise Problem("encrypted")
        # Two parts of one name are read as the first by one program and as the second by another.
        if len({name.lower() for name in self.names}) < len(self.names) or "[Content_Types].xml" not in self.names:
            raise Problem("broken")
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > left:
            raise Problem("bomb")

    def unpack(self, name: str, most: int = MOST_UNPACKED) -> bytes:
        body, most = bytearray(), min(most, self.left)
        with self.zip.open(name) as part:
            while chunk := part.read(CHUNK):
                body += chunk
                if len(body) > most:
                    raise Problem("bomb")
        self.left -= len(body)
        return bytes(body)

    def kind(self) -> str:
        types = self.unpack("[Content_Types].xml", CHUNK)
        if b"macroEnabled" in types or b"vbaProject" in types:
            raise Problem("macro")
        kinds = {kind for mark, kind in MAIN_TYPES.items() if mark in types}
        if len(kinds) != 1:
            raise Problem("kind")
        return kinds.pop()

    def refuse_crowds(self) -> None:
        """Counted in the letters, before any library builds something of them."""
        elements = 0
        for name in self.names:
            with self.zip.open(name) as part:
                while name.endswith(AS_XML) and (chunk := part.read(CHUNK)):
                    letters = chunk.replace(b"\x00", b"")  # UTF-16 has one between them
                    elements += letters.count(b"</") + letters.count(b"/>")
                    if elements > MOST_ELEMENTS:
                        raise Problem("bomb")

    def refuse_active(self) -> None:
        for name in self.names:
            if MACROS.search(name) and not HARMLESS.search(name):
                raise Problem("embedded" if "/embeddings/" in name else "macro")
            if name.endswith(".rels"):
                _refuse_foreign(self.unpack(name, CHUNK * 4))


def _refuse_foreign(relations: bytes) -> None:
    for one in _tree(relations).iter("{*}Relationship"):
        target, kind = one.get("Target", ""), one.get("Type", "")
        if one.get("TargetMode") != "External":
            continue
        if not kind.endswith("/hyperlink"):
            raise Problem("external")
        if urlsplit(target).scheme.lower() not in SAFE_LINKS:
            raise Problem("macro")


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
        found.read(_written(paragraph))


def _written(element: etree._Element) -> str:
    """The letters of an element without anything between its runs, for a number may be split over them."""
    pieces = []
    for part in element.iter():
        name = _local(part)
        if name in {"t", "delText", "instrText", "delInstrText", "v"}:
            pieces.append(part.text or "")
        elif name in {"br", "cr", "tab"}:
            pieces.append(" ")
    return "".join(pieces)


def _note_part(parts: _Parts, name: str, found: Findings) -> None:
    ending = name.rpartition(".")[2].lower()
    if ending in {"xml", "rels", "vml", "svg"}:
        _note_xml(_tree(parts.unpack(name, MOST_XML)), found)
    elif ending in {"xlsx", "docx", "pptx"} and "/embeddings/" in name:
        _note_embedded(parts, name, found)
    elif "/embeddings/" in name:
        raise Problem("embedded")
    else:
        for caption in CAPTIONS.findall(parts.unpack(name)):
            found.note(caption.decode("ascii", "replace"))


def _note_embedded(parts: _Parts, name: str, found: Findings) -> None:
    """The sheet behind a diagram: its texts and cells, and nothing further down."""
    inner = _Parts(parts.unpack(name), parts.left)
    inner.refuse_crowds()
    inner.refuse_active()
    for part in inner.names:
        if part.endswith((".xml", ".rels")):
            _note_xml(_tree(inner.unpack(part, MOST_XML)), found)
        elif "/embeddings/" in part:
            raise Problem("embedded")
    parts.left = inner.left


def _note_xml(tree: etree._Element, found: Findings) -> None:
    for text in _texts(tree):
        if STARTS_PROGRAM.search(text):
            raise Problem("macro")
        found.note(text)


def _texts(tree: etree._Element) -> Iterator[str]:
    """Every text, by paragraph where there are paragraphs, and what is written in attributes."""
    for element in tree.iter():
        name = _local(element)
        if not name:
            yield element.text or ""  # a comment
            continue
        if name in PARAGRAPHS:
            yield _written(element)
        elif element.text and element.text.strip():
            yield element.text
        yield from (
            value for key, value in element.attrib.items() if _is_written(element, name, key.rpartition("}")[2])
        )


def _is_written(element: etree._Element, name: str, attribute: str) -> bool:
    if attribute == "Target":
        return bool(element.get("TargetMode") == "External")
    return attribute in WRITTEN or (attribute in {"val", "value"} and name in WRITTEN_VALUES)


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _tree(xml: bytes) -> etree._Element:
    """Entities are not expanded and nothing is fetched; a document type has no business in these files."""
    tree = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    if tree.getroottree().docinfo.doctype:
        raise Problem("bomb")
    return tree

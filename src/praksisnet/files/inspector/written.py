"""What is written in the parts of a Microsoft document: texts, attributes, and the captions of pictures."""

import re
from collections.abc import Iterator

from lxml import etree

from praksisnet.files.inspector.findings import MOST_XML, Findings, Problem
from praksisnet.files.inspector.parts import Parts, tree

# Fields and clicks that start another program.
STARTS_PROGRAM = re.compile(r"\bDDE(?:AUTO)?\b|^ppaction://(?:program|macro|ole)", re.I)
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
    "promptTitle",
    "error",
    "errorTitle",
    "tooltip",
    "display",
    "location",
    "instr",
    "action",
}
WRITTEN_VALUES = {"alias", "tag", "default", "statusText", "helpText", "listEntry", "docPart", "description", "result"}
# Digits written together or in two parts inside a picture: camera notes and captions are kept there as plain letters.
CAPTIONS = re.compile(rb"[0-9]{6}[-\s]?[0-9]{4}")
PARAGRAPHS = {"p", "si"}


def written(element: etree._Element) -> str:
    """The letters of an element without anything between its runs, for a number may be split over them."""
    pieces = []
    for part in element.iter():
        name = local(part)
        if name in {"t", "delText", "instrText", "delInstrText", "v"}:
            pieces.append(part.text or "")
        elif name in {"br", "cr", "tab"}:
            pieces.append(" ")
    return "".join(pieces)


def note_part(parts: Parts, name: str, found: Findings) -> None:
    if name.rpartition(".")[2].lower() in {"xml", "rels", "vml", "svg"}:
        note_xml(tree(parts.unpack(name, MOST_XML)), found)
    else:
        note_captions(parts.unpack(name), found)


def note_captions(body: bytes, found: Findings) -> None:
    for caption in CAPTIONS.findall(body):
        found.note(caption.decode("ascii", "replace"))


def note_xml(read: etree._Element, found: Findings) -> None:
    for text in _texts(read):
        if STARTS_PROGRAM.search(text):
            raise Problem("macro")
        found.note(text)


def _texts(read: etree._Element) -> Iterator[str]:
    """Every text, by paragraph where there are paragraphs, and what is written in attributes."""
    for element in read.iter():
        name = local(element)
        if not name:
            yield element.text or ""  # a comment
            continue
        if name in PARAGRAPHS:
            yield written(element)
        elif element.text and element.text.strip():
            yield element.text
        yield from (
            value for key, value in element.attrib.items() if _is_written(element, name, key.rpartition("}")[2])
        )


def _is_written(element: etree._Element, name: str, attribute: str) -> bool:
    if attribute == "Target":
        return bool(element.get("TargetMode") == "External")
    return attribute in WRITTEN or (attribute in {"val", "value"} and name in WRITTEN_VALUES)


def local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""

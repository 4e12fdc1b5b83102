"""OpenDocument texts: a zip of XML parts of another make than Microsoft's."""

import re

from lxml import etree

from praksisnet.files.inspector.captions import note_captions
from praksisnet.files.inspector.findings import MOST_XML, Findings, Problem
from praksisnet.files.inspector.parts import CHUNK, Parts, refuse_foreign, tree
from praksisnet.files.inspector.written import local, note_lines

KIND = b"application/vnd.oasis.opendocument.text"
ACTIVE = re.compile(r"^(?:Basic|Scripts|Dialogs)/|\.(?:bin|class|jar|xlb|xba)$", re.I)
STARTS_PROGRAM = {"event-listener", "dde-source", "dde-connection-decl", "script", "macro", "applet", "plugin"}
EMBEDDED = {"object-ole"}
PARAGRAPHS = {"p", "h"}
SPACES = {"s", "tab", "line-break"}
# What a person wrote, in an attribute: names, choices, values of fields, addresses behind links.
WRITTEN = {
    "author", "current-value", "description", "display-name", "formula", "help-message", "href", "key1", "key2",
    "label", "name", "string-value", "string-value-if-false", "string-value-if-true", "text", "title", "value",
}  # fmt: skip


def read(parts: Parts) -> Findings:
    """What stands in an ODT. Problem: another kind, locked, a macro, something embedded."""
    found = Findings("odt")
    if parts.unpack("mimetype", CHUNK).strip() != KIND or "content.xml" not in parts.names:
        raise Problem("kind")
    for name in parts.names:
        if ACTIVE.search(name):
            raise Problem("macro")
    for called in parts.called:
        found.note(called)
    for name in parts.names:
        if name.endswith((".xml", ".rdf")):
            read = tree(parts.unpack(name, MOST_XML))
            _read_part(read, name, found)
            found.title = found.title or (read.findtext(".//{*}meta/{*}title") or "" if name == "meta.xml" else "")
        else:
            body = parts.unpack(name)
            if body.startswith((b"\xd0\xcf\x11\xe0", b"PK\x03\x04")):
                raise Problem("embedded")
            note_captions(body, found)
    return found


def _read_part(read: etree._Element, name: str, found: Findings) -> None:
    note_lines((_written(line) for line in read.iter("{*}p", "{*}h")), found)
    for element in read.iter():
        if not local(element):
            found.note(element.text or "")  # a comment
            continue
        _refuse_active(element)
        if local(element) in PARAGRAPHS:
            found.read(_written(element)) if name == "content.xml" else found.note(_written(element))
        elif element.text:
            found.note(element.text)
        for key, value in element.attrib.items():
            if key.rpartition("}")[2] in WRITTEN:
                found.note(value)
        _count(element, found)


def _refuse_active(element: etree._Element) -> None:
    name = local(element)
    if name == "encryption-data":
        raise Problem("encrypted")
    if name in STARTS_PROGRAM:
        raise Problem("macro")
    if name in EMBEDDED:
        raise Problem("embedded")
    target = next((value for key, value in element.attrib.items() if key.endswith("xlink}href")), "")
    # Inside the file an address has no scheme: "Pictures/1.png", "#Heading", "./Object 1".
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\.\./", target):
        refuse_foreign(target, is_link=name == "a")


def _count(element: etree._Element, found: Findings) -> None:
    """Its pages as they were last printed, and pictures that somebody who does not see them learns nothing of."""
    if local(element) == "document-statistic":
        found.pages = int(next((n for key, n in element.attrib.items() if key.endswith("}page-count")), "0"))
    if local(element) == "frame" and any(local(part) == "image" for part in element):
        described = [part for part in element if local(part) in {"title", "desc"} and (part.text or "").strip()]
        found.pictures_unseen += not described


def _written(element: etree._Element) -> str:
    """The letters of a paragraph without anything between its spans."""
    pieces = []
    for part in element.iter():
        if local(part) in SPACES:
            pieces.append(" ")
        elif local(part):
            pieces.append(part.text or "")
        if part is not element:
            pieces.append(part.tail or "")
    return "".join(pieces)

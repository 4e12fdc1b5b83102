"""What is written in the parts of a Microsoft document: texts and attributes, with and without changes."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from praksisnet.files.inspector.captions import note_captions
from praksisnet.files.inspector.findings import MOST_XML, Findings, Problem
from praksisnet.files.inspector.parts import Parts, tree

# Fields and clicks that start another program.
STARTS_PROGRAM = re.compile(r"\bDDE(?:AUTO)?\b|^ppaction://(?:program|macro|ole)", re.I)
# What a person wrote, in an attribute: alternative texts, titles, names, form fields and their choices, watermarks.
WRITTEN = {
    "descr", "title", "alt", "name", "author", "initials", "displayText", "lastValue", "prompt", "promptTitle", "error",
    "errorTitle", "tooltip", "display", "location", "instr", "action", "string", "text", "comment", "user", "caption",
}  # fmt: skip
WRITTEN_VALUES = {
    "alias", "tag", "default", "statusText", "helpText", "listEntry", "listItem", "docPart", "description", "result",
    "docVar", "attr", "tblCaption", "tblDescription", "name", "lvlText", "filter", "customFilter", "inputCells",
}  # fmt: skip
PIVOTED = {"s", "n"}  # what a pivot table remembers of the cells it was made of
DRAWN = (".svg", ".vml")
LONG_FORMAT = 10  # noughts: as many as a number has digits
WHOLE_NUMBERS = {"i4", "i8", "int", "ui4", "n"}  # what is kept as a number has lost its first nought
# ``&B``, ``&"Arial,Bold"``, ``&12 ``: how the head of a sheet is set, in the midst of its text.
SETTING = re.compile(r'&(?:"[^"]*"|[A-Z]|\d{1,3} )')
PARAGRAPHS = {"p", "si"}
TAKEN_OUT, PUT_IN = ("{*}del", "{*}moveFrom"), ("{*}ins", "{*}moveTo")


def written(element: etree._Element, *, without: tuple[str, ...] = ()) -> str:
    """The letters of an element without anything between its runs, for a number may be split over them.

    ``without``: the changes that are left out.
    """
    left_out = {part for change in (element.iter(*without) if without else ()) for part in change.iter()}
    return "".join(_letters(part) for part in element.iter() if part not in left_out)


def _letters(part: etree._Element) -> str:
    name = local(part)
    if name in {"t", "delText", "instrText", "delInstrText", "v"}:
        return part.text or ""
    if name in {"br", "cr", "tab"}:
        return " "
    if name == "sym":  # a letter of a font of signs, kept behind F000
        code = next((value for key, value in part.attrib.items() if key.endswith("}char")), "")
        return chr(int(code, 16) & 0xFF) if re.fullmatch("[Ff]0[0-9A-Fa-f]{2}", code) else ""
    return "-" if name == "noBreakHyphen" else ""


def note_part(parts: Parts, name: str, found: Findings) -> None:
    """Note what somebody can have written in one part of the file. Problem: it holds a script."""
    if name.rpartition(".")[2].lower() not in {"xml", "rels", "vml", "svg"}:
        note_captions(parts.unpack(name), found)
        return
    read = tree(parts.unpack(name, MOST_XML))
    if name.lower().endswith(DRAWN) and any(local(element) == "script" for element in read.iter()):
        raise Problem("macro")
    note_xml(read, found)
    if "customXml/" in name:  # of these anybody may invent the names
        for element in read.iter():
            for value in element.attrib.values():
                found.note(value)


def note_xml(read: etree._Element, found: Findings) -> None:
    """Note texts, attributes and whole paragraphs. Problem: a field that starts a program."""
    for text in _texts(read):
        if STARTS_PROGRAM.search(text):
            raise Problem("macro")
        found.note(text)
    note_lines(map(written, read.iter("{*}p")), found)


def note_lines(lines: Iterable[str], found: Findings) -> None:
    """One below the other, as on the page: a number may go on in the next cell."""
    found.note("\n".join(line if any(map(str.isdigit, line)) else "x" for line in lines))


def _texts(read: etree._Element) -> Iterator[str]:
    """Every text, by paragraph where there are paragraphs, and what is written in attributes."""
    for element in read.iter():
        name = local(element)
        yield from _read(element, name)
        yield from (
            value
            for key, value in element.attrib.items()
            if name and _is_written(element, name, key.rpartition("}")[2])
        )


def _read(element: etree._Element, name: str) -> Iterator[str]:
    text = element.text or ""
    if name in PARAGRAPHS:
        yield written(element)
        if any(True for _change in element.iter(*TAKEN_OUT, *PUT_IN)):
            yield written(element, without=TAKEN_OUT)
            yield written(element, without=PUT_IN)
    elif name == "text":  # a remark of a sheet, a word in a drawing
        yield "".join(map(str, element.itertext()))
    elif name == "numCache":
        yield from _charted(element)
    elif name.endswith(("Header", "Footer")):
        yield SETTING.sub("", text)
    elif name in WHOLE_NUMBERS:
        yield f"0{text or element.get('v', '')}"
    if name not in PARAGRAPHS and text.strip():
        yield text


def _charted(cache: etree._Element) -> Iterator[str]:
    """The figures of a diagram that is told to show noughts in front."""
    zeros = (cache.findtext("{*}formatCode") or "").count("0")
    yield from (f"{value.text or '':0>{zeros}}" for value in cache.iter("{*}v") if zeros >= LONG_FORMAT)


def _is_written(element: etree._Element, name: str, attribute: str) -> bool:
    if attribute == "Target":
        return bool(element.get("TargetMode") == "External")
    if attribute == "v":
        return name in PIVOTED
    return attribute in WRITTEN or (attribute in {"val", "value"} and name in WRITTEN_VALUES)


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""

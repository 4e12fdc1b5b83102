"""Excel: cells as one sees them, a row at a time, so that a number in two cells is seen too."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from praksisnet.files.inspector.findings import MOST_XML, Findings, Problem
from praksisnet.files.inspector.parts import Parts, tree
from praksisnet.files.inspector.written import local, note_xml, written

SHEETS = re.compile(r"(?:^|/)xl/(?:worksheets|chartsheets|dialogsheets)/[^/]+\.xml$")
# Reads another file, asks a server or calls a program whenever the sheet is opened.
FETCHES = re.compile(r"(?:^|/)xl/(?:connections\.xml$|externalLinks/|queryTables/)", re.I)
ACTIVE = re.compile(r"\b(?:WEBSERVICE|RTD|CALL|REGISTER(?:\.ID)?|EXEC|DDE)\s*\(", re.I)
# Longer than any gap within a number: the end of a row and the beginning of the next are never one.
END_OF_ROW = "\n" + "·" * 9
GENERAL = {"0": "", "1": "0", "49": "@"}  # the formats every program knows; of the others only their separators matter
WHOLE = {"", "0", "@"}  # figures as they are
WITHOUT_ZERO = 9  # digits of a number whose first nought the sheet has swallowed


def read_sheets(parts: Parts, found: Findings, tell: Callable[[str], None]) -> None:
    """Each row is told on its own; whatever else the sheets say is noted."""
    if any(FETCHES.search(name) for name in parts.names):
        raise Problem("external")
    strings = _strings(parts)
    formats = _formats(parts)
    for name in filter(SHEETS.search, parts.names):
        sheet = tree(parts.unpack(name, MOST_XML))
        for row in sheet.iter("{*}row"):
            if cells := [text for cell in row if (text := _shown(cell, strings, formats))]:
                tell("\t".join(cells) + END_OF_ROW)
        for value in list(sheet.iter("{*}v", "{*}is")):
            value.clear()  # read just now, as it is seen
        note_xml(sheet, found)


def _strings(parts: Parts) -> list[str]:
    if "xl/sharedStrings.xml" not in parts.names:
        return []
    return [written(one) for one in tree(parts.unpack("xl/sharedStrings.xml", MOST_XML)).iter("{*}si")]


def _formats(parts: Parts) -> list[str]:
    """How the figures of each style are shown."""
    if "xl/styles.xml" not in parts.names:
        return []
    styles = tree(parts.unpack("xl/styles.xml", MOST_XML))
    own = {one.get("numFmtId"): one.get("formatCode", "") for one in styles.iter("{*}numFmt")}
    kinds = [one.get("numFmtId", "0") for used in styles.iter("{*}cellXfs") for one in used]
    return [own.get(kind, GENERAL.get(kind, "#,##0")) for kind in kinds]


def _shown(cell: etree._Element, strings: list[str], formats: list[str]) -> str:
    kind, value = cell.get("t", "n"), "".join(_values(cell))
    if kind == "s":
        return strings[int(value)] if value.isdigit() and int(value) < len(strings) else ""
    if kind != "n":
        return value
    style = cell.get("s", "0")
    return _figure(value, formats[int(style)] if style.isdigit() and int(style) < len(formats) else "")


def _values(cell: etree._Element) -> Iterator[str]:
    for part in cell:
        if local(part) == "f" and ACTIVE.search(part.text or ""):
            raise Problem("external")
        if local(part) == "v":
            yield part.text or ""
        elif local(part) == "is":
            yield written(part)


def _figure(value: str, code: str) -> str:
    """An amount has its separators, ``000000-0000`` its noughts, and ten digits that lost their first have it again."""
    try:
        amount = float(value)
    except ValueError:
        return value
    if amount != int(amount) or amount < 0:
        return f"{amount:.4g}" if abs(amount) < 1 else f"{amount:,.2f}"
    digits = str(int(amount))
    zeros = len(re.findall("0", re.sub(r'"[^"]*"', "", code)))
    if "," in code or "." in code:
        return f"{int(amount):,}".replace(",", ".")
    if code in WHOLE and len(digits) == WITHOUT_ZERO:
        return "0" + digits
    return digits.zfill(zeros)

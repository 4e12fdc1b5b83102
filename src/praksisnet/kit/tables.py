"""Spreadsheets in and out: what somebody uploads as rows of text, and rows as an Excel file."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from praksisnet.kit import clock
from praksisnet.kit.refusal import Refused

MOST_BYTES = 5 * 1024 * 1024
# A small file can unpack to gigabytes; no honest sheet of this size does.
MOST_UNPACKED = 60 * 1024 * 1024
# Each element of its XML becomes an object: what 88 kB unpack to took more than 4 GB of memory.
MOST_ELEMENTS = 400_000
MOST_ROWS, MOST_COLUMNS = 5_000, 60


class Unreadable(Refused):
    """The file is no spreadsheet we can read; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written: a tab with one row of headings."""

    name: Any
    headings: Sequence[Any]
    rows: Iterable[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Table:
    """What was read: headings, and rows as (line in the file, cells as text), as many cells as headings."""

    headings: list[str]
    rows: list[tuple[int, list[str]]]


def read(name: str, data: bytes) -> Table:
    """The first tab of an .xlsx file, or a .csv file (; , or tab between cells, UTF-8 or Windows letters).

    Numbers and days come as a Dane writes them; empty rows are left out. Raises ``Unreadable`` for other files, broken
    ones, too large ones, and files without rows.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable(_("The file is larger than 5 MB. Save only the rows that are needed."))
    return _table(_xlsx(data) if data[:2] == b"PK" else _csv(name, data))


def read_upload(file: File[bytes]) -> Table:
    """As ``read``, of a file somebody sent: of one that is too large, no more than shows that it is."""
    return read(file.name or "", file.read(MOST_BYTES + 1))


def write(sheets: Sequence[Sheet]) -> bytes:
    """An Excel file, a tab for each sheet, with bold headings that stay in view.

    Text is written as text: nothing in it becomes a formula or a link.
    """
    import xlsxwriter  # noqa: PLC0415 -- only who downloads pays for it

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "default_date_format": "d.m.yyyy"}
    with xlsxwriter.Workbook(target, options) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        moment = book.add_format({"num_format": "d.m.yyyy hh.mm"})
        for sheet in sheets:
            tab = book.add_worksheet(_tab_name(sheet.name))
            for column, heading in enumerate(sheet.headings):
                tab.write_string(0, column, str(heading), bold)
            for number, row in enumerate(sheet.rows, start=1):
                for column, value in enumerate(row):
                    _write_cell(tab, number, column, value, moment)
            tab.freeze_panes(1, 0)
            tab.autofit(400)
    return target.getvalue()


def _tab_name(name: Any) -> str:
    """What Excel takes as a name of a tab."""
    return "".join(letter for letter in str(name) if letter not in "[]:*?/\\'")[:31] or "1"


def _write_cell(sheet: Any, row: int, column: int, value: Any, moment: Any) -> None:
    if isinstance(value, bool) or value is None:
        sheet.write_string(row, column, "" if value is None else str(value))
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif isinstance(value, datetime):
        # A spreadsheet knows no time zones: it shows the wall clock in Denmark.
        sheet.write_datetime(row, column, value.astimezone(clock.COPENHAGEN).replace(tzinfo=None), moment)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value)
    else:
        sheet.write_string(row, column, str(value)[:32_767])


def _table(lines: Iterator[tuple[int, list[str]]]) -> Table:
    filled = ((number, cells) for number, cells in lines if any(cells))
    headings = next(filled, (0, []))[1]
    while headings and not headings[-1]:
        headings.pop()
    if len(headings) > MOST_COLUMNS:
        raise Unreadable(_("The spreadsheet has more than 60 columns. Save only the columns that are needed."))
    rows: list[tuple[int, list[str]]] = []
    for number, cells in filled:
        if len(rows) == MOST_ROWS:
            raise Unreadable(_("The spreadsheet has more than 5,000 rows. Split it into several files."))
        rows.append((number, [*cells, *[""] * len(headings)][: len(headings)]))
    if not rows:
        raise Unreadable(_("The spreadsheet has no rows below its headings."))
    return Table(headings, rows)


def _xlsx(data: bytes) -> Iterator[tuple[int, list[str]]]:
    import openpyxl  # noqa: PLC0415 -- only who uploads pays for it

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _refuse_bomb(packed)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl thinks of other programs' styles
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            cells = book.worksheets[0].iter_rows(max_row=4 * MOST_ROWS, max_col=MOST_COLUMNS + 1, values_only=True)
            rows = [[_text(value) for value in row] for row in cells]
    except Unreadable:
        raise
    except Exception as broken:
        # A broken file breaks the library in a dozen ways; to the reader they are one.
        raise Unreadable(_("The file could not be read. Save it as an Excel file (.xlsx) or as CSV.")) from broken
    yield from enumerate(rows, start=1)


def _refuse_bomb(packed: zipfile.ZipFile) -> None:
    """By what its parts unpack to, and by their elements, counted without building anything of them."""
    too_much = Unreadable(_("The file is larger than 5 MB. Save only the rows that are needed."))
    if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
        raise too_much
    elements = 0
    for name in packed.namelist():
        with packed.open(name) as part:
            while chunk := part.read(2**20):
                letters = chunk.replace(b"\x00", b"")  # UTF-16 has one between them
                elements += letters.count(b"</") + letters.count(b"/>")
                if elements > MOST_ELEMENTS:
                    raise too_much


def _csv(name: str, data: bytes) -> Iterator[tuple[int, list[str]]]:
    if not name.lower().endswith((".csv", ".txt", ".tsv")) or b"\x00" in data:
        raise Unreadable(_("The file could not be read. Save it as an Excel file (.xlsx) or as CSV."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=first.count))
    try:
        for row in reader:
            yield reader.line_num, [cell.strip() for cell in row]
    except csv.Error as broken:
        raise Unreadable(_("The file could not be read. Save it as an Excel file (.xlsx) or as CSV.")) from broken


def _text(value: Any) -> str:
    """A cell as somebody would have typed it."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value.day}.{value.month}.{value.year}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\x00", "").strip()

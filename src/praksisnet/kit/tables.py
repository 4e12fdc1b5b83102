"""Spreadsheets in and out: what somebody uploads as rows of text, and rows as an Excel file to download."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, BinaryIO

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from praksisnet.kit import clock
from praksisnet.kit.refusal import Refused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS, MOST_COLUMNS = 5000, 60
# A small file can unpack to gigabytes; no honest sheet of this size does.
MOST_UNPACKED = 60 * 1024 * 1024
MOST_BYTES = 5 * 1024 * 1024


def read(upload: BinaryIO) -> list[list[str]]:
    """The first sheet of an .xlsx file, or a .csv file, as rows of text; numbers and days as a Dane writes them.

    At most 5,000 rows of 60 columns are read. Refuses what is neither, is broken, is larger than 5 MB or unpacks to
    more than 60 MB.
    """
    data = upload.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Refused(_("The spreadsheet is too large. Split it."))
    return _read_xlsx(data) if data[:2] == b"PK" else _read_csv(data)


def write(headings: Sequence[Any], rows: Iterable[Sequence[Any]]) -> bytes:
    """An Excel file with bold headings that stay in view. Text is written as text: nothing in it becomes a formula."""
    import xlsxwriter  # noqa: PLC0415 -- only who downloads pays for it

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "default_date_format": "dd.mm.yyyy"})
    sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
    moment = book.add_format({"num_format": "dd.mm.yyyy hh.mm"})
    widths = [len(str(heading)) for heading in headings]
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, str(heading), bold)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            _write_cell(sheet, number, column, value, moment)
            widths[column] = max(widths[column], len(str(value)))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width, 50) + 2)
    sheet.freeze_panes(1, 0)
    book.close()
    return target.getvalue()


def download(name: str, headings: Sequence[Any], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """An answer that saves the rows as ``name-2026-12-03.xlsx``."""
    response = HttpResponse(write(headings, rows), content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-{clock.today():%Y-%m-%d}.xlsx"'
    return response


def _write_cell(sheet: Any, row: int, column: int, value: Any, moment: Any) -> None:
    if isinstance(value, bool) or value is None:
        sheet.write_string(row, column, "" if value is None else str(value))
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif isinstance(value, datetime):
        # A spreadsheet knows no time zones: it shows the wall clock in Denmark.
        local = value.astimezone(clock.COPENHAGEN).replace(tzinfo=None)
        sheet.write_datetime(row, column, local, moment)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value)
    else:
        sheet.write_string(row, column, str(value)[:32_767])


def _read_xlsx(data: bytes) -> list[list[str]]:
    import openpyxl  # noqa: PLC0415 -- only who uploads pays for it

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise Refused(_("The spreadsheet is too large. Split it."))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl thinks of other programs' styles
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheet = book.worksheets[0]
            cells = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
            rows = [_without_tail([_text(value) for value in row]) for row in cells]
    except Refused:
        raise
    except Exception as broken:
        # A broken file breaks the library in a dozen ways; to the reader they are one.
        raise Refused(_("The file could not be read. Save it as .xlsx and try again.")) from broken
    return rows


def _read_csv(data: bytes) -> list[list[str]]:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Refused(_("The file could not be read. Save it as .xlsx and try again."))
    if "\x00" in text:
        raise Refused(_("The file could not be read. Save it as .xlsx and try again."))
    first = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as broken:
        raise Refused(_("The file could not be read. Save it as .xlsx and try again.")) from broken
    return [[cell.strip() for cell in row[:MOST_COLUMNS]] for row in rows[:MOST_ROWS]]


def _without_tail(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row.pop()
    return row


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value.day}.{value.month}.{value.year}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\x00", "").strip()

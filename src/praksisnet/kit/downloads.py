"""Answers that save a file."""

import csv
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.text import slugify

from praksisnet.kit import clock, tables
from praksisnet.kit.names import fold

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def spreadsheet(name: Any, headings: Sequence[Any], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """The rows as ``name-2026-12-03.xlsx``."""
    title = str(name)
    response = HttpResponse(tables.write([tables.Sheet(title, headings, rows)]), content_type=XLSX)
    return _saved(response, title, "xlsx")


def csv_file(name: Any, headings: Sequence[Any], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """The rows as ``name-2026-12-03.csv``: commas between cells, UTF-8 with the mark by which Excel knows it.

    Text that a spreadsheet would take for a formula stands behind an apostrophe.
    """
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    writer = csv.writer(response)
    writer.writerow([_plain(str(heading)) for heading in headings])
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return _saved(response, str(name), "csv")


def pdf(name: Any, data: bytes) -> HttpResponse:
    """A file that typesetting has made, as ``name-2026-12-03.pdf``."""
    return _saved(HttpResponse(data, content_type="application/pdf"), str(name), "pdf")


def powerpoint(name: Any, data: bytes) -> HttpResponse:
    """A file that ``slides`` has made, as ``name-2026-12-03.pptx``."""
    return _saved(HttpResponse(data, content_type=PPTX), str(name), "pptx")


def _plain(cell: Any) -> Any:
    is_formula = isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{cell}" if is_formula else cell


def _saved(response: HttpResponse, title: str, kind: str) -> HttpResponse:
    file = f"{slugify(fold(title))}-{clock.today():%Y-%m-%d}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    return response

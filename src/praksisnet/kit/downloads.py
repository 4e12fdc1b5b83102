"""Answers that save a file."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.text import slugify

from praksisnet.kit import clock, tables
from praksisnet.kit.names import fold

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def spreadsheet(name: Any, headings: Sequence[Any], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """The rows as ``name-2026-12-03.xlsx``."""
    title = str(name)
    response = HttpResponse(tables.write([tables.Sheet(title, headings, rows)]), content_type=XLSX)
    file = f"{slugify(fold(title))}-{clock.today():%Y-%m-%d}.xlsx"
    response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    return response

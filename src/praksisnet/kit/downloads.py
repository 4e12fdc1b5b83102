"""Answers that save a file."""

import csv
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
    return _saved(response, title, "xlsx")


def csv_file(name: Any, headings: Sequence[Any], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """The rows as ``name-2026-12-03.csv``: commas between cells, UTF-8 with the mark by which Excel knows it."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    writer = csv.writer(response)
    writer.writerow([str(heading) for heading in headings])
    writer.writerows(rows)
    return _saved(response, str(name), "csv")


def _saved(response: HttpResponse, title: str, kind: str) -> HttpResponse:
    file = f"{slugify(fold(title))}-{clock.today():%Y-%m-%d}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    return response

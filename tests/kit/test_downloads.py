import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from praksisnet.kit import clock
from praksisnet.kit.downloads import csv_file, spreadsheet


def test_spreadsheet_is_named_after_what_and_when():
    with clock.moved_to(date(2026, 12, 3)):
        response = spreadsheet("Alle æbler", ["Navn"], [["Køge"]])

    rows = load_workbook(io.BytesIO(response.content)).worksheets[0].iter_rows(values_only=True)
    assert response.headers["Content-Disposition"] == 'attachment; filename="alle-aebler-2026-12-03.xlsx"'
    assert list(rows) == [("Navn",), ("Køge",)]


@pytest.mark.parametrize("cell", ["=1+1", "+45", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_text_in_a_csv_file_is_no_formula(cell):
    response = csv_file("Tal", ["Navn", "Antal"], [[cell, -1]])

    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))
    assert rows == [["Navn", "Antal"], [f"'{cell}", "-1"]]

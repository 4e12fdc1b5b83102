import io
from datetime import date

from openpyxl import load_workbook

from praksisnet.kit import clock
from praksisnet.kit.downloads import spreadsheet


def test_spreadsheet_is_named_after_what_and_when():
    with clock.moved_to(date(2026, 12, 3)):
        response = spreadsheet("Alle æbler", ["Navn"], [["Køge"]])

    rows = load_workbook(io.BytesIO(response.content)).worksheets[0].iter_rows(values_only=True)
    assert response.headers["Content-Disposition"] == 'attachment; filename="alle-aebler-2026-12-03.xlsx"'
    assert list(rows) == [("Navn",), ("Køge",)]

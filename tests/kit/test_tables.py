import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook

from praksisnet.kit import clock, tables
from praksisnet.kit.refusal import Refused


def test_what_is_written_is_read_again():
    data = tables.write(["Navn", "Antal", "Dag"], [["Køge", 3, date(2026, 12, 3)], ["=1+1", 1.5, None]])

    assert tables.read(io.BytesIO(data)) == [["Navn", "Antal", "Dag"], ["Køge", "3", "3.12.2026"], ["=1+1", "1.5"]]


def test_download_is_named_after_the_day():
    with clock.moved_to(date(2026, 12, 3)):
        response = tables.download("people", ["Name"], [["Bo"]])

    assert response.headers["Content-Disposition"] == 'attachment; filename="people-2026-12-03.xlsx"'


@pytest.mark.parametrize(
    "data",
    [
        "Navn;Kode\r\nKøge;0259\r\n".encode("cp1252"),
        "\ufeffNavn,Kode\nKøge,0259".encode(),
        b"Navn\tKode\nK\xf8ge\t0259",
    ],
)
def test_read_takes_comma_separated_files_from_any_office(data):
    assert tables.read(io.BytesIO(data)) == [["Navn", "Kode"], ["Køge", "0259"]]


def packed(size: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * size)
    return target.getvalue()


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04broken", packed(10), packed(61 * 1024 * 1024), b"\x81\x00", b"\xd0\xcf\x11\xe0\x00\x00", b"PK"]
)
def test_read_refuses_what_is_no_spreadsheet(data):
    with pytest.raises(Refused):
        tables.read(io.BytesIO(data))


def test_write_makes_no_formula_and_no_link():
    book = load_workbook(io.BytesIO(tables.write(["A", "B"], [["=1+1", "https://a.example"]])))

    assert (book.worksheets[0]["A2"].data_type, book.worksheets[0]["B2"].hyperlink) == ("s", None)


def test_write_shows_moments_on_the_danish_clock():
    data = tables.write(["Hvornår"], [[datetime(2026, 12, 3, 8, 30, tzinfo=UTC)]])

    assert load_workbook(io.BytesIO(data)).worksheets[0]["A2"].value == datetime(2026, 12, 3, 9, 30)


def test_read_refuses_a_file_of_more_than_5_mb():
    with pytest.raises(Refused):
        tables.read(io.BytesIO(b"a" * (tables.MOST_BYTES + 1)))


def test_read_refuses_an_endless_cell():
    with pytest.raises(Refused):
        tables.read(io.BytesIO(b'A\n"' + b"x" * 140_000))

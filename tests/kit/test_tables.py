import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from django.core.files.base import ContentFile
from openpyxl import Workbook, load_workbook

from praksisnet.kit import tables
from praksisnet.kit.tables import Sheet, Table, Unreadable


def xlsx(rows) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def packed(size: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * size)
    return target.getvalue()


def test_what_is_written_is_read_again():
    data = tables.write(
        [Sheet("Kommuner", ["Navn", "Antal", "Dag"], [["Køge", 3, date(2026, 12, 3)], ["=1+1", 1.5, None]])]
    )

    assert tables.read("a.xlsx", data) == Table(
        ["Navn", "Antal", "Dag"], [(2, ["Køge", "3", "3.12.2026"]), (3, ["=1+1", "1.5", ""])]
    )


def test_write_makes_no_formula_and_no_link():
    book = load_workbook(io.BytesIO(tables.write([Sheet("A/B", ["A", "B"], [["=1+1", "https://a.example"]])])))

    assert (book.worksheets[0]["A2"].data_type, book.worksheets[0]["B2"].hyperlink) == ("s", None)


def test_write_shows_moments_on_the_danish_clock():
    data = tables.write([Sheet("", ["Hvornår"], [[datetime(2026, 12, 3, 8, 30, tzinfo=UTC)]])])

    assert load_workbook(io.BytesIO(data)).worksheets[0]["A2"].value == datetime(2026, 12, 3, 9, 30)


def test_read_gives_cells_as_typed():
    data = xlsx([["Navn", "Kode", "Dag"], ["Køge", 259.0, date(2026, 12, 3)], [None, None], [" Greve ", "0253"]])

    assert tables.read("a.xlsx", data) == Table(
        ["Navn", "Kode", "Dag"], [(2, ["Køge", "259", "3.12.2026"]), (4, ["Greve", "0253", ""])]
    )


@pytest.mark.parametrize("between", [";", ",", "\t"])
@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "cp1252"])
def test_read_knows_the_dialects_of_csv(between, letters):
    text = f'Navn{between}Mail\r\n"Bjørn ""Bo"" Ågård"{between}bo@koege.example\r\n'

    assert tables.read("folk.csv", text.encode(letters)) == Table(
        ["Navn", "Mail"], [(2, ['Bjørn "Bo" Ågård', "bo@koege.example"])]
    )


def test_read_keeps_the_line_numbers_of_the_file():
    assert [line for line, _cells in tables.read("a.csv", b"A\n\n1\n\n2\n").rows] == [3, 5]


def bomb(part: str, elements: bytes, times: int) -> bytes:
    """A few kB that unpack to so many elements in one part of the file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"xl/{part}.xml", elements * times)
    return target.getvalue()


@pytest.mark.parametrize(
    ("part", "element"),
    [("styles", b"<font/>"), ("workbook", b"<sheet></sheet>"), ("worksheets/sheet1", "<c/>".encode("utf-16-le"))],
)
def test_read_builds_nothing_of_a_bomb(part, element, monkeypatch):
    monkeypatch.setattr("openpyxl.load_workbook", lambda *_args, **_options: pytest.fail("It was built."))

    with pytest.raises(Unreadable):
        tables.read("a.xlsx", bomb(part, element, tables.MOST_ELEMENTS + 1))


def test_read_upload_reads_no_more_than_shows_that_it_is_too_large():
    file = ContentFile(b"x" * (3 * tables.MOST_BYTES), name="a.csv")

    with pytest.raises(Unreadable):
        tables.read_upload(file)

    assert file.tell() == tables.MOST_BYTES + 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"%PDF-1.7"),
        ("a.xlsx", b"PK\x03\x04 not a workbook"),
        ("a.xlsx", b"PK"),
        ("a.xlsx", packed(10)),
        ("a.xlsx", packed(61 * 1024 * 1024)),
        ("a.xls", b"\xd0\xcf\x11\xe0"),
        ("a.csv", b"A;B\x00"),
        ("a.csv", b""),
        ("a.csv", b"Navn;Mail\n"),
        ("a.csv", b"x" * (tables.MOST_BYTES + 1)),
        ("a.csv", b"A\n" + b"1\n" * (tables.MOST_ROWS + 1)),
        ("a.csv", b";".join([b"x"] * 61) + b"\n1"),
        ("a.csv", b'A\n"' + b"x" * 140_000),
    ],
)
def test_read_refuses_what_it_cannot_read(name, data):
    with pytest.raises(Unreadable):
        tables.read(name, data)


def test_read_takes_the_largest_file_allowed():
    assert len(tables.read("a.csv", b"A\n" + b"1\n" * tables.MOST_ROWS).rows) == tables.MOST_ROWS

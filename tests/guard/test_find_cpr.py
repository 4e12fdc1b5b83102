import string
from datetime import date

import pytest
from django.utils import translation
from django.utils.formats import date_format
from hypothesis import given
from hypothesis import strategies as st

from praksisnet.guard.cpr import Span
from praksisnet.guard.dates import is_date_valid
from praksisnet.guard.text import find_cpr
from praksisnet.kit import clock
from tests.guard.numbers import EARLIEST, LATEST, number, some_number

numbers = st.builds(
    number,
    st.dates(EARLIEST, LATEST).filter(lambda day: 1858 <= day.year < 1900 or day.year < 1999 or day.year >= 2000),
    st.integers(0, 9999),
).filter(is_date_valid)
GAPS = [
    "",
    " ",
    "  ",
    "-",
    "–",
    " - ",
    ".",
    "/",
    "\n",
    "\r\n",
    "\t",
    "\u00a0",
    "\u2009",
    "\u2212",
    "&nbsp;",
    "&#45;",
    "_",
    "·",
]
NOTHING = [
    "",
    "\u200b",
    "\u00ad",
    "\ufeff",
    "\u2060",
    "\ufe0f",
    "<b>",
    "</b>",
    "<span class='x'>",
    "&shy;",
    "&#8203;",
    "\u3164",
]
ZEROS = ["0", "０", "٠", "०", "𝟎", "𝟘", "߀"]


@given(numbers, st.sampled_from(GAPS), st.sampled_from(GAPS), st.sampled_from(["", " ", "-", "."]))
def test_find_cpr_finds_every_grouping(digits, within, middle, tail):
    written = within.join([digits[:2], digits[2:4], digits[4:6]]) + middle + digits[6:]
    pairs = within.join([digits[:2], digits[2:4], digits[4:6]]) + "-" + digits[6:8] + " " + digits[8:]

    assert [len(find_cpr(written)), len(find_cpr(pairs))] == [1, 1]


@given(numbers, st.lists(st.sampled_from(NOTHING), min_size=9, max_size=9))
def test_find_cpr_looks_through_what_is_not_seen(digits, between):
    written = digits[0] + "".join(gap + digit for gap, digit in zip(between, digits[1:], strict=True))

    assert find_cpr(f"Barnet, {written}, bor") == [Span(8, 8 + len(written))]


@given(numbers, st.lists(st.sampled_from(ZEROS), min_size=10, max_size=10), st.sampled_from(["", "-", " "]))
def test_find_cpr_reads_digits_of_every_script(digits, zeros, middle):
    other = "".join(chr(ord(zero) + int(digit)) for zero, digit in zip(zeros, digits, strict=True))

    assert find_cpr(other[:6] + middle + other[6:]) == [Span(0, 10 + len(middle))]


@given(numbers, st.sampled_from([" ", "-", ".", "\u2009", "*"]))
def test_find_cpr_finds_digits_spaced_out(digits, gap):
    assert len(find_cpr(gap.join(digits))) == 1


@given(numbers)
def test_find_cpr_reads_digits_written_as_entities(digits):
    assert len(find_cpr("".join(f"&#{ord(digit)};" for digit in digits))) == 1
    assert len(find_cpr("".join(f"&#x{ord(digit):x};" for digit in digits))) == 1


@given(numbers, st.integers(1, 9))
def test_find_cpr_finds_a_number_broken_over_two_lines(digits, place):
    assert len(find_cpr(f"{digits[:place]}\n{digits[place:]}")) == 1


@given(
    numbers,
    st.text(string.ascii_letters + " æøå.,:;()", max_size=30),
    st.text(string.ascii_letters + " ,!", max_size=30),
)
def test_find_cpr_finds_it_in_any_words(digits, before, after):
    found = find_cpr(f"{before}{digits[:6]}-{digits[6:]}{after}")

    assert found == [Span(len(before), len(before) + 11)]


@given(st.from_regex(r"\A[0-9]{10}\Z"), st.sampled_from(GAPS))
def test_find_cpr_finds_ten_digits_only_with_a_valid_date(digits, middle):
    assert bool(find_cpr(digits[:6] + middle + digits[6:])) == is_date_valid(digits)


@given(numbers, st.text(string.digits, min_size=1, max_size=6))
def test_find_cpr_lets_longer_runs_of_digits_be(digits, more):
    assert find_cpr(digits + more) == []
    assert find_cpr(more + digits) == []


@given(st.text(alphabet=st.sampled_from("0123456789 -.<>&#;x\n/:ab"), max_size=200))
def test_find_cpr_gives_spans_inside_the_text(text):
    assert all(0 <= span.start < span.end <= len(text) for span in find_cpr(text))


@pytest.mark.parametrize("days", range(40))
def test_find_cpr_never_asks_the_modulus(days):
    digits = some_number()

    assert find_cpr(f"{digits[:7]}{days:03}") == [Span(0, 10)]


def test_find_cpr_finds_several_and_says_where():
    first, second = some_number(), some_number(9)

    assert find_cpr(f"A {first} og B {second[:6]}-{second[6:]}.") == [Span(2, 12), Span(18, 29)]


def test_find_cpr_finds_a_number_inside_angle_brackets_and_attributes():
    digits = some_number()

    assert len(find_cpr(f"<{digits}>")) == 1
    assert len(find_cpr(f'<a href="tel:{digits}">ring</a>')) == 1


def test_find_cpr_finds_a_number_beside_other_numbers():
    digits = some_number()

    assert len(find_cpr(f"12345678 {digits[:6]}-{digits[6:]} 4600")) == 1
    assert len(find_cpr(f"12345678<br>{digits}")) == 1


def test_find_cpr_finds_a_number_in_two_table_cells():
    digits = some_number()

    assert len(find_cpr(f"<td>{digits[:6]}</td>\n<td>{digits[6:]}</td>")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ring 12 11 70 12 eller 34 56 78 90",
        "12 11 70 12, 34 56 78 90",
        "12 11 70 12\n34 56 78 90",
        "12117012 / 34567890",
        "12117012 34",
        "+45 12 11 70 12",
        "0045 12 11 70 12",
        "CVR 12 11 70 12",
        "torsdag 03.12.26 09.30",
        "03.12.26 14:30",
        "031226 14:30",
        "3.12.2026 kl. 9.30–15.30",
        "01.02.2026-05.03.2026",
        "10.-11.12.2026",
        "01.02-05.03.2026",
        "10.12. - 11.12.2026",
        "2011-12-11 10:20",
        "2011/12 1012 elever",
        "kl. 10.11, 12.12 og 13.15",
        "10.11-12.12, 13.15",
        "27.24.00-P19-1-15",
        "2015-1234-5678",
        "sag 20/101234-5",
        "978-87-1234-567-0",
        "ISBN 87-123-4567-8",
        "1.211.701.234 kr.",
        "DK50 0040 0440 1162 43",
        "5798 0000 1234 5",
        "1211 7012 3456 7890",
        "uge 49, 7, 8 og 42",
        "1 2 1 1 7 0 1 2 3 4 5 6",
        "14 børn, 3 i 2024 og 5 i 2025",
        "10.1016/0145-2134",
        "https://doi.org/10.1111/1467-9566.12345",
        "https://avis.example/2010/10/1234",
        "dom 12-1145/2024",
        "journal 2012-341234",
        "P-nummer 1012345678",
        "P-nr.: 1012345678",
        "ISBN 0306406152",
        "reg. 1234 konto 1012345678",
        "konto: 1234 1012345678",
        "3/12-2025 kl. 1430",
        "3/12-25 1430",
        "holdt 3.12.2024 1430",
        "holdt 3/12-2024 4600 Køge",
        "1/2-24 1000 kr.",
        "1. februar 2024 1430",
        "afsnit 5.1.2.70-1234",
        "01.09.2020-2023",
        "uge 10, 11, 12, 13, 14",
        "tlf. 12 11 70 12\n15 børn",
        "+47 12 11 70 12",
        "5 790001 234567",
        "GLN 5790 0012 0102 7",
        "ISSN 1012-1234",
        "27.27.00-K08-12-24",
        "050370 1234567",
        "mødet 01.02.24 1300-1500",
        "010224 1300–1500",
        "01.02.24, 1300 - 15.30",
        "28/8/19 1915–2045",
        "080923, 29-11-2022 og 10.11.2024",
        "04-05-19, 2024-09-01",
        "betalt 10.12.20, 3000 kr.",
        "10.12.20 3000 kr",
    ],
)
def test_find_cpr_lets_look_alikes_be(text):
    assert find_cpr(text) == []


@pytest.mark.parametrize(
    "write",
    [
        lambda d: f"{d[:2]}/{d[2:4]}-{d[4:6]}-{d[6:]}",
        lambda d: f"{d[:2]}/{d[2:4]} {d[4:6]} {d[6:]}",
        lambda d: f"{d[:2]}.{d[2:4]}-{d[4:6]} {d[6:]}",
        lambda d: f"{int(d[:2])}/{int(d[2:4])}-{d[4:6]} {d[6:]}",
        lambda d: f"{int(d[:2])}.{int(d[2:4])}.{d[4:6]}-{d[6:]}",
        lambda d: f"{int(d[:2])}. marts {d[4:6]}-{d[6:]}",
        lambda d: f"{int(d[:2])}. mar. 19{d[4:6]} {d[6:]}",
        lambda d: f"{d[:4]}19{d[4:6]}-{d[6:]}",
        lambda d: f"{d[:2]}-{d[2:4]}-19{d[4:6]}-{d[6:]}",
        lambda d: f"<td>{d[:6]}</td>\n{' ' * 40}<td>{d[6:]}</td>",
        lambda d: f"| {d[:6]}     | {d[6:]} |",
        lambda d: f"{d[:6]}%2D{d[6:]}",
        lambda d: f"{d[:6]}%25%32%30{d[6:]}".replace("%25%32%30", "%2520"),
        lambda d: f"{d[:6]}%E2%80%93{d[6:]}",
        lambda d: f"{d[:6]}&amp;nbsp;{d[6:]}",
        lambda d: f"{d[:6]}&nbsp-{d[6:]}",
        lambda d: "".join(f"&amp;#{ord(one)};" for one in d),
        lambda d: d[:6].replace("0", "O") + "-" + d[6:].replace("0", "O"),
        lambda d: f"{d[:2]} {d[2:4]} {d[4:6]} {d[6:8]} {d[8:]}\n{d[:2]} {d[2:4]} {d[4:6]} {d[6:8]} {d[8:]}",
    ],
)  # fmt: skip
def test_find_cpr_finds_it_as_people_and_programs_write_it(write):
    digits = some_number(-9)  # the fifth of March 1970: the day and the month have a zero

    written = write(digits)

    assert len(find_cpr(f"Født {written} i Køge")) == written.count("\n" + digits[:2]) + 1


@pytest.mark.parametrize("months", range(12))
def test_find_cpr_knows_every_month_by_its_name(months):
    digits = number(date(1970, months + 1, 5), 1234)

    with translation.override("da"):
        day = date_format(date(1970, months + 1, 5), "j. F Y")

    assert len(find_cpr(f"{day}-{digits[6:]}")) == 1


def test_find_cpr_lets_a_day_that_has_not_come_be():
    with clock.moved_to(date(2026, 5, 1)):
        tomorrow, today = "0205264" + "000", "0105264" + "000"

        assert [len(find_cpr(tomorrow)), len(find_cpr(today))] == [0, 1]


@pytest.mark.parametrize("text", ["1/2-70 1234 Anna Hansen", "1. februar 1970 1234 Anna", "01-02-1970 1234 Emil"])
def test_find_cpr_knows_whose_number_follows_it(text):
    assert len(find_cpr(text)) == 1


def test_find_cpr_knows_that_1900_had_no_leap_day():
    assert [is_date_valid("290200" + "1000"), is_date_valid("290200" + "4000")] == [False, True]

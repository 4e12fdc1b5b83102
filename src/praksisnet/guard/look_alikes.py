"""What has ten digits and a date in them, and is something else: dates with times, years, references, labelled numbers.

Nothing here asks for a check digit. A label clears only what stands right after it, written as such numbers are.
"""

import re

# A production unit's number begins with 10; a bank account's has its branch in front.
LABELS = [
    (re.compile(r"\bP[-\s]?(?:nr|nummer|numre|no)\b[.:#\s]*$", re.I), "10"),
    (re.compile(r"\bproduktionsenhed\w*[.:#\s]*(?:nr\.?\s*)?$", re.I), "10"),
    (re.compile(r"\bISBN(?:-?1[03])?[.:\s]*$", re.I), ""),
    (re.compile(r"\b(?:reg|konto)\w*\b[^\n\d]{0,12}[0-9]{4}[\s,.-]{0,3}(?:\bkonto\w*[.:\s]{0,3})?$", re.I), ""),
]
_PHONE = re.compile(r"(?:\b(?:tlf|telefon|mobil|phone|ring|sms)\w*\b[^\n\d]{0,20}|\+45\s?)$", re.I)
LOOK_BACK = 48
# Right behind four digits: the other end of a span of time, or the coin.
_UNTIL = re.compile(r"[ \u00a0]?[-\u2010-\u2014\u2212][ \u00a0]?(?:[01][0-9]|2[0-3])[.:]?[0-5][0-9](?![0-9])")
_MONEY = re.compile(r"[ \u00a0]kr\b")
_MONTH_AND_DAY = re.compile(r"-(?:0[1-9]|1[0-2])-[0-3][0-9](?![0-9])")


def is_labelled_otherwise(text: str, start: int, digits: str, *, is_whole: bool) -> bool:
    """Whether the label right before ten digits written together says that they are another kind of number."""
    if not is_whole:
        return False
    before = text[max(0, start - LOOK_BACK) : start]
    return any(label.search(before) and digits.startswith(begin) for label, begin in LABELS)


def is_phone_line(text: str, start: int) -> bool:
    """Whether what stands right before ``start`` says that a phone number follows."""
    return bool(_PHONE.search(text[max(0, start - LOOK_BACK) : start]))


def is_told_by_its_end(text: str, end: int, last_four: str, gap: str) -> bool:
    """What follows a date apart from it: ``01.02.24 1300-1500``, ``010224, 3000 kr.``, ``010224, 2024-03-01``."""
    if gap not in {" ", ","}:
        return False
    is_hour = is_clock(last_four) and _UNTIL.match(text, end)
    return bool(is_hour or _MONEY.match(text, end) or (is_year(last_four) and _MONTH_AND_DAY.match(text, end)))


def is_reference(digits: str, cores: dict[int, str]) -> bool:
    """``10.1016/0145`` (a DOI), ``12-1145/2024`` (a case), ``2012/10/1234`` and ``2012-101234`` (by year)."""
    doi = cores == {2: ".", 6: "/"} and digits.startswith("10")
    case = cores == {2: "-", 6: "/"} and is_year(digits[6:])
    by_month = set(cores) == {4, 6} and cores[4] == cores[6] and cores[4] in {"-", "/", "."}
    by_year = set(cores) == {4} and cores[4] in {"-", "/"}
    dated = by_year or (by_month and 1 <= int(digits[4:6]) <= 12)
    return doi or case or (dated and is_year(digits[:4]))


def is_time(digits: str, cores: dict[int, str]) -> bool:
    """``01.02.26 14.30`` and ``010226 14:30``: a date with its time."""
    if not is_clock(digits[6:]) or cores.get(2) == ":":
        return False
    dotted = cores.get(2) in {".", "/", "-"} and cores.get(6) in {" ", ","} and cores.get(8) == "."
    return cores.get(8) == ":" or dotted


def is_calendar(digits: str, cores: dict[int, str]) -> bool:
    """``2011-12-11 10`` (a date from the year), ``2011/12 1012`` (a school year): years, not birthdays."""
    dated = cores.get(4) in {"-", ".", "/"}
    if 2 in cores or not dated or not is_year(digits[:4]):
        return False
    iso = 8 in cores and cores[4] == cores.get(6) and int(digits[4:6]) <= 12 and int(digits[6:8]) <= 31
    school_year = cores[4] in {"-", "/"} and int(digits[4:6]) == (int(digits[:4]) + 1) % 100
    return iso or school_year


def is_clock(digits: str) -> bool:
    """Whether four digits can be hours and minutes."""
    return int(digits[:2]) < 24 and int(digits[2:]) < 60


def is_year(digits: str) -> bool:
    return digits.startswith(("19", "20"))

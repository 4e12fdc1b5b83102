"""Days, clocks and numbers as they are written in Danish and in English, by the active language.

Moments are shown on a Danish wall clock, whatever zone they carry.
"""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import get_language

from praksisnet.kit import clock

_WEEKDAYS = {
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "da": [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_SHORT_MONTHS = {
    "da": ["jan.", "feb.", "marts", "april", "maj", "juni", "juli", "aug.", "sept.", "okt.", "nov.", "dec."],
    "en": ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"],
}


def _language() -> str:
    return "en" if (get_language() or "da").startswith("en") else "da"


def _day(value: date | datetime) -> date:
    """The day in Denmark."""
    return _local(value).date() if isinstance(value, datetime) else value


def _local(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("A moment needs its time zone before it can be shown.")
    return moment.astimezone(clock.COPENHAGEN)


def weekday_name(value: date | datetime) -> str:
    return _WEEKDAYS[_language()][_day(value).weekday()]


def month_name(value: date | datetime) -> str:
    return _MONTHS[_language()][_day(value).month - 1]


def leaf_day(value: date | datetime) -> str:
    """The number on a calendar leaf: ``3.`` in Danish, ``3`` in English."""
    return f"{_day(value).day}{'.' if _language() == 'da' else ''}"


def day_month(value: date | datetime) -> str:
    """``3. december``, ``3 December``."""
    return f"{leaf_day(value)} {month_name(value)}"


def date_with_year(value: date | datetime) -> str:
    """``3. december 2026``, ``3 December 2026``."""
    return f"{day_month(value)} {_day(value).year}"


def long_date(value: date | datetime) -> str:
    """``torsdag 3. december 2026``, ``Thursday 3 December 2026``."""
    return f"{weekday_name(value)} {date_with_year(value)}"


def short_date(value: date | datetime) -> str:
    """``3.12.2026``, ``3 Dec 2026``: an English reader must not wonder which number is the month."""
    day = _day(value)
    if _language() == "da":
        return f"{day.day}.{day.month}.{day.year}"
    return f"{day.day} {_SHORT_MONTHS['en'][day.month - 1]} {day.year}"


def brief_date(value: date | datetime) -> str:
    """``19. nov.`` in this year, ``19. nov. 2025`` in others."""
    day = _day(value)
    text = f"{leaf_day(day)} {_SHORT_MONTHS[_language()][day.month - 1]}"
    return text if day.year == clock.today().year else f"{text} {day.year}"


def iso_date(value: date | datetime) -> str:
    """For machines: the datetime attribute and the date picker."""
    return _day(value).isoformat()


def time(value: datetime) -> str:
    """``9.30`` in Danish, ``9:30`` in English."""
    moment = _local(value)
    return f"{moment.hour}{'.' if _language() == 'da' else ':'}{moment.minute:02}"


def time_range(start: datetime, end: datetime) -> str:
    """``kl. 9.30–15.30``, ``9:30–15:30``."""
    return f"{'kl. ' if _language() == 'da' else ''}{time(start)}–{time(end)}"


def long_datetime(value: datetime) -> str:
    """``torsdag 3. december 2026 kl. 9.30``, ``Thursday 3 December 2026 at 9:30``."""
    return f"{long_date(value)} {'kl.' if _language() == 'da' else 'at'} {time(value)}"


def short_datetime(value: datetime) -> str:
    """``3.12.2026 kl. 9.30``, ``3 Dec 2026 at 9:30``."""
    return f"{short_date(value)} {'kl.' if _language() == 'da' else 'at'} {time(value)}"


def week(value: date | datetime) -> str:
    """The ISO week: ``uge 49``, ``week 49``."""
    return f"{'uge' if _language() == 'da' else 'week'} {_day(value).isocalendar().week}"


def relative_day(value: date | datetime) -> str:
    """``i dag``, ``i morgen``, ``i går``; further away the day itself, as ``19. nov.``"""
    near = {
        "da": {0: "i dag", 1: "i morgen", -1: "i går"},
        "en": {0: "today", 1: "tomorrow", -1: "yesterday"},
    }[_language()]
    return near.get((_day(value) - clock.today()).days) or brief_date(value)


def number(value: float | Decimal, decimals: int | None = None) -> str:
    """``1.234,5``, ``1,234.5``. Whole numbers without decimals, others with one unless told; halves go up."""
    exact = Decimal(str(value))
    places = decimals if decimals is not None else int(exact != exact.to_integral_value())
    rounded = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{rounded + 0:,.{places}f}"
    return text.translate(str.maketrans(",.", ".,")) if _language() == "da" else text


def percent(value: float | Decimal, decimals: int = 0) -> str:
    """A share of 0–1 as ``82 %`` in Danish, ``82%`` in English."""
    text = number(Decimal(str(value)) * 100, decimals)
    return f"{text} %" if _language() == "da" else f"{text}%"


def file_size(octets: int) -> str:
    """``340 kB``, ``1,2 MB``: of a file."""
    if octets < 1_000_000:
        return f"{number(max(1, round(octets / 1000)))} kB"
    return f"{number(octets / 1_000_000, 1)} MB"


FORMATS = {
    made.__name__: made
    for made in (
        weekday_name, month_name, leaf_day, day_month, date_with_year, long_date, short_date, brief_date, iso_date,
        time, time_range, long_datetime, short_datetime, week, relative_day, number, percent,
        file_size,
    )
}  # fmt: skip

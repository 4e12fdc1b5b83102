"""Ten digits with the shape of a CPR number, made up on the spot: no number stands in the repository."""

from datetime import date, timedelta

SERIALS = {18: "5678", 19: "0123", 20: "4567"}
EARLIEST, LATEST = date(1860, 1, 1), date(2025, 12, 31)


def number(born: date, serial: int) -> str:
    century = born.year // 100
    first = SERIALS[century][serial // 1000 % len(SERIALS[century])]
    return f"{born:%d%m%y}{first}{serial % 1000:03}"


def some_number(days: int = 0) -> str:
    return number(date(1970, 3, 14) + timedelta(days=days), 1234 + days)

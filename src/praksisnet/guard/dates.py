"""When somebody can have been born, by the digits of a number."""

from datetime import date

from praksisnet.kit import clock


def is_date_valid(digits: str) -> bool:
    """Whether ten digits name a day on which somebody can have been born: a real date, not in the future."""
    year = int(digits[4:6])
    return is_birthday(int(digits[:2]), int(digits[2:4]), year + century(year, int(digits[6])))


def is_birthday(day: int, month: int, year: int) -> bool:
    """Whether it is a day, and not a future one; ``year`` with its century."""
    try:
        return date(year, month, day) <= clock.today()
    except ValueError:
        return False


def century(year: int, serial: int) -> int:
    """By the two digits of the year and the first of the serial number (https://www.cpr.dk/cpr-systemet)."""
    if serial <= 3 or (serial in {4, 9} and year >= 37):
        return 1900
    return 1800 if serial in {5, 6, 7, 8} and year >= 58 else 2000

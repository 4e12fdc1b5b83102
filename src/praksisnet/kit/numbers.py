"""Whole numbers that were sent, in an address or by a button."""

from collections.abc import Iterable
from typing import TypeVar

LONGEST_NUMBER = 18  # digits: what is longer is no row's, and SQLite cannot even look for it

Otherwise = TypeVar("Otherwise", int, None)


def whole_number(sent: str | None, otherwise: Otherwise) -> int | Otherwise:
    """From 0 and up, in any script's digits; ``otherwise`` for a text that is no such number, or a longer one."""
    return int(sent) if sent and sent.isdecimal() and len(sent) <= LONGEST_NUMBER else otherwise


def whole_numbers(sent: Iterable[str]) -> list[int]:
    """Those of the texts that are such numbers."""
    return [number for one in sent if (number := whole_number(one, None)) is not None]

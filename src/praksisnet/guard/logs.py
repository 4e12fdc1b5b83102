"""What the log must not keep: the server writes the address of every request that went wrong."""

import logging
import re
import sys
from copy import copy

from praksisnet.guard.text import find_cpr

HIDDEN = "…"
_ESCAPED = re.compile(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})")
# A signed link in an address, as kit.links makes it: whoever reads it can use it.
_LINK = re.compile(r"(?<=/)[\w-]{20,}\.[\w-]{24}(?![\w-])")


def without_secrets(text: str) -> str:
    """The text with signed links and CPR numbers hidden."""
    read, places = _unescaped(text)
    for span in reversed(find_cpr(read)):
        text = text[: places[span.start]] + HIDDEN + text[places[span.end] :]
    return _LINK.sub(HIDDEN, text)


def _unescaped(text: str) -> tuple[str, list[int]]:
    """As it is read, and where each letter begins in the text as given; the last place is where that ends.

    Django writes what is not ASCII in an address as ``\\u2013``: a dash, or the digits of another script.
    """
    read: list[str] = []
    places: list[int] = []
    at = 0
    for match in _ESCAPED.finditer(text):
        read += [text[at : match.start()], _letter(match)]
        places += [*range(at, match.start()), match.start()]
        at = match.end()
    read.append(text[at:])
    places += range(at, len(text) + 1)
    return "".join(read), places


def _letter(match: re.Match[str]) -> str:
    """One, whatever it is."""
    number = int(match.group()[2:], 16)
    return chr(number) if number <= sys.maxunicode else "\N{REPLACEMENT CHARACTER}"


class GuardedFormatter(logging.Formatter):
    """Hides them in the message and in what an exception tells."""

    def format(self, record: logging.LogRecord) -> str:
        safe = copy(record)
        safe.msg, safe.args = without_secrets(record.getMessage()), None
        if record.exc_info:
            safe.exc_text = without_secrets(self.formatException(record.exc_info))
        return super().format(safe)

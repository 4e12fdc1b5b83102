"""What the log must not keep: the server writes the address of every request that went wrong."""

import logging
import re
from copy import copy

from praksisnet.guard.text import find_cpr

HIDDEN = "…"
# A signed link in an address, as kit.links makes it: whoever reads it can use it.
_LINK = re.compile(r"(?<=/)[\w-]{20,}\.[\w-]{24}(?![\w-])")


def without_secrets(text: str) -> str:
    """The text with signed links and CPR numbers hidden."""
    for span in reversed(find_cpr(text)):
        text = text[: span.start] + HIDDEN + text[span.end :]
    return _LINK.sub(HIDDEN, text)


class GuardedFormatter(logging.Formatter):
    """Hides them in the message and in what an exception tells."""

    def format(self, record: logging.LogRecord) -> str:
        safe = copy(record)
        safe.msg, safe.args = without_secrets(record.getMessage()), None
        if record.exc_info:
            safe.exc_text = without_secrets(self.formatException(record.exc_info))
        return super().format(safe)

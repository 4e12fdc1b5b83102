"""The commonest ways to write a CPR number as patterns that a browser understands too: a courtesy while one types.

``assets/scripts/guard.js`` holds what ``rules`` gives, and a test holds the two together. The server is the judge: it
finds far more, and what these find it finds as well.
"""

from typing import Any

from praksisnet.guard.look_alikes import LABELS, LOOK_BACK

_SHORT = (4, 6, 9, 11)
_GAP = r"[ .\/-]?"
_SERIAL_GAP = r"[ \u00a0_\u2010-\u2014.\/-]{0,3}"
_END = r"(?!\d|[.:\/-]\d|[ \u00a0]kr\b)"


def rules() -> dict[str, Any]:
    """``number``; ``labels`` with the digits that each clears, looked for in the ``lookBack`` letters before it."""
    day_and_month = "|".join(
        [rf"(?:0[1-9]|1\d|2\d)({_GAP})(?:0[1-9]|1[0-2])"]
        + [rf"{day}({_GAP})(?:{'|'.join(f'{month:02}' for month in _months_with(day))})" for day in (30, 31)]
    )
    return {
        "number": rf"(?<!\d)(?<!\d[.\/-])(?:{day_and_month})(?:\1|\2|\3)\d\d{_SERIAL_GAP}\d{{4}}{_END}",
        "labels": [[label.pattern, begin] for label, begin in LABELS],
        "lookBack": LOOK_BACK,
    }


def _months_with(day: int) -> list[int]:
    return [month for month in range(1, 13) if month != 2 and not (day == 31 and month in _SHORT)]

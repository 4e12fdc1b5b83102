"""The one clock. Tests and the demo move it; nothing else in the product asks for the time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")

# Of the whole process, not of one thread: a story moves the clock for the server it visits.
_offset = timedelta()


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC) + _offset


def local_now() -> datetime:
    """The present moment on a wall in Denmark."""
    return now().astimezone(COPENHAGEN)


def today() -> date:
    """Today's date in Denmark."""
    return local_now().date()


def at(day: date, hour: int = 0, minute: int = 0) -> datetime:
    """A Danish wall-clock time as an aware datetime."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=COPENHAGEN)


@contextmanager
def moved_to(moment: datetime | date) -> Iterator[None]:
    """Let the clock show ``moment`` (a date means noon in Denmark) and run on from there."""
    target = moment if isinstance(moment, datetime) else at(moment, 12)
    if target.tzinfo is None:
        raise ValueError("moved_to needs an aware datetime or a date.")
    global _offset
    before, _offset = _offset, target - datetime.now(UTC)
    try:
        yield
    finally:
        _offset = before

"""How far the filling has come, in a file: the server that shows it must not wait for the database that is filled."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Progress:
    """The half-year that is being written, as one of so many."""

    label: str
    number: int
    of: int


def _file() -> Path:
    return Path(settings.DATA) / "filling"


def note(label: str, number: int, of: int) -> None:
    place = _file()
    unfinished = place.with_suffix(".new")
    unfinished.write_text(f"{number}/{of} {label}", "utf-8")
    unfinished.replace(place)


def forget() -> None:
    """The demo is filled."""
    _file().unlink(missing_ok=True)


def noted() -> Progress | None:
    """None while nothing is filled."""
    with suppress(OSError, ValueError):
        counted, _space, label = _file().read_text("utf-8").partition(" ")
        number, of = counted.split("/")
        return Progress(label, int(number), int(of))
    return None

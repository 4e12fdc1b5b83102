"""Long measurements in parts. A part already measured for the very same source is not measured again.

A file in benchmarks/prove/ holds parts::

    @part("mail_delivered_once", "Each letter exactly once, whatever the mail server does", "engine", "sent", "twice")
    def mail_delivered_once() -> Iterator[Row]:
        yield "SQLite", 5000, 0
"""

import hashlib
import json
import os
import platform
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from praksisnet.kit import clock

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "prove" / "results"
PAGE = ROOT / "docs" / "figures.md"
Row = tuple[str | int | float, ...]


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    title: str
    columns: tuple[str, ...]
    run: Callable[[], Iterable[Row]]


@dataclass(slots=True)
class Measured:
    """A part's rows, with what they were measured on. ``source`` is the digest of src/ and of the part's own file."""

    name: str
    title: str
    columns: list[str]
    rows: list[list[str | int | float]]
    source: str
    measured_on: str
    seconds: float
    machine: str


parts: dict[str, Part] = {}


def part(name: str, title: str, *columns: str) -> Callable[[Callable[[], Iterable[Row]]], Callable[[], Iterable[Row]]]:
    """Register a function that yields rows, one value a column."""

    def keep(run: Callable[[], Iterable[Row]]) -> Callable[[], Iterable[Row]]:
        if name in parts:
            raise ValueError(f"Two parts are called {name}.")
        parts[name] = Part(name, title, columns, run)
        return run

    return keep


def source_digest(root: Path = ROOT) -> str:
    """The state of src/, whether committed or not."""
    digest = hashlib.sha256()
    for path in sorted((root / "src").rglob("*")):
        relative = path.relative_to(root).as_posix()
        if path.is_file() and "__pycache__" not in relative and "/built/" not in relative and path.suffix != ".mo":
            digest.update(relative.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def known(name: str, results: Path = RESULTS) -> Measured | None:
    path = results / f"{name}.json"
    return Measured(**json.loads(path.read_text())) if path.exists() else None


def measure(part: Part, source: str, results: Path = RESULTS) -> Measured:
    started = time.monotonic()
    rows = [list(row) for row in part.run()]
    wrong = next((row for row in rows if len(row) != len(part.columns)), None)
    if wrong is not None:
        raise ValueError(f"{part.name}: the row {wrong} has not the columns {part.columns}.")
    seconds = round(time.monotonic() - started, 1)
    measured = Measured(
        part.name, part.title, [*part.columns], rows, source, clock.today().isoformat(), seconds, machine()
    )
    results.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(measured), ensure_ascii=False, indent=1)
    (results / f"{part.name}.json").write_text(text + "\n")
    return measured


def machine() -> str:
    return f"Python {platform.python_version()}, {os.cpu_count()} cores"


def page(everything: Iterable[Measured]) -> str:
    """docs/figures.md: one table a part, in the parts' order."""
    lines = ["# Figures", "", "Measured by `./praksisnet prove`; written by machine, not by hand.", ""]
    for found in everything:
        lines += [f"## {found.title}", "", f"| {' | '.join(found.columns)} |", f"|{' --- |' * len(found.columns)}"]
        lines += [f"| {' | '.join(str(value) for value in row)} |" for row in found.rows]
        lines += ["", f"`{found.name}`, {found.measured_on}, {found.machine}, {found.seconds:g} s.", ""]
    return "\n".join(lines).rstrip() + "\n"

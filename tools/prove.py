"""``./praksisnet prove [part …] [--again]``: the long figures, part by part, into docs/figures.md."""

import importlib
import os
import sys
from pathlib import Path

from tools import figures

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str]) -> int:
    os.environ.setdefault("PRAKSISNET_MODE", "test")
    load()
    again = "--again" in arguments
    names = [name for name in arguments if name != "--again"] or [*figures.parts]
    if unknown := sorted(set(names) - figures.parts.keys()):
        sys.stderr.write(f"praksisnet: no such part: {', '.join(unknown)}. Parts: {', '.join(figures.parts)}\n")
        return 2
    failed = [name for name in names if not _bring_up_to_date(figures.parts[name], again=again)]
    write_page()
    sys.stderr.write(f"praksisnet: docs/figures.md is written; {len(failed)} parts failed {' '.join(failed)}\n")
    return int(bool(failed))


def load() -> None:
    for path in sorted((ROOT / "benchmarks" / "prove").glob("[a-z]*.py")):
        importlib.import_module(f"benchmarks.prove.{path.stem}")


def write_page() -> None:
    found = [figures.known(name) for name in figures.parts]
    figures.PAGE.write_text(figures.page(measured for measured in found if measured is not None))


def _bring_up_to_date(part: figures.Part, *, again: bool) -> bool:
    """False when the part failed; the others still run, and a second call begins with what is lacking."""
    source, known = figures.source_digest(), figures.known(part.name)
    if known is not None and known.source == source and not again:
        sys.stderr.write(f"praksisnet: {part.name} is measured for this source already\n")
        return True
    sys.stderr.write(f"praksisnet: measuring {part.name}\n")
    try:
        measured = figures.measure(part, source)
    except Exception as problem:
        sys.stderr.write(f"praksisnet: {part.name} failed: {type(problem).__name__}: {problem}\n")
        return False
    write_page()
    sys.stderr.write(f"praksisnet: {part.name} took {measured.seconds:g} s\n")
    return True

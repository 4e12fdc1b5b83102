"""``./praksisnet bench [name …]``: short measurements; each file of benchmarks/ has a ``main(arguments)``."""

import importlib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str]) -> int:
    os.environ.setdefault("PRAKSISNET_MODE", "test")
    known = sorted(path.stem for path in (ROOT / "benchmarks").glob("[a-z]*.py") if "def main(" in path.read_text())
    names = arguments[:1] or known
    if not set(names) <= set(known):
        sys.stderr.write(f"praksisnet: no such benchmark. There are: {', '.join(known) or 'none'}\n")
        return 2
    codes = [importlib.import_module(f"benchmarks.{name}").main(arguments[1:]) for name in names]
    return int(any(codes))

"""What a long part has measured so far for this very source: a part that is broken off goes on where it was."""

import json
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from tools.databases import throwaway_cluster
from tools.figures import source_digest


class Kept:
    """By key, one entry a run."""

    def __init__(self, name: str) -> None:
        self._path = Path(tempfile.gettempdir()) / f"praksisnet-{name}-{source_digest()}.json"
        self.found: dict[str, list[Any]] = json.loads(self._path.read_text()) if self._path.exists() else {}

    def left(self, key: str, number: int) -> int:
        return max(0, number - len(self.found.setdefault(key, [])))

    def add(self, key: str, measured: Any) -> None:
        self.found.setdefault(key, []).append(measured)
        self._path.write_text(json.dumps(self.found))

    def runs(self, key: str, number: int, measure: Callable[[], Any]) -> list[Any]:
        """So many in all, those that are missing measured now."""
        for _ in range(self.left(key, number)):
            self.add(key, measure())
        return self.found[key]

    def forget(self) -> None:
        self._path.unlink(missing_ok=True)


def on_both_engines(name: str, runs: int, measure: Callable[[str, str], Any]) -> Iterator[tuple[str, list[Any]]]:
    """The engine's name and its runs; ``measure`` gets the engine and the address of a cluster."""
    kept = Kept(name)
    with throwaway_cluster() as cluster:
        for engine, said in (("sqlite", "SQLite"), ("postgresql", "PostgreSQL")):
            yield said, kept.runs(engine, runs, partial(measure, engine, cluster))
    kept.forget()

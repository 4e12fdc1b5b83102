"""What is lost, doubled or half done when the whole server is killed while people press buttons."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.jobs.killing import fresh_database
from tools.databases import throwaway_cluster
from tools.figures import Row, part

from benchmarks.killed_server import KilledServer, found_by

KILLS = 10
WRITERS = 4


@part(
    "server_killed",
    f"The server killed with SIGKILL {KILLS} times while {WRITERS} people create themes, trying again until answered",
    "engine", "acknowledged", "requests cut off", "lost", "doubled", "without its journal entry",
)  # fmt: skip
def server_killed() -> Iterator[Row]:
    yield "SQLite", *killed("sqlite")
    with throwaway_cluster() as address:
        yield "PostgreSQL", *killed("postgresql", address)


def killed(engine: str, address: str = "") -> tuple[int, int, int, int, int]:
    with tempfile.TemporaryDirectory() as folder, fresh_database(engine, Path(folder), address) as url:
        server = KilledServer(Path(folder), url, "benchmarks.server_at_work")
        cookie = server.at_work("prepare").strip()

        def press(writer: int, number: int) -> bool:
            """A repeat is told that the theme is there: 422."""
            name = f"Tema {writer} {number}"
            server.until_answered(name, "/themes/new/", {"name": name}, cookie, {302, 422})
            return True

        server.killed(KILLS, WRITERS, press)
        rows: dict[str, list[int]] = found_by(server, "count")
        lost = sum(name not in rows for name in server.acknowledged)
        doubled = sum(len(entries) - 1 for entries in rows.values())
        half = sum(entries != [1] for entries in rows.values()) - doubled
        return len(server.acknowledged), server.cut_off, lost, doubled, half

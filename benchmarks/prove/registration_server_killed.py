"""Registrations that are lost, doubled or half done when the whole server is killed while people register."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.jobs.killing import fresh_database
from tools.figures import Row, part

from benchmarks.kept import on_both_engines
from benchmarks.killed_server import KilledServer, found_by

RUNS, KILLS = 5, 10  # a run is kept when it is done
WRITERS, PEOPLE, PLACES = 8, 1200, 300
WHOLE = [1, 1, 1]  # a registration, its entry in the journal, its receipt
COLUMNS = ("acknowledged", "cut off", "lost", "doubled", "half done", "above the places")


@part(
    "registration_server_killed",
    f"The server killed with SIGKILL {RUNS * KILLS} times while {WRITERS} people at a time register, pressing again "
    f"until answered; {PLACES} places",
    "engine", "kills", *COLUMNS,
)  # fmt: skip
def registration_server_killed() -> Iterator[Row]:
    for name, runs in on_both_engines("registration-server-killed", RUNS, killed):
        yield name, RUNS * KILLS, *(sum(run[column] for run in runs) for column in COLUMNS)


def killed(engine: str, cluster: str) -> dict[str, int]:
    with tempfile.TemporaryDirectory() as folder, fresh_database(engine, Path(folder), cluster) as url:
        server = KilledServer(Path(folder), url, "tests.registration.at_work")
        made = found_by(server, "prepare", PEOPLE, PLACES, 1)
        [meeting_id] = made["meetings"]

        def press(writer: int, number: int) -> bool:
            """Each person once; a repeat is led to the same page as the first press."""
            person = number * WRITERS + writer
            if person < PEOPLE:
                address = f"/meetings/{meeting_id}/registration/"
                server.until_answered(person + 1, address, {}, made["cookies"][person], {302})
            return person < PEOPLE

        server.killed(KILLS, WRITERS, press)
        rows: dict[str, list[int]] = found_by(server, "each", meeting_id)
        counted = found_by(server, "count", meeting_id)
    doubled = sum(row[0] > 1 for row in rows.values())
    return {
        "acknowledged": len(server.acknowledged),
        "cut off": server.cut_off,
        "lost": sum(str(person) not in rows for person in server.acknowledged),
        "doubled": doubled,
        "half done": sum(row != WHOLE for row in rows.values()) - doubled,
        "above the places": max(0, counted["registered"] - PLACES) + abs(counted["registered"] - counted["taken"]),
    }

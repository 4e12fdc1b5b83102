"""Two processes with eight threads do everything at once at the same meetings; and the same without the locks."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.jobs.killing import fresh_database
from tests.registration.crowd import Crowd
from tools.databases import throwaway_cluster
from tools.figures import Row, part

ROUNDS, CONTROLS = 5, 1
ACTS = 60  # of each of the sixteen at the meetings where everything happens


@part(
    "registration_crowd",
    f"2 processes × 8 threads: {16 * ACTS} acts of every kind a round; then the same presses at once: "
    "other dates, swaps, an allocation, check-in, the door",
    "engine",
    "locks",
    "rounds",
    "acts",
    "refused",
    "errors",
    "rounds with something wrong",
    "what is wrong",
)  # fmt: skip
def registration_crowd() -> Iterator[Row]:
    with throwaway_cluster() as cluster:
        for engine, name in (("sqlite", "SQLite"), ("postgresql", "PostgreSQL")):
            with crowd_on(engine, cluster) as crowd:
                yield name, "on", *figures(crowd, range(ROUNDS), loosened=False)
                yield name, "off (control)", *figures(crowd, range(ROUNDS, ROUNDS + CONTROLS), loosened=True)


@contextmanager
def crowd_on(engine: str, cluster: str) -> Iterator[Crowd]:
    with (
        tempfile.TemporaryDirectory(prefix="praksisnet-crowd-") as folder,
        fresh_database(engine, Path(folder), cluster) as url,
        Crowd(url, sets=ROUNDS + CONTROLS) as crowd,
    ):
        yield crowd


def figures(crowd: Crowd, sets: range, *, loosened: bool) -> tuple[int, int, int, int, int, str]:
    played = [crowd.play(number, acts=ACTS, seed=number, loosened=loosened) for number in sets]
    kinds: dict[str, int] = {}
    for one in played:
        for kind, times in one.kinds().items():
            kinds[kind] = kinds.get(kind, 0) + times
    told = ", ".join(f"{kind} {times}×" for kind, times in sorted(kinds.items())) or "nothing"
    return (
        len(played),
        sum(one.acts for one in played),
        sum(one.refused for one in played),
        kinds.get("error", 0),
        sum(any(one.wrong.values()) for one in played),
        told,
    )

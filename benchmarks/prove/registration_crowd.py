"""Two processes with eight threads do everything at once at the same meetings; and the same without the locks."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.jobs.killing import fresh_database
from tests.registration.crowd import Crowd
from tools.databases import throwaway_cluster
from tools.figures import Row, part

from benchmarks.kept import Kept

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
    kept = Kept("registration-crowd")
    with throwaway_cluster() as cluster:
        for engine, name in (("sqlite", "SQLite"), ("postgresql", "PostgreSQL")):
            for locks, rounds in (("on", ROUNDS), ("off (control)", CONTROLS)):
                key = f"{engine} {locks}"
                if left := kept.left(key, rounds):
                    with crowd_on(engine, cluster, left) as crowd:
                        for number in range(left):
                            kept.add(key, round_of(crowd, number, left, loosened=locks != "on"))
                yield name, locks, *told(kept.found[key])
    kept.forget()


@contextmanager
def crowd_on(engine: str, cluster: str, rounds: int) -> Iterator[Crowd]:
    with (
        tempfile.TemporaryDirectory(prefix="praksisnet-crowd-") as folder,
        fresh_database(engine, Path(folder), cluster) as url,
        Crowd(url, sets=rounds) as crowd,
    ):
        yield crowd


def round_of(crowd: Crowd, number: int, seed: int, *, loosened: bool) -> dict[str, Any]:
    """``seed``: other acts in every round."""
    played = crowd.play(number, acts=ACTS, seed=seed - number, loosened=loosened)
    return {"acts": played.acts, "refused": played.refused, "kinds": played.kinds()}


def told(rounds: list[dict[str, Any]]) -> tuple[int, int, int, int, int, str]:
    kinds: Counter[str] = Counter()
    for one in rounds:
        kinds.update(one["kinds"])
    return (
        len(rounds),
        sum(one["acts"] for one in rounds),
        sum(one["refused"] for one in rounds),
        kinds["error"],
        sum(bool(one["kinds"]) for one in rounds),
        ", ".join(f"{kind} {times}×" for kind, times in sorted(kinds.items())) or "nothing",
    )

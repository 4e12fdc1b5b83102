"""What the evaluation promises: answers that nobody can trace, and a word of change only beyond chance."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.jobs.killing import fresh_database
from tools.databases import throwaway_cluster
from tools.figures import Row, part

from praksisnet.evaluation.analysis import LEVEL_OF_TEST, LEVELS, Counts, change, counts_of, holm

ANSWERS = 400
ATTACKS = ("marks of transactions", "order of transactions", "order of rows", "order of keys", "journal")
ROUNDS, QUESTIONS = 1000, 5
# How often 1 to 5 were chosen for five questions at an invented meeting like those of the screens.
USUAL = ((0, 1, 2, 10, 14), (0, 1, 4, 12, 10), (0, 2, 5, 13, 7), (2, 6, 7, 8, 4), (0, 1, 3, 12, 11))


@part(
    "evaluation_linking",
    f"{ANSWERS} answers, and how many of them attacks give to the right person (an order by chance: 1; in sevens: 57)",
    "engine",
    "how answers are taken in",
    *ATTACKS,
)
def evaluation_linking() -> Iterator[Row]:
    with throwaway_cluster() as cluster, tempfile.TemporaryDirectory(prefix="praksisnet-linking-") as folder:
        for engine, name in (("sqlite", "SQLite"), ("postgresql", "PostgreSQL")):
            with fresh_database(engine, Path(folder), cluster) as url:
                for line in _attacked(url).splitlines():
                    found = json.loads(line)
                    yield name, found["way"], *(found["hits"].get(attack, "–") for attack in ATTACKS)


def _attacked(url: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks.linking", str(ANSWERS)],
        env={**os.environ, "DATABASE_URL": url, "PRAKSISNET_MODE": "test", "PYTHONPATH": "src"},
        check=True,
        capture_output=True,
        text=True,
    ).stdout


@part(
    "evaluation_change",
    f"“Risen” or “fallen” about any of {QUESTIONS} questions: % of {ROUNDS} pairs of evaluations",
    "answers before and after",
    "what has changed",
    "uncorrected",
    "as shown (Holm)",
)
def evaluation_change() -> Iterator[Row]:
    for size in (12, 27, 60):
        for label, shift in (
            ("nothing: a false alarm", 0.0),
            ("one question, by 0.3", 0.3),
            ("one question, by 0.6", 0.6),
        ):
            yield f"{size} and {size}", label, *_alarms(Random(size), size, shift)


def _alarms(random: Random, size: int, shift: float) -> tuple[float, float]:
    """With a shift only the question that was moved counts: the one about time, where there is room for it."""
    alone = together = 0
    for _round in range(ROUNDS):
        tested = {}
        for number, usual in enumerate(USUAL):
            moved = shift if number == 3 else 0.0
            tested[str(number)] = change(_sample(random, usual, size, 0.0), _sample(random, usual, size, moved))
        watched = {"3"} if shift else set(tested)
        alone += any(tested[key] <= LEVEL_OF_TEST for key in watched)
        together += any(holm(tested)[key] <= LEVEL_OF_TEST for key in watched)
    return round(100 * alone / ROUNDS, 1), round(100 * together / ROUNDS, 1)


def _sample(random: Random, usual: tuple[int, ...], size: int, shift: float) -> Counts:
    """Marks drawn anew; each goes up by one with the probability ``shift``."""
    marks = random.choices(LEVELS, usual, k=size)
    return counts_of([min(5, mark + (random.random() < shift)) for mark in marks])

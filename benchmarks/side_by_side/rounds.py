"""The rounds of a side-by-side run: each system alone in turn, the order reversed every second round, kept on disk."""

import json
import os
import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.side_by_side.load import crowd, per_second
from benchmarks.side_by_side.system import OURS, Ground, System

SEATS, VISITORS = 100, 300
MAIL_WITHIN = 180
MANY, FEW = 240, 24  # of each page of ours; of the others so many that a round takes minutes


@dataclass(slots=True)
class Seen:
    """Of one system in one round. ``crowds`` by way; ``mails`` that came of each; ``sold`` as the database has it."""

    rps: dict[str, float] = field(default_factory=dict)
    kilobytes: dict[str, float] = field(default_factory=dict)
    crowds: dict[str, dict[str, Any]] = field(default_factory=dict)
    sold: dict[str, int] = field(default_factory=dict)
    mails: dict[str, int] = field(default_factory=dict)
    megabytes: float = 0.0
    load: float = 0.0


def look(ground: Ground, system: System, seats: int = SEATS, visitors: int = VISITORS) -> Seen:
    """Seed, start, warm, measure, stop. Every way of registering has a meeting of its own."""
    seen = Seen(load=round(os.getloadavg()[0], 2))
    system.seed(seats, visitors)
    with system.running():
        for name, page in system.pages().items():
            rps, size = per_second(system.base, page, MANY if is_ours(system.name) else FEW)
            seen.rps[name], seen.kilobytes[name] = round(rps, 3), round(size / 1000, 1)
        for number, way in enumerate(system.flows()):
            if number:
                system.seed(seats, visitors)
            before = ground.mails()
            found = crowd(system.base, ground.client(), system.flows()[way], visitors)
            seen.crowds[way], seen.sold[way] = asdict(found), system.sold()
            seen.mails[way] = arrived(ground, before, visitors if is_ours(system.name) else seats)
        seen.megabytes = round(system.memory(), 1)
    return seen


def arrived(ground: Ground, before: int, wanted: int) -> int:
    """How many mails have come, a moment after the last one that is waited for."""
    until = time.monotonic() + MAIL_WITHIN
    while ground.mails() - before < wanted and time.monotonic() < until:
        time.sleep(0.2)
    time.sleep(1)
    return ground.mails() - before


class Kept:
    """What was seen so far: a run that is broken off goes on where it was."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rounds: list[dict[str, Seen]] = []
        if path.exists():
            found = json.loads(path.read_text())
            self.rounds = [{name: Seen(**seen) for name, seen in one.items()} for one in found]

    def run(self, ground: Ground, systems: Sequence[System], rounds: int) -> Iterator[tuple[int, str, Seen]]:
        for number in range(rounds):
            if number == len(self.rounds):
                self.rounds.append({})
            for system in systems if number % 2 == 0 else reversed(systems):
                if system.name not in self.rounds[number]:
                    seen = self.rounds[number][system.name] = look(ground, system)
                    self.path.write_text(json.dumps([{k: asdict(v) for k, v in one.items()} for one in self.rounds]))
                    yield number, system.name, seen


def wrongs(rounds: Iterable[dict[str, Seen]], seats: int = SEATS, visitors: int = VISITORS) -> list[str]:
    """What fails the run: places of ours sold twice or not at all, 5xx, people turned away, mails missing."""
    found = []
    for number, one in enumerate(rounds, 1):
        for name, seen in one.items():
            if is_ours(name):
                found += [f"round {number}, {name}: {said}" for said in _wrong(seen, seats, visitors)]
    return found


def is_ours(name: str) -> bool:
    return name.startswith(OURS)


def _wrong(seen: Seen, seats: int, visitors: int) -> Iterator[str]:
    right = {"ok": seats, "waiting": visitors - seats}
    for way, crowded in seen.crowds.items():
        if seen.sold[way] != seats:
            yield f"{seen.sold[way]} of {seats} places were sold."
        if crowded["failed"] or crowded["outcomes"] != {key: n for key, n in right.items() if n}:
            yield f"{crowded['failed']} requests failed; {crowded['outcomes']}."
        if seen.mails[way] != visitors:
            yield f"{seen.mails[way]} mails for {visitors} visitors."


def ratios(rounds: Iterable[dict[str, Seen]], peer: str, ours: str = OURS) -> dict[str, list[float]]:
    """By figure, one a round, taken within it: how many times as fast ours is, and how many times as small."""
    found: dict[str, list[float]] = {}
    for one in rounds:
        if not {ours, peer} <= one.keys():
            continue
        own, other = one[ours], one[peer]
        for page in own.rps.keys() & other.rps.keys():
            found.setdefault(f"{page}, requests a second", []).append(own.rps[page] / other.rps[page])
        for way, crowded in other.crowds.items():
            found.setdefault(f"contention, {way}", []).append(crowded["wall_s"] / own.crowds["browser"]["wall_s"])
        found.setdefault("memory", []).append(other.megabytes / own.megabytes)
    return dict(sorted(found.items()))


def told(numbers: Sequence[float]) -> tuple[float, str]:
    """The median, and the range."""
    return round(statistics.median(numbers), 2), f"{min(numbers):.2f}–{max(numbers):.2f}"

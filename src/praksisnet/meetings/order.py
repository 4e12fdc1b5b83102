"""The order of a day's parts, in a meeting and in the core programme of a round alike."""

from collections.abc import Collection, Iterable, Sequence
from string import ascii_uppercase
from typing import Protocol, TypeVar


class Placed(Protocol):
    @property
    def pk(self) -> int: ...

    block: int | None


P = TypeVar("P", bound=Placed)


def grouped(parts: Iterable[P]) -> list[list[P]]:
    """What happens one after the other: one part, or the workshops of a block, placed where the first one stands."""
    groups: dict[object, list[P]] = {}
    for part in parts:
        key = ("block", part.block) if part.block is not None else ("one", part.pk)
        groups.setdefault(key, []).append(part)
    return list(groups.values())


def moved(parts: Iterable[P], part: P, *, up: bool) -> list[P]:
    """The parts with this one, or its block, a step up or down."""
    groups = grouped(parts)
    here = next(number for number, group in enumerate(groups) if part.pk in {one.pk for one in group})
    there = here + (-1 if up else 1)
    if 0 <= there < len(groups):
        groups[here], groups[there] = groups[there], groups[here]
    return [one for group in groups for one in group]


def index_for(parts: Sequence[Placed], block: int | None, at: int | None = None) -> int:
    """Where a new part goes: beside the other workshops of its block; else to the position ``at``, or last."""
    beside = [number for number, one in enumerate(parts) if block is not None and one.block == block]
    if beside:
        return beside[-1] + 1
    return len(parts) if at is None else min(max(at - 1, 0), len(parts))


def next_letter(used: Collection[str]) -> str:
    """The first that no workshop of the meeting has; the last one again and again after twenty-six."""
    return next((letter for letter in ascii_uppercase if letter not in used), ascii_uppercase[-1])

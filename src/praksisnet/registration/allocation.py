"""Who gets which workshop, by ranked wishes: the exact optimum, and the same one every time. No models, no database.

The order is lexicographic (shared rules of registration; ADR 0029):

1. nobody above capacity, and as many as can be are placed;
2. the least total dissatisfaction: the sum of ``RANK_COSTS``;
3. the fewest pairs of colleagues of one municipality in the same workshop;
4. those who registered earliest are the best off.

One block alone is a flow in a network: person → (municipality, workshop) → workshop. The costs of the third step are
convex, so each colleague more is an arc of its own. Such a linear programme has an optimum in whole numbers (Ahuja,
Magnanti and Orlin, Network Flows, 1993, ch. 11 and 14), and so has each face of it, which is what a step leaves to the
next: its optimum becomes a row that the next must keep. Blocks that share a title are solved together, with whole
numbers asked for, because nobody is to hear the same workshop twice.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

# By rank, the first wish first. Triangular: two people with their second wish are better than a first and a third.
RANK_COSTS = (0, 1, 3, 6, 10)
UNLISTED = 15  # a workshop somebody did not wish for, though they wished for others
LEFT_OUT = 21  # no place at all; counts in the fourth step only, since the first has settled how many
CONTINUOUS, WHOLE = 0, 1  # HiGHS' numbers for what a column may be
EPSILON = 1e-6  # how far from 0 or 1 still is 0 or 1

Key = int


class Unsolved(RuntimeError):
    """The solver did not end with an optimum: a fault of the model, never of the wishes."""


@dataclass(frozen=True, slots=True, order=True)
class Workshop:
    """``capacity``: places still to be given, in persons. ``title``: what nobody is to hear twice."""

    key: Key
    block: int
    capacity: int
    title: str


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who is to be placed once in each block in which a workshop is open to them.

    ``order``: when they registered, smaller is earlier. ``group``: their municipality, None for nobody's.
    ``open_to``: keys of workshops with places of their kind. ``wishes``: keys, the best first, of all blocks in one.
    """

    key: Key
    order: int
    group: int | None
    open_to: frozenset[Key]
    wishes: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody who has their place already, by hand or because they were told: colleagues are spread around them."""

    group: int | None
    workshop: Key


@dataclass(slots=True)
class Allocated:
    """``given``: by (participant, block) the workshop. The four figures are what each step reached."""

    given: dict[tuple[Key, int], Key] = field(default_factory=dict)
    left_out: list[tuple[Key, int]] = field(default_factory=list)
    placed: int = 0
    dissatisfaction: int = 0
    crowding: int = 0  # pairs of colleagues in one workshop
    lateness: int = 0

    def __iadd__(self, other: "Allocated") -> "Allocated":
        self.given |= other.given
        self.left_out += other.left_out
        for name in ("placed", "dissatisfaction", "crowding", "lateness"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self


@dataclass(frozen=True, slots=True)
class Option:
    """One column of the model: this person in that workshop, at this cost. ``weight``: more for who came earlier."""

    person: Participant
    workshop: Workshop
    cost: int
    weight: int


def allocate(
    workshops: Iterable[Workshop], participants: Iterable[Participant], seated: Iterable[Seated] = ()
) -> Allocated:
    """The optimum by the four steps above. The order of the arguments' rows makes no difference.

    Raises Unsolved if the solver finds no optimum; with capacities of zero or more there always is one.
    """
    rooms, people = sorted(workshops), sorted(participants, key=lambda one: (one.order, one.key))
    taken: Counter[tuple[int | None, Key]] = Counter((one.group, one.workshop) for one in seated)
    found = Allocated()
    for blocks in solved_together(rooms):
        found += _solve([room for room in rooms if room.block in blocks], people, taken)
    return found


def costs_of(person: Participant, rooms: Sequence[Workshop]) -> dict[Key, int]:
    """What each workshop of one block costs the person; nothing does where they wished for none in it."""
    here = {room.key for room in rooms}
    listed = [key for key in person.wishes if key in here]
    if not listed:
        return dict.fromkeys(here, 0)
    costs = dict.fromkeys(here, UNLISTED)
    return costs | {key: RANK_COSTS[rank] for rank, key in enumerate(listed[: len(RANK_COSTS)])}


def solved_together(rooms: Iterable[Workshop]) -> list[set[int]]:
    """The blocks, those that share a title in one set."""
    sets: list[set[int]] = []
    titles: dict[str, set[int]] = defaultdict(set)
    for room in rooms:
        titles[room.title].add(room.block)
    for blocks in titles.values():
        touching = [one for one in sets if one & blocks]
        sets = [one for one in sets if not one & blocks] + [blocks.union(*touching)]
    return sorted(sets, key=min)


def fingerprint(
    workshops: Iterable[Workshop], participants: Iterable[Participant], seated: Iterable[Seated] = ()
) -> str:
    """Of everything the result depends on: 64 hexadecimal digits, the same for the same wishes in any order."""
    rooms = [repr(room) for room in sorted(workshops)]
    people = [
        repr((one.key, one.order, one.group, sorted(one.open_to), one.wishes))
        for one in sorted(participants, key=lambda one: one.key)
    ]
    there = sorted(repr(one) for one in seated)
    return hashlib.sha256("\n".join([*rooms, *people, *there]).encode()).hexdigest()


def _solve(rooms: list[Workshop], people: list[Participant], taken: Counter[tuple[int | None, Key]]) -> Allocated:
    options = _options(rooms, people)
    asked = {(one.person.key, one.workshop.block) for one in options}
    extra = _extra(options, taken)
    is_joint = len({room.block for room in rooms}) > 1
    solver = _Solver(_rows(rooms, options, extra), len(options) + len(extra), len(options) if is_joint else 0)
    found = Allocated()
    found.placed = -solver.least([-1] * len(options))
    found.dissatisfaction = solver.least([one.cost for one in options])
    found.crowding = solver.least([0] * len(options) + [cost for _who, cost in extra])
    best_off = solver.least([one.weight * (one.cost - LEFT_OUT) for one in options])
    found.lateness = best_off + sum({key: LEFT_OUT * one.weight for one in options for key in [_place(one)]}.values())
    for option, value in zip(options, solver.values, strict=False):
        if value > 0.5:
            found.given[_place(option)] = option.workshop.key
    found.left_out = sorted(asked - set(found.given))
    return found


def _place(option: Option) -> tuple[Key, int]:
    return option.person.key, option.workshop.block


def _options(rooms: list[Workshop], people: list[Participant]) -> list[Option]:
    """One column for each person and each workshop that is open to them."""
    by_block: dict[int, list[Workshop]] = defaultdict(list)
    for room in rooms:
        by_block[room.block].append(room)
    found = []
    for position, person in enumerate(people):
        for block in by_block.values():
            costs = costs_of(person, block)
            found += [
                Option(person, room, costs[room.key], len(people) - position)
                for room in block
                if room.key in person.open_to
            ]
    return found


def _extra(options: list[Option], taken: Counter[tuple[int | None, Key]]) -> list[tuple[tuple[int, Key], int]]:
    """One column for each colleague more of a municipality in a workshop: how many are there already is its cost."""
    sizes: Counter[tuple[int, Key]] = Counter()
    for one in options:
        if one.person.group is not None:
            sizes[(one.person.group, one.workshop.key)] += 1
    found = []
    for who, size in sorted(sizes.items()):
        if size > 1 or taken[who]:
            found += [(who, taken[who] + n) for n in range(size)]
    return found


@dataclass(slots=True)
class _Row:
    """``sum(value × column) ≤ most``; the numbers of the columns, and one value for each."""

    most: int
    columns: list[int]
    values: list[int]


def _rows(rooms: list[Workshop], options: list[Option], extra: list[tuple[tuple[int, Key], int]]) -> list[_Row]:
    once, room_for, twice = defaultdict(list), defaultdict(list), defaultdict(list)
    groups: dict[Any, list[int]] = defaultdict(list)
    for column, one in enumerate(options):
        once[_place(one)].append(column)
        room_for[one.workshop.key].append(column)
        twice[(one.person.key, one.workshop.title)].append(column)
        groups[(one.person.group, one.workshop.key)].append(column)
    capacity = {room.key: room.capacity for room in rooms}
    rows = [_Row(1, columns, [1] * len(columns)) for columns in once.values()]
    rows += [_Row(capacity[key], columns, [1] * len(columns)) for key, columns in room_for.items()]
    rows += [_Row(1, columns, [1] * len(columns)) for columns in twice.values() if len(columns) > 1]
    more: dict[tuple[int, Key], list[int]] = defaultdict(list)
    for column, (who, _cost) in enumerate(extra, start=len(options)):
        more[who].append(column)
    for who, columns in more.items():
        rows.append(_Row(0, groups[who] + columns, [1] * len(groups[who]) + [-1] * len(columns)))
    return rows


class _Solver:
    """The model in HiGHS; all columns lie between 0 and 1. Each call of ``least`` binds the next to its optimum."""

    def __init__(self, rows: list[_Row], columns: int, whole: int) -> None:
        import highspy  # noqa: PLC0415 -- with numpy it takes 40 MB: only the worker has it
        import numpy as np  # noqa: PLC0415

        self.np, self.columns, self.values = np, columns, [0.0] * columns
        self.optimal = highspy.HighsModelStatus.kOptimal
        self.highs = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in (("output_flag", False), ("parallel", "off"), ("random_seed", 0), ("mip_rel_gap", 0.0)):
            self.highs.setOptionValue(option, value)
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = columns, len(rows)
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = np.zeros(columns), np.zeros(columns), np.ones(columns)
        lp.row_lower_ = np.full(len(rows), -highspy.kHighsInf)
        lp.row_upper_ = np.array([row.most for row in rows], dtype=np.float64)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(row.columns) for row in rows)]).astype(np.int32)
        lp.a_matrix_.index_ = np.array([column for row in rows for column in row.columns], dtype=np.int32)
        lp.a_matrix_.value_ = np.array([value for row in rows for value in row.values], dtype=np.float64)
        self.highs.passModel(lp)
        self.whole = np.arange(whole, dtype=np.int32)

    def least(self, costs: Sequence[int]) -> int:
        """The least ``sum(cost × column)``; columns without a cost are free. Later steps keep it."""
        if not any(costs):
            return 0
        np = self.np
        full = np.zeros(self.columns)
        full[: len(costs)] = costs
        self.highs.changeColsCost(self.columns, np.arange(self.columns, dtype=np.int32), full)
        self._run()
        if len(self.whole) and any(EPSILON < value < 1 - EPSILON for value in self.values[: len(self.whole)]):
            # Blocks that are solved together are no network any more, though their optimum is nearly always whole.
            self._ask_for(WHOLE)
            self._run()
            self._ask_for(CONTINUOUS)
        best = round(self.reached)
        (used,) = np.nonzero(full)
        self.highs.addRow(-np.inf, float(best), len(used), used.astype(np.int32), full[used])
        return best

    def _run(self) -> None:
        self.highs.run()
        if self.highs.getModelStatus() != self.optimal:
            raise Unsolved(str(self.highs.getModelStatus()))
        self.values = list(self.highs.getSolution().col_value)
        self.reached = self.highs.getInfo().objective_function_value

    def _ask_for(self, kind: int) -> None:
        self.highs.changeColsIntegrality(
            len(self.whole), self.whole, self.np.full(len(self.whole), kind, dtype=self.np.uint8)
        )

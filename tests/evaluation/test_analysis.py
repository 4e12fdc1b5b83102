"""Against enumeration by brute force, and properties over a seeded thousand of random answers."""

from collections import defaultdict
from itertools import combinations, product
from random import Random

import pytest

from praksisnet.evaluation.analysis import (
    FEWEST,
    LEVELS,
    Part,
    change,
    counts_of,
    holm,
    mean,
    merged,
)


def enumerated(before, after) -> float:
    """Every way to deal the answers to the two groups, one by one."""
    pooled = [level for level, *both in zip(LEVELS, before, after, strict=True) for _ in range(sum(both))]
    size, seen = sum(after), sum(level * number for level, number in zip(LEVELS, after, strict=True))
    distance = abs(len(pooled) * seen - size * sum(pooled))
    found = [abs(len(pooled) * sum(group) - size * sum(pooled)) for group in combinations(pooled, size)]
    return (sum(one > distance for one in found) + sum(one == distance for one in found) / 2) / len(found)


def some_counts(random: Random, most: int):
    return counts_of([random.choice(LEVELS) for _ in range(random.randint(1, most))])


def test_the_test_is_exact():
    random = Random(20261122)

    pairs = [(some_counts(random, 7), some_counts(random, 7)) for _ in range(60)]

    assert [change(*pair) for pair in pairs] == pytest.approx([enumerated(*pair) for pair in pairs], abs=1e-12)


def test_the_test_does_not_care_which_comes_first():
    random = Random(7)

    for _ in range(30):
        one, other = some_counts(random, 30), some_counts(random, 30)
        assert change(one, other) == pytest.approx(change(other, one), abs=1e-12)


def test_the_same_answers_have_not_changed():
    assert change((1, 2, 3, 10, 12), (1, 2, 3, 10, 12)) > 0.9


def test_a_large_change_is_beyond_chance():
    assert change((8, 8, 6, 4, 2), (0, 2, 3, 10, 13)) < 0.001


def test_nobody_on_one_side_shows_nothing():
    assert change((0, 0, 0, 0, 0), (0, 0, 0, 5, 5)) == 1.0


def test_holm_adjusts_the_smallest_most_and_keeps_the_order():
    adjusted = holm({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.5})

    assert adjusted == pytest.approx({"a": 0.04, "c": 0.09, "b": 0.09, "d": 0.5})


def test_a_mean_is_shown_from_ten_answers():
    assert (mean((0, 0, 0, 9, 0)), mean((0, 0, 0, 5, 5))) == (None, 4.5)


@pytest.mark.parametrize(
    ("counts", "parts"),
    [
        ((0, 0, 0, 4, 0), ()),
        ((5, 5, 5, 5, 5), tuple(Part(level, level, 5) for level in LEVELS)),
        ((2, 6, 7, 8, 4), (Part(1, 2, 8), Part(3, 3, 7), Part(4, 5, 12))),
        ((0, 1, 4, 12, 10), (Part(1, 3, 5), Part(4, 4, 12), Part(5, 5, 10))),
        ((0, 1, 2, 10, 14), (Part(1, 3, at_most=5), Part(4, 5, at_least=22))),
        ((9, 8, 2, 1, 0), (Part(1, 2, at_least=15), Part(3, 5, at_most=5))),
        ((9, 8, 3, 2, 0), (Part(1, 1, 9), Part(2, 2, 8), Part(3, 5, 5))),
        ((1, 1, 20, 1, 1), (Part(1, 5, 24),)),
        ((0, 0, 0, 3, 3), (Part(1, 5, 6),)),
    ],
)
def test_merge_until_five(counts, parts):
    assert merged(counts) == parts


def test_merged_parts_hold_five_or_are_coded_and_cover_the_scale():
    random = Random(4)

    for counts in (some_counts(random, 60) for _ in range(3000)):
        parts = merged(counts)
        exact = [part.count for part in parts if part.count is not None]
        assert min(exact, default=FEWEST) >= FEWEST
        if parts:
            assert [level for part in parts for level in range(part.low, part.high + 1)] == list(LEVELS)
            assert len(exact) in (0, len(parts))
            assert not exact or sum(exact) == sum(counts)
        else:
            assert sum(counts) < FEWEST


def test_what_is_coded_is_true():
    random = Random(5)

    for counts in (some_counts(random, 60) for _ in range(3000)):
        for part in merged(counts):
            truth = sum(counts[part.low - 1 : part.high])
            assert part.count in (None, truth)
            assert (part.at_least or 0) <= truth <= (part.at_most if part.at_most is not None else truth)


def test_no_number_of_one_to_four_follows_from_what_is_shown():
    """Whoever knows the rule and everything shown still finds several values for every hidden cell of 1 to 4."""
    possible = defaultdict(list)
    for counts in product(range(14), repeat=4):
        if (last := 13 - sum(counts)) >= 0:
            possible[merged((*counts, last))].append((*counts, last))

    for parts, behind in possible.items():
        for cell in range(5):
            values = {counts[cell] for counts in behind}
            assert len(values) > 1 or min(values) >= FEWEST, parts

"""The exact optimum: against two other ways to find it, and by the rules it must keep."""

import os
import random
import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from praksisnet.registration.allocation import Participant, Seated, Workshop, allocate, fingerprint, solved_together
from tests.registration.wishing import (
    by_paths,
    by_trying_all,
    figures_of,
    four,
    invented,
    swaps_to_both_sides_gain,
)

A, B, C = Workshop(1, 1, 1, "A"), Workshop(2, 1, 1, "B"), Workshop(3, 1, 1, "C")
EVERYWHERE = frozenset({1, 2, 3})


def person(key, *wishes, order=0, group=None, open_to=EVERYWHERE):
    return Participant(key, order or key, group, open_to, wishes)


def given_by(rooms, *people, seated=()):
    return {key: room for (key, _block), room in allocate(rooms, people, seated).given.items()}


def test_everybody_gets_the_first_wish_where_that_can_be():
    assert given_by([A, B, C], person(1, 2), person(2, 1), person(3, 3)) == {1: 2, 2: 1, 3: 3}


def test_two_second_wishes_are_better_than_a_first_and_a_third():
    found = given_by([A, B, C], person(1, 1, 2, 3), person(2, 1, 3, 2), person(3, 2, 1, 3))

    assert found == {1: 1, 2: 3, 3: 2}


def test_as_many_as_can_be_are_placed_though_somebody_is_worse_off():
    first, second = person(1, 1, 2), person(2, 1, open_to=frozenset({1}))

    assert given_by([A, B], first, second) == {1: 2, 2: 1}


def test_colleagues_are_spread_where_it_costs_nobody_a_wish():
    rooms = [replace(A, capacity=2), replace(B, capacity=2)]
    people = [person(1, group=7), person(2, group=7), person(3, group=8), person(4, group=8)]

    found = given_by(rooms, *people)

    assert (found[1] != found[2], found[3] != found[4]) == (True, True)


def test_colleagues_keep_clear_of_one_who_is_there_already():
    rooms = [replace(A, capacity=1), replace(B, capacity=1)]

    assert given_by(rooms, person(1, group=7), seated=[Seated(7, 1)]) == {1: 2}


def test_otherwise_who_registered_first_is_best_off():
    assert given_by([A, B], person(1, 1, 2, order=9), person(2, 1, 2, order=3)) == {1: 2, 2: 1}


def test_when_places_are_short_the_last_one_is_left_out():
    found = allocate([A], [person(1, 1, order=9), person(2, 1, order=3)])

    assert (found.given, found.left_out) == ({(2, 1): 1}, [(1, 1)])


def test_nobody_hears_the_same_workshop_twice():
    rooms = [Workshop(1, 1, 5, "Samtalen"), Workshop(2, 2, 5, "Samtalen"), Workshop(3, 2, 5, "Aftalen")]

    assert allocate(rooms, [person(1, 1, 2)]).given == {(1, 1): 1, (1, 2): 3}


def test_blocks_that_share_a_title_are_solved_together_and_others_alone():
    rooms = [Workshop(1, 1, 1, "A"), Workshop(2, 2, 1, "B"), Workshop(3, 3, 1, "A"), Workshop(4, 4, 1, "D")]

    assert solved_together(rooms) == [{1, 3}, {2}, {4}]


def test_nothing_to_give_is_no_fault():
    assert (allocate([], []).given, allocate([A], []).given, allocate([], [person(1)]).given) == ({}, {}, {})


@pytest.mark.parametrize("seed", range(20))
def test_the_optimum_is_the_one_that_shortest_paths_find(seed):
    dice = random.Random(seed)
    rooms, people = invented(
        seed, people=dice.randrange(6, 24), rooms=dice.randrange(2, 6), groups=4, room_for=dice.choice((0.7, 1.0, 1.3))
    )

    found = allocate(rooms, people)

    assert four(found) == figures_of(rooms, people, found.given) == by_paths(rooms, people)


@pytest.mark.parametrize("seed", range(6))
def test_the_optimum_of_two_blocks_is_the_best_of_all_there_are(seed):
    rooms, people = invented(seed, people=3, rooms=3, blocks=2, groups=1, shared_titles=True)

    found = allocate(rooms, people)

    assert four(found) == figures_of(rooms, people, found.given) == by_trying_all(rooms, people)


wishes = st.builds(
    invented,
    st.integers(0, 10**6),
    people=st.integers(1, 30),
    rooms=st.integers(1, 6),
    groups=st.integers(1, 5),
    room_for=st.sampled_from((0.5, 0.9, 1.0, 1.5)),
)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(wishes)
def test_the_rules_hold_for_any_wishes(asked):
    rooms, people = asked
    found = allocate(rooms, people)

    taken = Counter(found.given.values())
    assert [room.key for room in rooms if taken[room.key] > room.capacity] == []
    assert [slot for slot, key in found.given.items() if key not in people[slot[0]].open_to] == []
    assert swaps_to_both_sides_gain(rooms, people, found.given) == []
    assert found.placed == most_placed(rooms, people)


@settings(max_examples=15, deadline=None, derandomize=True)
@given(wishes, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_makes_no_difference(asked, dice):
    rooms, people = asked
    shuffled = dice.sample(rooms, len(rooms)), dice.sample(people, len(people))

    assert allocate(*shuffled) == allocate(rooms, people)
    assert fingerprint(*shuffled) == fingerprint(rooms, people)


def test_the_pages_never_load_the_solver():
    code = "import django, sys; django.setup(); import praksisnet.urls; print({'highspy', 'numpy'} & set(sys.modules))"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "praksisnet.settings", "PYTHONPATH": "src"}

    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "set()"


def most_placed(rooms, people):
    """By augmenting paths: each place of a workshop holds one person, who may move on to another."""
    places = [(room.key, n) for room in rooms for n in range(room.capacity)]
    held = {}

    def seat(one, tried):
        for place in places:
            if place[0] in one.open_to and place not in tried:
                tried.add(place)
                if place not in held or seat(held[place], tried):
                    held[place] = one
                    return True
        return False

    return sum(seat(one, set()) for one in people)

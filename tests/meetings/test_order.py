"""The order of a day's parts: workshops of one block go together."""

from types import SimpleNamespace

import pytest

from praksisnet.meetings.order import grouped, index_for, moved, next_letter


def day(*blocks):
    return [SimpleNamespace(pk=number, block=block) for number, block in enumerate(blocks, start=1)]


def keys(parts):
    return [part.pk for part in parts]


def test_the_workshops_of_a_block_stand_where_the_first_one_does():
    assert [keys(group) for group in grouped(day(None, 1, None, 1))] == [[1], [2, 4], [3]]


def test_a_block_moves_as_one():
    parts = day(None, 1, 1, None)

    assert keys(moved(parts, parts[3], up=True)) == [1, 4, 2, 3]
    assert keys(moved(parts, parts[2], up=True)) == [2, 3, 1, 4]


def test_at_the_end_nothing_moves():
    parts = day(None, None)

    assert keys(moved(parts, parts[0], up=True)) == [1, 2]
    assert keys(moved(parts, parts[1], up=False)) == [1, 2]


@pytest.mark.parametrize(("block", "at", "index"), [(1, None, 3), (None, None, 4), (None, 2, 1), (2, 0, 0), (2, 99, 4)])
def test_a_new_part_stands_beside_its_block_or_where_it_is_wanted(block, at, index):
    assert index_for(day(None, 1, 1, None), block, at) == index


def test_letters_run_out_kindly():
    assert next_letter({"A", "C"}) == "B"
    assert next_letter(set("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) == "Z"

import pytest

from praksisnet.kit.numbers import LONGEST_NUMBER, whole_number, whole_numbers

MOST = "9" * LONGEST_NUMBER
NONE = [None, "", " ", "x", "7x", "-7", "+7", "1.5", "1_0", " 7", "7\n", "²", "\x00", f"{MOST}9", "9" * 5000]


@pytest.mark.parametrize(("sent", "number"), [("0", 0), ("7", 7), ("007", 7), ("٣", 3), (MOST, int(MOST))])
def test_a_number_is_read(sent, number):
    assert whole_number(sent, None) == number


@pytest.mark.parametrize("sent", NONE)
def test_what_is_no_number_gives_what_was_asked_for_instead(sent):
    assert (whole_number(sent, None), whole_number(sent, 1)) == (None, 1)


def test_of_several_those_that_are_numbers_are_read():
    assert whole_numbers(["3", "x", "", "0"]) == [3, 0]

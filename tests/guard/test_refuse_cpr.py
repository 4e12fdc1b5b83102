import pytest
from django.utils import translation

from praksisnet.guard.text import is_cpr_cell, refuse_cpr, without_numbers
from praksisnet.kit.refusal import Refused
from tests.guard.numbers import some_number


def test_refuse_cpr_refuses_without_repeating_the_number():
    with translation.override("en"), pytest.raises(Refused) as refused:
        refuse_cpr("Alt er i orden", f"Sagen om {some_number()}")

    with translation.override("en"):
        said = refused.value.messages
    assert said == ["This looks like a CPR number. Remove it before saving."]


def test_refuse_cpr_lets_ordinary_text_through():
    assert refuse_cpr("Ring 12 34 56 78", "") is None


def test_a_cell_that_lost_its_first_zero_is_a_number():
    whole = some_number(days=-10)

    assert whole[0] == "0"
    assert [is_cpr_cell(whole), is_cpr_cell(whole[1:])] == [True, True]


@pytest.mark.parametrize("text", ["12345678", "999999999", "", "751", "2026-12-03"])
def test_other_cells_are_let_through(text):
    assert not is_cpr_cell(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"Om {some_number()} og {some_number(1)}.", "Om barn A og barn B."),
        (f"Om {some_number()[:6]}-{some_number()[6:]}", "Om barn A"),
        ("Ring 12 34 56 78", "Ring 12 34 56 78"),
        ("", ""),
    ],
)
def test_numbers_are_replaced_by_a_neutral_word(text, kept):
    with translation.override("da"):
        assert without_numbers(text) == kept

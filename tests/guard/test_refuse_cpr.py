import pytest
from django.utils import translation

from praksisnet.guard.text import refuse_cpr
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

"""What the guard promises, over the whole synthetic corpus."""

from itertools import groupby

import pytest
from django.utils import translation

from praksisnet.guard.neutral import find_signs, neutral
from praksisnet.guard.text import find_cpr
from tests.guard.corpus import corpus

MOST_FALSE_BLOCKS = 0.005
MOST_WARNINGS = 0.05


@pytest.fixture(scope="module")
def texts():
    return {sort: list(found) for sort, found in groupby(corpus(), lambda one: one.sort)}


def covers(text):
    found = find_cpr(text.text)
    return all(any(span.start < end and span.end > start for span in found) for start, end in text.planted)


def test_the_corpus_is_large_enough_and_the_same_every_time(texts):
    planted = sum(len(text.planted) for text in texts["case"])

    assert (sum(map(len, texts.values())) >= 1000, planted >= 500, corpus() == corpus()) == (True, True, True)


def test_every_planted_number_is_found(texts):
    assert [text.text for text in texts["case"] if not covers(text)] == []


def test_hardly_any_other_text_is_stopped(texts):
    others = [text for sort in ("look-alike", "post", "personal") for text in texts[sort]]

    assert len([text for text in others if find_cpr(text.text)]) <= MOST_FALSE_BLOCKS * len(others)


def test_hardly_any_harmless_post_is_asked_about(texts):
    assert len([text for text in texts["post"] if find_signs(text.text)]) <= MOST_WARNINGS * len(texts["post"])


def test_what_points_somebody_out_is_asked_about(texts):
    assert [text.text for text in texts["personal"] if not find_signs(text.text)] == []


def test_nothing_is_left_to_ask_about_the_neutral_text(texts):
    with translation.override("da"):
        neutrals = [neutral(text.text) for text in corpus()]

    assert [text for text in neutrals if find_cpr(text) or find_signs(text)] == []

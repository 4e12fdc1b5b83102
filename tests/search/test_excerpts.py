import pytest

from praksisnet.search.analysis import danish
from praksisnet.search.queries.excerpts import excerpt, mark

TERMS = {danish().word("samvær").term: 1.0}


def test_words_found_are_marked_in_every_form_and_compound():
    assert mark("Samværet og samværsplanen", TERMS) == "<mark>Samværet</mark> og <mark>samværsplanen</mark>"


def test_what_is_marked_is_safe():
    assert mark("<b>samvær</b> & \u00ad<i>", TERMS) == "&lt;b&gt;<mark>samvær</mark>&lt;/b&gt; &amp; &lt;i&gt;"


def test_weak_guesses_are_not_marked():
    assert mark("samvær", dict.fromkeys(TERMS, 0.1)) == "samvær"


def test_excerpt_is_the_part_that_answers():
    text = " ".join(["ord"] * 60 + ["samvær"] + ["ord"] * 60)

    shown = excerpt(text, TERMS)

    assert (shown.count("<mark>samvær</mark>"), len(shown.split()), shown[0], shown[-1]) == (1, 30, "…", "…")


def test_short_text_is_shown_whole():
    assert excerpt("Om samvær.", TERMS) == "Om <mark>samvær</mark>."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ring først.\n\nRing først. Skriv så.", "Ring først. Skriv så."),
        ("Ring først.\nTil kommuner.\nRing først.", "Ring først. Til kommuner."),
        ("Ring\nRing først\nRing først, og skriv.", "Ring først, og skriv."),
        ("Ring\nRingbind", "Ring Ringbind"),
        ("Ring først.\nSkriv så.", "Ring først. Skriv så."),
    ],
)
def test_excerpt_says_once_what_a_summary_and_the_text_begin_with(text, shown):
    assert excerpt(text, {}) == shown

import pytest

from praksisnet.search.analysis import danish, tokens
from praksisnet.search.analysis.danish import Danish
from praksisnet.search.analysis.lexicon import lexicon
from praksisnet.search.analysis.tokens import telling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("plejefamilierne", "Plejefamilie"),
        ("plejebørns", "plejebarnet"),
        ("mænd", "manden"),
        ("Ålborg", "aalborg"),
        ("SPÆDBØRN", "spaedboern"),
        ("anbringelsesreformen", "anbringelsesreform"),
    ],
)
def test_forms_of_a_word_are_one_term(one, other):
    assert danish().word(one).term == danish().word(other).term


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("slægtspleje", ["slægt", "pleje"]),
        ("børnesamtaler", ["barn", "samtale"]),
        ("arbejdsgange", ["arbejde", "gang"]),
        ("familieplejekonsulent", ["familie", "familiepleje", "pleje", "plejekonsulent", "konsulent"]),
        ("kontrakten", []),
        ("sparring", []),
        ("ændringer", []),
        ("kampagne", []),
        ("forsikring", []),
    ],
)
def test_compounds_are_split_where_words_meet_and_nothing_else_is(word, parts):
    assert danish().word(word).parts == tuple(danish().word(part).term for part in parts)


@pytest.mark.parametrize("text", ["Slægtspleje", "om slægts-plejen", "SLÆGTS\u00adPLEJE –"])
def test_words_that_are_never_split_are_seen_in_a_text_that_may_hold_them(text):
    kept = Danish(lexicon(), never_split=["slaegtspleje", "netvaerkspleje"])

    assert (kept.whole_in(text), kept.whole_in("pleje i slægten")) == (["slaegtspleje"], [])


def test_never_split_word_is_taken_as_it_is():
    kept = Danish(lexicon(), never_split=["slaegtspleje"])

    assert kept.word("Slægtspleje").parts == ()


def test_english_has_its_own_stems_and_no_compounds():
    assert danish().english("Families") == danish().english("family") != danish().word("family")


def test_hyphenated_word_is_one_and_its_halves():
    assert [token.text for token in tokens("børne- og ungdoms-psykiatri")] == [
        "børne",
        "og",
        "ungdomspsykiatri",
        "ungdoms",
        "psykiatri",
    ]


def test_question_is_asked_by_its_telling_words():
    assert telling("Hvordan inddrager man helt små børn?") == ["inddrager", "smaa", "boern"]


def test_question_of_fillers_alone_is_asked_as_it_is():
    assert telling("hvem og hvad") == ["hvem", "og", "hvad"]

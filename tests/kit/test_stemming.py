import pytest

from praksisnet.kit.stemming import stem, stems, words_of


def test_words_are_folded_and_keep_their_order():
    assert words_of("Ærø, § 68 b: Måltider – à la carte!") == ["aeroe", "68", "b", "maaltider", "a", "la", "carte"]


@pytest.mark.parametrize("word", ["aflastning", "aflastningen", "aflastningsfamilier"])
def test_a_word_is_known_by_its_beginning(word):
    assert stem(word) == "aflast"


def test_little_and_empty_words_carry_nothing():
    assert stems("Hvad skal vi gøre, når familien bor i en by, og familier flytter?") == ["famili", "flytte", "goere"]

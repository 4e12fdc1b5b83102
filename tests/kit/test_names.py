import pytest

from praksisnet.kit.avatars import avatar_colour, initials
from praksisnet.kit.names import as_written, fold, one_line, sort_name


def test_sort_name_puts_names_in_danish_order():
    names = ["Ølstykke", "Aabenraa", "Ærø", "Zealand", "Ågerup", "Odense", "Öland", "Møn", "Mols"]

    assert sorted(names, key=sort_name) == [
        "Mols", "Møn", "Odense", "Zealand", "Ærø", "Öland", "Ølstykke", "Aabenraa", "Ågerup",
    ]  # fmt: skip


def test_sort_name_does_not_mind_case_or_accents():
    assert sort_name("ANDRÉ") == sort_name("andre")


def test_fold_makes_all_spellings_one():
    assert {fold("Ærøskøbing"), fold("AEROESKOEBING"), fold("  ærøskøbing ")} == {"aeroeskoebing"}
    assert fold("Aabenraa") == fold("Åbenrå")


def test_fold_drops_what_postgresql_takes_in_no_text():
    assert fold("Mette\x00 Kj\x00ær") == "mette kjaer"


def test_one_line_keeps_nothing_that_is_not_seen():
    assert one_line(" Mette \n Kj\x00ær\u202e ") == "Mette Kjær"


def test_as_written_keeps_the_lines_and_one_kind_of_line_end():
    assert as_written(" To punkter:\r\n- a\x00\r\n- b\n") == "To punkter:\n- a\n- b"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Mette Kjær", "MK"), ("Ole", "O"), ("Anne-Marie af Rosenborg", "AR"), ("", ""), ("(gæst) øst", "Ø")],
)
def test_initials_are_of_first_and_last_name(name, letters):
    assert initials(name) == letters


def test_avatar_colour_stays_the_same():
    assert [avatar_colour(name) for name in ("Mette Kjær", "Mette Kjær", "Søren Lund")] == [2, 2, 4]

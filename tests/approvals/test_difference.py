from praksisnet.approvals.difference import Piece, difference

OLD = "Velkommen.\n\nVi begynder kl. 9.30 i Roskilde.\n\nHusk eksempler."


def test_the_same_text_has_no_changes():
    assert difference(OLD, OLD) == [[Piece("same", text)] for text in OLD.split("\n\n")]


def test_a_changed_word_is_shown_in_its_paragraph():
    found = difference(OLD, OLD.replace("Roskilde", "Næstved"))

    assert found == [
        [Piece("same", "Velkommen.")],
        [
            Piece("same", "Vi begynder kl. 9.30 i "),
            Piece("removed", "Roskilde."),
            Piece("same", " "),
            Piece("added", "Næstved."),
        ],
        [Piece("same", "Husk eksempler.")],
    ]


def test_a_new_paragraph_is_put_in_and_a_lost_one_taken_out():
    found = difference("Et.\n\nTo.", "Et.\n\nNoget helt andet her.\n\nTre.")

    assert found == [
        [Piece("same", "Et.")],
        [Piece("added", "Noget helt andet her.")],
        [Piece("added", "Tre.")],
        [Piece("removed", "To.")],
    ]


def test_a_moved_line_break_is_no_change():
    assert difference("Et.\n\n\nTo.", "Et.\n \nTo.") == [[Piece("same", "Et.")], [Piece("same", "To.")]]

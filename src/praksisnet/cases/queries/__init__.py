"""What those who decide, and the author, see of a case; and where the words of an item lie."""

from praksisnet.cases.queries.asked import left_elsewhere, pieces_of, said_in
from praksisnet.cases.queries.cases import (
    cases_for,
    contacts,
    could_read,
    deciders_of,
    item_for,
    listed,
    look_of,
    open_case,
)
from praksisnet.cases.queries.copies import letters_of, lines_of, phrases_of, says_again, written_down
from praksisnet.cases.queries.page import case_page

__all__ = [
    "case_page",
    "cases_for",
    "contacts",
    "could_read",
    "deciders_of",
    "item_for",
    "left_elsewhere",
    "letters_of",
    "lines_of",
    "listed",
    "look_of",
    "open_case",
    "phrases_of",
    "pieces_of",
    "said_in",
    "says_again",
    "written_down",
]

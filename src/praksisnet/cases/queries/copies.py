"""Where the words of an item lie besides its own row. Asked while they are withheld."""

import re
from collections.abc import Iterator

from django.db.models import QuerySet

from praksisnet.cases import sockets
from praksisnet.cases.models import Case, Withheld
from praksisnet.guard.forms import texts_in
from praksisnet.notices.models import Letter, Notice
from praksisnet.notices.queries import letters_saying, lines_saying

# Long enough to be nobody else's words, short enough to stand in one piece in a letter.
LEAST, LONGEST, MOST = 16, 60, 12
_SENTENCES = re.compile(r"[\n\r.?!:;|*#_\[\]()]+")


def phrases_of(case: Case) -> list[str]:
    """Parts of the sentences by which a copy of them is known again: the first of each text, and some more."""
    found = [list(_phrases(row)) for row in case.withheld.order_by("pk")]
    in_turn = [phrases[at] for at in range(MOST) for phrases in found if at < len(phrases)]
    return list(dict.fromkeys(in_turn))[:MOST]


def _phrases(held: Withheld) -> Iterator[str]:
    kind = sockets.kind_of_model(held.kind)
    for name in kind.texts if kind else ():
        for text in texts_in(held.words.get(name)):
            for sentence in _SENTENCES.split(text):
                phrase = sentence.strip()[:LONGEST].strip()
                if len(phrase) >= LEAST:
                    yield phrase


def letters_of(case: Case) -> QuerySet[Letter]:
    """Letters about the rows of the case, or with words of theirs; not this room's own, which hold none."""
    rows = case.withheld.order_by("pk").values_list("kind", "row")
    return letters_saying(rows, phrases_of(case)).exclude(purpose__startswith="cases.")


def lines_of(case: Case) -> QuerySet[Notice]:
    return lines_saying(letters_of(case), phrases_of(case))

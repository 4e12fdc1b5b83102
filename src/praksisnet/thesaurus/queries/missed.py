"""What people look for without finding it, or without opening what is found: never who."""

from dataclasses import dataclass

from praksisnet.kit.names import fold
from praksisnet.thesaurus.models import Asked, Rule
from praksisnet.thesaurus.words import MOST_SHOWN


@dataclass(frozen=True, slots=True)
class Missed:
    """``is_found``: something was found most times, and nobody opened it."""

    words: str
    asked: int
    is_found: bool

    @property
    def is_one_word(self) -> bool:
        return " " not in self.words


def missed() -> list[Missed]:
    """The most wanted first; without words that a rule knows by now. Two statements."""
    known = {fold(word) for words in Rule.objects.values_list("words", flat=True) for word in words}
    rows = Asked.objects.exclude(words="").order_by("-asked", "words").values_list("words", "asked", "missed", "opened")
    found = [
        Missed(words, asked, 2 * lost < asked) for words, asked, lost, opened in rows if 2 * lost >= asked or not opened
    ]
    return [one for one in found if known.isdisjoint(fold(one.words).split())][:MOST_SHOWN]

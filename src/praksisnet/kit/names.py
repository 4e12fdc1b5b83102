"""Danish names in Danish order: æ, ø, å last and aa as å, the same on both databases."""

import unicodedata

_LAST = {"æ": "{1", "ø": "{2", "å": "{3", "ä": "{1", "ö": "{2", "ü": "y"}


def sort_name(name: str) -> str:
    """The key a list of names is sorted by, compared byte by byte: ``Aabenraa`` sorts after ``Ørsted``."""
    lowered = unicodedata.normalize("NFC", name).casefold().replace("aa", "å")
    return "".join(_LAST.get(letter, _plain(letter)) for letter in lowered)[:200]


def fold(text: str) -> str:
    """Text as it is searched: lower case, without accents, æ as ae, ø as oe, å as aa, single spaces.

    NUL goes too: PostgreSQL takes it in no text, and a search for it would end in an error.
    """
    lowered = unicodedata.normalize("NFC", text.replace("\x00", "")).casefold()
    swapped = lowered.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return " ".join("".join(_plain(letter) for letter in swapped).split())


def _plain(letter: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))

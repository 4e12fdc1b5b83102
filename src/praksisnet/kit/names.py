"""Danish names in Danish order: æ, ø, å last and aa as å, the same on both databases; and texts as they are kept."""

import re
import unicodedata

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_LAST = {"æ": "{1", "ø": "{2", "å": "{3", "ä": "{1", "ö": "{2", "ü": "y"}

# They turn the direction of writing: a name that holds one is read as another name, and so is the rest of its line.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


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
    return " ".join(_BEYOND_ASCII.sub(lambda found: _plain(found[0]), swapped).split())


def one_line(text: str) -> str:
    """With single spaces, and without what is not seen but does something."""
    seen = (char for char in text if char.isspace() or (unicodedata.category(char) != "Cc" and char not in _TURNING))
    return " ".join("".join(seen).split())


def as_written(text: str) -> str:
    """Several lines as they were typed, with one kind of line end, and without NUL, which PostgreSQL does not take."""
    return text.replace("\x00", "").replace("\r\n", "\n").strip()


def _plain(letters: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFD", letters) if not unicodedata.combining(part))

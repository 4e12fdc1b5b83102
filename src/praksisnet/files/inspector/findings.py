"""What is found in a file, and what may be found in one."""

from dataclasses import dataclass, field

MOST_PAGES = 300
# As ``guard.reading`` counts: a day may have one digit, a month a name, and a nought may be a letter.
FEWEST_DIGITS = 6
MOST_TEXT = 1_500_000  # letters; a book has about 600,000
MOST_UNPACKED = 200 * 2**20  # bytes of all parts together
MOST_XML = 30 * 2**20  # bytes of the parts that are read as text
MOST_PARTS = 5_000
MOST_PIXELS = 50_000_000
MOST_ELEMENTS = 1_000_000  # each becomes an object: seven millions, 90 kB packed, took 945 MB of memory


class Problem(Exception):
    """The file is not taken; ``code`` is a key of ``words.PROBLEMS``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(slots=True)
class Findings:
    """``text`` is what one reads, for the search; ``also`` whatever else could hold a number, for the guard alone."""

    kind: str
    pages: int = 0
    text: list[str] = field(default_factory=list)
    also: dict[str, None] = field(default_factory=dict)  # in order, each text once
    pictures_unseen: int = 0  # pictures without an alternative text
    is_untagged: bool = False  # a PDF without the marks that a screen reader reads by
    title: str = ""  # what the document says that it is called
    data: bytes = b""  # what is kept in place of what came: a picture made anew
    _length: int = 0

    def read(self, text: str) -> None:
        if text := self._counted(text):
            self.text.append(text)

    def note(self, text: str) -> None:
        """Kept only if it has digits enough for a number, however it is written."""
        if sum(map(str.isnumeric, text)) >= FEWEST_DIGITS and (text := self._counted(text)):
            self.also[text] = None

    def _counted(self, text: str) -> str:
        text = text.replace("\x00", "").strip()
        self._length += len(text)
        if self._length > MOST_TEXT:
            raise Problem("text")
        return text

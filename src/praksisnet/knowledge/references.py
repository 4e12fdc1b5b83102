"""References as they are written, one a line, and the DOI in each."""

import re
from dataclasses import dataclass

# The pattern that Crossref recommends for the DOIs of today; dots and brackets that end a sentence are not part of it.
_DOI = re.compile(r"(?<![\w.])10\.\d{4,9}/[-._;()/:<>A-Z0-9]+", re.IGNORECASE)
_NAMED = re.compile(r"\bdoi\b", re.IGNORECASE)
_LED_IN_BY = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:?\s*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reference:
    text: str  # without its DOI
    doi: str

    @property
    def address(self) -> str:
        return f"https://doi.org/{self.doi}" if self.doi else ""


def references(text: str) -> list[Reference]:
    """One for each line that says something."""
    return [_reference(line.strip()) for line in text.splitlines() if line.strip()]


def unreadable(text: str) -> list[tuple[int, str]]:
    """The lines that name a DOI which is none, each with its number, counted from one."""
    lines = enumerate(text.splitlines(), start=1)
    return [(number, line.strip()) for number, line in lines if _NAMED.search(line) and not _DOI.search(line)]


def _reference(line: str) -> Reference:
    found = _DOI.search(line)
    if not found:
        return Reference(line, "")
    doi = found.group().rstrip(".,;:")
    if doi.count(")") > doi.count("("):
        doi = doi.rstrip(")").rstrip(".,;:")
    before = _LED_IN_BY.sub("", line[: found.start()]).rstrip()
    after = line[found.start() + len(doi) :].strip(" .,;)")
    return Reference(" ".join(filter(None, (before.rstrip("(,;: ").strip(), after))), doi)

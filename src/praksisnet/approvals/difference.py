"""The readable difference between two versions of a text: paragraph by paragraph, and word by word within one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Change = Literal["same", "added", "removed"]
ALIKE = 0.5  # paragraphs less alike than this are shown as one taken out and one put in


@dataclass(frozen=True, slots=True)
class Piece:
    change: Change
    text: str


Paragraph = list[Piece]


def paragraphs_of(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def difference(old: str, new: str) -> list[Paragraph]:
    """Every paragraph of the new text in order, with what was taken out of the old one where it stood."""
    before, after = paragraphs_of(old), paragraphs_of(new)
    found: list[Paragraph] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [[Piece("same", text)] for text in after[c:d]]
        else:
            found += _changed(before[a:b], after[c:d])
    return found


def _changed(removed: list[str], added: list[str]) -> Iterator[Paragraph]:
    waiting = list(removed)
    for text in added:
        match = next((old for old in waiting if _likeness(old, text) >= ALIKE), None)
        if match is None:
            yield [Piece("added", text)]
            continue
        for gone in waiting[: waiting.index(match)]:
            yield [Piece("removed", gone)]
        del waiting[: waiting.index(match) + 1]
        yield list(_words(match, text))
    for gone in waiting:
        yield [Piece("removed", gone)]


def _likeness(old: str, new: str) -> float:
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()


def _words(old: str, new: str) -> Iterator[Piece]:
    before, after = re.findall(r"\S+\s*", old), re.findall(r"\S+\s*", new)
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(after[c:d]))
            continue
        if b > a:
            yield Piece("removed", "".join(before[a:b]))
        if b > a and d > c and not before[b - 1][-1].isspace():
            yield Piece("same", " ")
        if d > c:
            yield Piece("added", "".join(after[c:d]))

"""What can be said shortly of a longer text: its list, its headings, its first sentences."""

import re
from collections.abc import Iterable, Iterator

from praksisnet.handouts.words import LONGEST_POINT, MOST_POINTS
from praksisnet.kit.blocks import Block, Runs, said

# The end of a sentence: a full stop before a capital, not one of an abbreviation ("f.eks. når").
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])")


def shortened(text: str, longest: int = LONGEST_POINT) -> str:
    """One line of at most so many signs, cut between words."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"


def first_sentence(text: str) -> str:
    return _SENTENCE.split(" ".join(text.split()), maxsplit=1)[0]


def points_in(blocks: list[Block]) -> list[str]:
    """The first list of at least two; else its headings with their first sentences; else its paragraphs' beginnings."""
    lists = [block for block in blocks if block["kind"] == "list" and len(block["items"]) > 1]
    if lists:
        found: Iterable[str] = (said(item) for item in lists[0]["items"])
    elif headings := sections_in(blocks):
        found = (f"{heading}: {text}" if text else heading for heading, text in headings)
    else:
        found = (first_sentence(said(block["runs"])) for block in blocks if block["kind"] == "paragraph")
    return [shortened(one) for one in found if one][:MOST_POINTS]


def sections_in(blocks: list[Block]) -> list[tuple[str, str]]:
    """Each heading with the first sentence under it."""
    return list(_sections(blocks))[:MOST_POINTS]


def _sections(blocks: list[Block]) -> Iterator[tuple[str, str]]:
    heading = ""
    for block in blocks:
        if block["kind"] == "heading":
            if heading:
                yield heading, ""
            heading = said(block["runs"])
        elif heading:
            runs: Runs = block.get("runs") or next(iter(block.get("items", ())), [])
            yield heading, first_sentence(said(runs))
            heading = ""
    if heading:
        yield heading, ""

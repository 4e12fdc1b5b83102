"""Texts as they are shown with a result: the place that answers, and the words in it that were looked for."""

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from praksisnet.search.analysis import danish, tokens
from praksisnet.search.analysis.tokens import tidy
from praksisnet.search.words import LEAST_MARKED

WORDS_SHOWN = 28
READ = 20_000  # letters of a long text that an excerpt is chosen from


class _Piece(NamedTuple):
    start: int
    end: int
    weight: float


def mark(text: str, terms: Mapping[str, float]) -> Markup:
    """The text as safe HTML, the words found in it marked."""
    text = tidy(text)
    return _marked(text, _pieces(text, terms), 0, len(text))


def excerpt(text: str, terms: Mapping[str, float]) -> Markup:
    """As ``mark``, of the part of a long text that answers most."""
    text = _said_once(tidy(text)[:READ])
    pieces = _pieces(text, terms)
    if len(pieces) <= WORDS_SHOWN:
        return _marked(text, pieces, 0, len(text))
    sums, best, first = sum(piece.weight for piece in pieces[:WORDS_SHOWN]), 0.0, 0
    for at in range(len(pieces) - WORDS_SHOWN + 1):
        if round(sums, 6) > round(best, 6):
            best, first = sums, at
        if at + WORDS_SHOWN < len(pieces):
            sums += pieces[at + WORDS_SHOWN].weight - pieces[at].weight
    shown = pieces[first : first + WORDS_SHOWN]
    end = len(text) if first + WORDS_SHOWN == len(pieces) else shown[-1].end
    start = shown[0].start if first else 0
    marked = _marked(text, shown, start, end)
    return Markup("{}{}{}").format("… " if first else "", marked, "" if end == len(text) else " …")


def _said_once(text: str) -> str:
    """The lines in a row, less what another line says too or goes on from: a summary is often how the text begins."""
    lines = [line for line in dict.fromkeys(" ".join(line.split()) for line in text.splitlines()) if line]
    # In order of the alphabet the first of those that go on from a line is the next one.
    begun = {one for one, other in pairwise(sorted(lines)) if other.startswith(one) and not other[len(one)].isalnum()}
    return " ".join(line for line in lines if line not in begun)


def _pieces(text: str, terms: Mapping[str, float]) -> list[_Piece]:
    """Every word where it stands; one with a hyphen as a whole, by the heaviest of its halves."""
    found: list[_Piece] = []
    for token in tokens(text):
        weight = max((terms.get(term, 0.0) for term in danish().word(token.text).all), default=0.0)
        if found and token.start < found[-1].end:
            found[-1] = found[-1]._replace(weight=max(weight, found[-1].weight))
        else:
            found.append(_Piece(token.start, token.end, weight))
    return found


def _marked(text: str, pieces: list[_Piece], start: int, end: int) -> Markup:
    parts, at = [], start
    for piece in pieces:
        if piece.weight >= LEAST_MARKED:
            word = escape(text[piece.start : piece.end])
            parts += [escape(text[at : piece.start]), Markup("<mark>"), word, Markup("</mark>")]
            at = piece.end
    return Markup("").join([*parts, escape(text[at:end])])

"""What a form offers the writer of a text that may be about somebody: see where, take the neutral text, or keep it."""

from dataclasses import dataclass, field

from django.utils.functional import Promise

from praksisnet.guard.neutral import NUMBER, Piece, find_signs, marked, rewritten
from praksisnet.guard.signs import MESSAGES

# The button's name, and what it says: the neutral text, or one's own.
ANSWER, TAKE, KEEP = "guard", "neutral", "keep"
_KEPT_AROUND = 60  # letters


@dataclass(slots=True)
class Offer:
    """Lives as long as the page it is drawn on. ``may_keep``: nothing in it stops the text."""

    own: list[Piece]
    neutral: list[Piece]
    may_keep: bool
    name: str = ANSWER
    take: str = TAKE
    keep: str = KEEP
    reasons: list[Promise] = field(default_factory=list)
    carried: list[tuple[str, str]] = field(default_factory=list)


def offer_for(text: str, *, carried: list[tuple[str, str]]) -> Offer:
    """``carried``: what the button that was pressed sent, for the offer's buttons to send again."""
    own = marked(text)
    kinds = {sign.kind: None for sign in find_signs(text)}
    return Offer(
        own=_around(own),
        neutral=_around(rewritten(text)),
        may_keep=all(piece.kind != NUMBER for piece in own),
        reasons=[MESSAGES[kind] for kind in kinds],
        carried=carried,
    )


def offer_of(text: str) -> Offer | None:
    """For a text that is in no form; None where nothing says that it is about somebody."""
    return offer_for(text, carried=[]) if find_signs(text) else None


def _around(pieces: list[Piece]) -> list[Piece]:
    """Of a long stretch in which nothing was found no more than what stands beside the finds."""
    last = len(pieces) - 1
    return [piece if piece.kind else Piece(_shortened(piece.text, n == 0, n == last)) for n, piece in enumerate(pieces)]


def _shortened(text: str, is_first: bool, is_last: bool) -> str:
    if len(text) <= 2 * _KEPT_AROUND + 1:
        return text
    begin = "" if is_first else text[:_KEPT_AROUND].rpartition(" ")[0] + " "
    end = "" if is_last else " " + text[-_KEPT_AROUND:].partition(" ")[2]
    return f"{begin}…{end}"

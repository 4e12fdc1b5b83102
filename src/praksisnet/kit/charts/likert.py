"""Answers on a scale, as bars of neighbouring pieces: from what speaks against, on the left, to what speaks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from markupsafe import Markup

from praksisnet.kit.charts.drawing import Chart, px, svg

_ROOM_FOR_DIGITS = 22  # a piece at least this long holds a number; longer texts need more
_LETTER = 7.4


@dataclass(frozen=True, slots=True)
class Piece:
    """The answers from ``low`` to ``high`` (1 to 5, more than one when merged): drawn ``length`` long, and ``text`` in
    it. ``label`` says which answers, for the table and on hovering; what is not exact has an open, dashed edge."""

    low: int
    high: int
    length: int
    text: str
    label: str
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class Likert:
    """One question with its pieces; none: too few have answered."""

    label: str
    pieces: Sequence[Piece]


def likert_chart(rows: Sequence[Likert], title: Any, headings: Sequence[Any] = ()) -> Chart:
    """Every row is drawn to its own whole; the legend names the tones that are drawn, from against to for."""
    drawn = {(piece.low, piece.high): piece.label for row in rows for piece in row.pieces}
    return Chart(
        title=str(title),
        wide=_rows(rows, title, width=760, labels=300),
        narrow=_rows(rows, title, width=340, labels=0),
        headings=[str(heading) for heading in headings] or [_("Question"), _("Answer"), _("Number")],
        rows=[(row.label, piece.label, piece.text) for row in rows for piece in row.pieces],
        legend=[(_mark(low, high), label) for (low, high), label in sorted(drawn.items(), key=_middle)],
    )


def _rows(rows: Sequence[Likert], title: Any, *, width: int, labels: int) -> Markup:
    step, thick, above = (46, 28, 0) if labels else (62, 26, 24)
    body = Markup("")
    for index, row in enumerate(rows):
        top = index * step
        body += Markup('<text x="0" y="{}" class="label">{}</text>').format(
            px(top + (thick / 2 + 5 if labels else 16)), row.label
        )
        body += _pieces(row, left=labels, top=top + above, width=width - labels, thick=thick)
    return svg(body, width, len(rows) * step - (step - thick - above), title, "likert")


def _pieces(row: Likert, *, left: float, top: float, width: float, thick: float) -> Markup:
    whole = sum(piece.length for piece in row.pieces)
    if not whole:
        return Markup('<text x="{}" y="{}" class="none">{}</text>').format(
            px(left), px(top + thick / 2 + 5), _("Too few answers to show")
        )
    body = Markup("")
    for piece in row.pieces:
        long = width * piece.length / whole
        body += Markup("<g><title>{}: {}</title>").format(piece.label, piece.text)
        body += Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
            _css(piece), px(left), px(top), px(max(long - 1.5, 1)), px(thick)
        )
        if long > max(_ROOM_FOR_DIGITS, len(piece.text) * _LETTER + 6):
            body += Markup('<text class="{}" x="{}" y="{}">{}</text>').format(
                "value inv" if _is_dark(piece) else "value",
                px(left + long / 2),
                px(top + thick / 2 + 5),
                piece.text,
            )
        left += long
        body += Markup("</g>")
    return body


def _css(piece: Piece) -> str:
    return _tone(piece.low, piece.high) if piece.is_exact else f"{_tone(piece.low, piece.high)} open"


def _tone(low: int, high: int) -> str:
    return f"l{low}" if low == high else f"l{low}{high}"


def _middle(named: tuple[tuple[int, int], str]) -> tuple[int, int]:
    (low, high), _label = named
    return low + high, low


def _is_dark(piece: Piece) -> bool:
    return (piece.low, piece.high) in {(1, 1), (5, 5), (4, 5)}


def _mark(low: int, high: int) -> Markup:
    return Markup(
        '<svg class="likert" viewBox="0 0 14 14" aria-hidden="true"><rect class="{}" width="14" height="14"/></svg>'
    ).format(_tone(low, high))

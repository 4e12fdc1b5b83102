"""What every chart is made of."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Chart:
    """``narrow`` is the same drawing as ``wide`` when its parts can stand both beside and under each other."""

    title: str
    wide: Markup
    narrow: Markup
    headings: Sequence[str]
    rows: Sequence[Sequence[Any]]
    legend: Sequence[tuple[Markup, str]] = ()


def svg(body: Markup, width: float, height: float, title: Any, css: str, left: float = 0, scale: float = 1) -> Markup:
    """The drawing, whose title is read aloud. Lengths are its own units, each ``scale`` pixels; its left edge is at
    ``left``. ``css``: its classes."""
    key = f"c{zlib.crc32(f'{title}{width}{height}{len(body)}'.encode())}"
    return Markup(
        '<svg class="{}" viewBox="{} 0 {} {}" width="{}" height="{}" role="img" aria-labelledby="{}">'
        '<title id="{}">{}</title>{}</svg>'
    ).format(
        css,
        px(left),
        px(width),
        px(height),
        px(width * scale),
        px(height * scale),
        key,
        key,
        title,
        body,
    )


def px(value: float) -> str:
    """A place in the drawing, in few characters."""
    return f"{value:.1f}".removesuffix(".0")

"""QR codes: squares that a phone's camera reads as an address."""

import re
from functools import lru_cache

import segno
from markupsafe import Markup

_QUIET = 4  # empty squares around it; fewer, and some cameras do not find it
# Any of the eight masks is a valid code. Weighing all of them takes most of the time, and a big meeting needs hundreds.
_MASK = 3
_DARK = re.compile(rb"\x01+")


@lru_cache(maxsize=64)
def outline(text: str) -> tuple[int, str]:
    """How many squares it is wide with its margin, and the dark ones as an SVG path of lines one square thick."""
    code = segno.make(text, error="l", mask=_MASK, micro=False, boost_error=False)
    strokes = [
        f"M{run.start() + _QUIET} {y + _QUIET}h{len(run[0])}v1h-{len(run[0])}z"
        for y, row in enumerate(code.matrix)
        for run in _DARK.finditer(bytes(row))
    ]
    return len(code.matrix) + 2 * _QUIET, "".join(strokes)


def svg(text: str) -> str:
    """As a file of its own: black on white, whatever stands behind it."""
    size, path = outline(text)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{path}"/></svg>'
    )


def picture(text: str, label: str) -> Markup:
    """For a page: an image named by ``label``, which must not say more than the page may show."""
    size, path = outline(text)
    return Markup(
        '<svg class="pn-code" role="img" aria-label="{}" viewBox="0 0 {} {}" shape-rendering="crispEdges">'
        '<path class="paper" d="M0 0h{}v{}H0z"/><path d="{}"/></svg>'
    ).format(label, size, size, size, size, path)

"""How a figure has moved: one line for one's own, a dashed one for all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from markupsafe import Markup

from praksisnet.kit.charts.drawing import Chart, px, svg
from praksisnet.kit.formats import number

_ABOVE, _BELOW = 16, 34
Place = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One moment in time. ``value`` and ``other`` are None where there is nothing to show: the line is broken there."""

    label: str
    value: float | None
    other: float | None = None
    short: str = ""  # on the axis where there is little room


def trend_chart(
    points: Sequence[TrendPoint], title: Any, name: Any, other_name: Any = "", *, low: int = 1, high: int = 5
) -> Chart:
    """``low`` and ``high`` are the ends of the axis; the table has a row for every point."""
    return Chart(
        title=str(title),
        wide=_lines(points, title, (str(name), str(other_name)), low, high, wide=True),
        narrow=_lines(points, title, ("", ""), low, high, wide=False),
        headings=[_("Half-year"), str(name), *([str(other_name)] if other_name else [])],
        rows=[(one.label, _said(one.value), *([_said(one.other)] if other_name else [])) for one in points],
        legend=[(_key("own"), str(name)), *([(_key("other"), str(other_name))] if other_name else [])],
    )


def _said(value: float | None) -> str:
    return "–" if value is None else number(value, 1)


def _lines(
    points: Sequence[TrendPoint], title: Any, names: tuple[str, str], low: int, high: int, *, wide: bool
) -> Markup:
    width, height, left, right = (760, 260, 34, 170) if wide else (340, 230, 28, 46)

    def x(index: float) -> float:
        return left + (width - left - right) * index / max(len(points) - 1, 1)

    def y(value: float) -> float:
        return _ABOVE + (height - _ABOVE - _BELOW) * (high - value) / (high - low)

    body = Markup("").join(_grid(value, left, width - right, y(value)) for value in range(low, high + 1))
    every = 1 if wide else max(1, -(-len(points) // 3))
    for index, point in enumerate(points):
        if (len(points) - 1 - index) % every == 0:
            body += Markup('<text class="axis{}" x="{}" y="{}">{}</text>').format(
                "" if index else " first", px(x(index)), height - 8, point.short or point.label
            )
    others, own = [point.other for point in points], [point.value for point in points]
    body += _line(others, x, y, "other") + _line(own, x, y, "own")
    body += Markup("").join(
        Markup('<circle class="own" cx="{}" cy="{}" r="4.5"/>').format(px(x(index)), px(y(value)))
        for index, value in enumerate(own)
        if value is not None
    )
    return svg(body + _ends(own, others, names, x, y), width, height, title, "trend")


def _grid(value: int, left: float, right: float, y: float) -> Markup:
    return Markup(
        '<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"/><text class="axis first" x="0" y="{}">{}</text>'
    ).format(*map(px, (left, right, y, y, y + 5)), value)


def _line(values: Sequence[float | None], x: Place, y: Place, css: str) -> Markup:
    """Broken where a value is missing."""
    runs: list[list[str]] = [[]]
    for index, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(f"{px(x(index))},{px(y(value))}")
    return Markup("").join(
        Markup('<polyline class="{}" points="{}"/>').format(css, " ".join(run)) for run in runs if len(run) > 1
    )


def _ends(
    own: Sequence[float | None], others: Sequence[float | None], names: tuple[str, str], x: Place, y: Place
) -> Markup:
    """The newest values with their names; two that are near each other are parted, so that both can be read."""
    last = len(own) - 1
    lines = ((own, "own", names[0]), (others, "other", names[1]))
    ends = [(values[last] if values else None, css, name) for values, css, name in lines]
    known = [(value, css, name) for value, css, name in ends if value is not None]
    heights = {css: y(value) + 5 for value, css, _name in known}
    if len(known) == 2 and abs(heights["own"] - heights["other"]) < 18:
        middle, is_above = sum(heights.values()) / 2, (known[0][0] or 0) >= (known[1][0] or 0)
        heights = {"own": middle + (-9 if is_above else 9), "other": middle + (9 if is_above else -9)}
    return Markup("").join(
        Markup('<text class="end {}" x="{}" y="{}">{}</text>').format(
            css, px(x(last) + 12), px(heights[css]), f"{number(value, 1)} {name}".strip()
        )
        for value, css, name in known
    )


def _key(css: str) -> Markup:
    return Markup(
        '<svg class="trend" viewBox="0 0 24 14" aria-hidden="true"><polyline class="{}" points="0,7 24,7"/></svg>'
    ).format(css)

"""Bars beside each other."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from markupsafe import Markup

from praksisnet.kit.charts.drawing import Chart, px, svg
from praksisnet.kit.formats import number

_INSIDE = 40  # a bar at least this long has room for its number


def bars_chart(rows: Sequence[tuple[Any, float]], title: Any, unit: str = "") -> Chart:
    """Horizontal bars of (label, value ≥ 0), drawn to the largest value; ``unit`` heads the table's column."""
    most = max((value for _label, value in rows), default=0) or 1
    return Chart(
        title=str(title),
        wide=_bars(rows, title, most, width=760, labels=300),
        narrow=_bars(rows, title, most, width=340, labels=0),
        headings=[_("What"), str(unit) or _("Number")],
        rows=[(label, number(value)) for label, value in rows],
    )


def _bars(rows: Sequence[tuple[Any, float]], title: Any, most: float, *, width: int, labels: int) -> Markup:
    step, thick, above = (46, 28, 0) if labels else (62, 26, 24)
    body = Markup("")
    for index, (label, value) in enumerate(rows):
        top = index * step
        long = max((width - labels) * value / most, 1)
        inside = long >= _INSIDE
        body += Markup(
            '<text x="0" y="{}" class="label">{}</text><rect class="bg" x="{}" y="{}" width="{}" height="{}"/>'
            '<rect class="bar" x="{}" y="{}" width="{}" height="{}"/><text x="{}" y="{}" class="{}">{}</text>'
        ).format(
            *(top + (thick / 2 + 5 if labels else 16), label),
            *(labels, top + above, width - labels, thick),
            *(labels, top + above, px(long), thick),
            *(px(labels + long + (-10 if inside else 8)), px(top + above + thick / 2 + 5)),
            *("value inside" if inside else "value", number(value)),
        )
    return svg(body, width, len(rows) * step - (step - thick - above), title, "bars")

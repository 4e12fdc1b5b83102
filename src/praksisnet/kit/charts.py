"""Charts drawn on the server as SVG: a title that says the finding, numbers in the marks, and rows for a table below.

Bars come wide and narrow, and the style sheet shows one of them; a map is drawn once. Nothing is said by colour alone:
a tile carries as many dots as its level, and a level of none has a dashed edge.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from markupsafe import Markup

from praksisnet.kit.formats import number
from praksisnet.kit.names import sort_name

_SIDE, _GAP = 30, 3  # a tile and the space between two
_INSIDE = 40  # a bar at least this long has room for its number


@dataclass(frozen=True, slots=True)
class Chart:
    """``narrow`` is the same drawing as ``wide`` when its parts can stand both beside and under each other."""

    title: str
    wide: Markup
    narrow: Markup
    headings: Sequence[str]
    rows: Sequence[Sequence[Any]]
    legend: Sequence[tuple[Markup, str]] = ()


@dataclass(frozen=True, slots=True)
class Tile:
    """One square of a tile map. ``level`` counts from 0 to 3; ``detail`` is said in the table and on hovering."""

    name: str
    abbr: str
    column: int
    row: int
    level: int
    detail: str = ""


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


def tile_map_chart(
    tiles: Iterable[Tile],
    levels: Sequence[Any],
    title: Any,
    places: Sequence[tuple[Any, float, float]] = (),
    headings: Sequence[Any] = (),
) -> Chart:
    """A map of equal squares. ``levels`` names the four levels from none to most; ``places`` are words to write on the
    map as (text, column, row). The map stands in two halves, parted at the emptiest column near the middle: beside each
    other where there is room, under each other on a phone.
    """
    drawn = sorted(tiles, key=lambda tile: (tile.row, tile.column))
    if len(levels) != 4 or any(not 0 <= tile.level < 4 for tile in drawn):
        raise ValueError("A tile map has four levels, 0 to 3.")
    names = [str(level) for level in levels]
    west, east = _halves(drawn)
    parts = [half for half in (west, east) if half]
    split = min((tile.column for tile in east), default=99)
    map_in_parts = Markup("").join(
        _tiles(half, names, title, [place for place in places if (place[1] >= split) == (half is east)])
        for half in parts
    )
    return Chart(
        title=str(title),
        wide=map_in_parts,
        narrow=map_in_parts,
        headings=[str(heading) for heading in headings] or [_("Name"), _("State")],
        rows=[
            (tile.name, _state(tile, names))
            for tile in sorted(drawn, key=lambda tile: (tile.level, sort_name(tile.name)))
        ],
        legend=[
            (_mark(level), f"{names[level]}: {sum(tile.level == level for tile in drawn)}") for level in (3, 2, 1, 0)
        ],
    )


def _svg(body: Markup, width: float, height: float, title: Any, css: str, left: float = 0, scale: float = 1) -> Markup:
    key = f"c{zlib.crc32(f'{title}{width}{height}{len(body)}'.encode())}"
    return Markup(
        '<svg class="{}" viewBox="{} 0 {} {}" width="{}" height="{}" role="img" aria-labelledby="{}">'
        '<title id="{}">{}</title>{}</svg>'
    ).format(css, _n(left), _n(width), _n(height), _n(width * scale), _n(height * scale), key, key, title, body)


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
            *(labels, top + above, _n(long), thick),
            *(_n(labels + long + (-10 if inside else 8)), _n(top + above + thick / 2 + 5)),
            *("value inside" if inside else "value", number(value)),
        )
    return _svg(body, width, len(rows) * step - (step - thick - above), title, "bars")


def _tiles(tiles: Sequence[Tile], names: list[str], title: Any, places: Iterable[tuple[Any, float, float]]) -> Markup:
    if not tiles:
        return Markup("")
    pitch = _SIDE + _GAP
    first = min(tile.column for tile in tiles)
    top = min(tile.row for tile in tiles)
    columns = max(tile.column for tile in tiles) - first + 1
    rows = max(tile.row for tile in tiles) - top + 1
    body = Markup("").join(
        _tile(tile, (tile.column - first) * pitch, (tile.row - top) * pitch, names) for tile in tiles
    )
    for text, column, row in places:
        x, y = (column - first) * pitch, (row - top) * pitch + 20
        body += Markup('<text class="lab" x="{}" y="{}">{}</text>').format(_n(x), _n(y), text)
    return _svg(body, columns * pitch + 1, rows * pitch, title, "tiles", left=-1, scale=1.25)


def _tile(tile: Tile, x: float, y: float, names: list[str]) -> Markup:
    return Markup(
        '<g><title>{}: {}</title>{}<text x="{}" y="{}"{}>{}</text>{}</g>'
    ).format(
        tile.name,
        _state(tile, names),
        _square(tile.level, x, y),
        *(_n(x + _SIDE / 2), _n(y + 16), Markup(' class="inv"') if tile.level == 3 else "", tile.abbr),
        _dots(tile.level, x, y),
    )  # fmt: skip


def _square(level: int, x: float, y: float) -> Markup:
    return Markup('<rect class="t{}" x="{}" y="{}" width="{}" height="{}" rx="3"/>').format(
        level, _n(x + 0.5), _n(y + 0.5), _SIDE - 1, _SIDE - 1
    )


def _dots(level: int, x: float, y: float) -> Markup:
    start = x + _SIDE / 2 - (level - 1) * 3
    return Markup("").join(
        Markup('<circle class="dot{}" cx="{}" cy="{}" r="1.6"/>').format(
            " inv" if level == 3 else "", _n(start + index * 6), _n(y + 23.5)
        )
        for index in range(level)
    )


def _mark(level: int) -> Markup:
    """The tile of a level, for the legend."""
    return Markup('<svg class="tiles" viewBox="0 0 {} {}" aria-hidden="true">{}{}</svg>').format(
        _SIDE, _SIDE, _square(level, 0, 0), _dots(level, 0, -8)
    )


def _state(tile: Tile, names: list[str]) -> str:
    return f"{names[tile.level]}, {tile.detail}" if tile.detail else names[tile.level]


def _halves(tiles: Sequence[Tile]) -> tuple[list[Tile], list[Tile]]:
    """West and east of the column that holds fewest tiles; among equals the one nearest to the middle."""
    columns = [tile.column for tile in tiles]
    if not columns or max(columns) - min(columns) < 8:
        return list(tiles), []
    middle = (min(columns) + max(columns)) / 2
    near = range(int(middle - 2), int(middle + 3))
    part = min(near, key=lambda column: (columns.count(column), abs(column - middle)))
    return [tile for tile in tiles if tile.column < part], [tile for tile in tiles if tile.column >= part]


def _n(value: float) -> str:
    """A coordinate in few characters."""
    return f"{value:.1f}".removesuffix(".0")


GLOBALS = {"bars_chart": bars_chart, "tile_map_chart": tile_map_chart}

"""A map of equal squares."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from markupsafe import Markup

from praksisnet.kit.charts.drawing import Chart, px, svg
from praksisnet.kit.names import sort_name

_SIDE, _GAP = 30, 3  # a tile and the space between two


@dataclass(frozen=True, slots=True)
class Tile:
    """One square of a tile map. ``level`` counts from 0 to 3; ``detail`` is said in the table and on hovering."""

    name: str
    abbr: str
    column: int
    row: int
    level: int
    detail: str = ""


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
        body += Markup('<text class="lab" x="{}" y="{}">{}</text>').format(px(x), px(y), text)
    return svg(body, columns * pitch + 1, rows * pitch, title, "tiles", left=-1, scale=1.25)


def _tile(tile: Tile, x: float, y: float, names: list[str]) -> Markup:
    return Markup(
        '<g><title>{}: {}</title>{}<text x="{}" y="{}"{}>{}</text>{}</g>'
    ).format(
        tile.name,
        _state(tile, names),
        _square(tile.level, x, y),
        *(px(x + _SIDE / 2), px(y + 16), Markup(' class="inv"') if tile.level == 3 else "", tile.abbr),
        _dots(tile.level, x, y),
    )  # fmt: skip


def _square(level: int, x: float, y: float) -> Markup:
    return Markup('<rect class="t{}" x="{}" y="{}" width="{}" height="{}" rx="3"/>').format(
        level, px(x + 0.5), px(y + 0.5), _SIDE - 1, _SIDE - 1
    )


def _dots(level: int, x: float, y: float) -> Markup:
    start = x + _SIDE / 2 - (level - 1) * 3
    return Markup("").join(
        Markup('<circle class="dot{}" cx="{}" cy="{}" r="1.6"/>').format(
            " inv" if level == 3 else "", px(start + index * 6), px(y + 23.5)
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

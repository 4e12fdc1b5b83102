"""Charts drawn on the server as SVG: a title that says the finding, numbers in the marks, and rows for a table below.

Bars come wide and narrow, and the style sheet shows one of them; a map is drawn once. Nothing is said by colour alone:
a tile carries as many dots as its level, and a level of none has a dashed edge.
"""

from praksisnet.kit.charts.bars import bars_chart
from praksisnet.kit.charts.drawing import Chart
from praksisnet.kit.charts.likert import Likert, Piece, likert_chart
from praksisnet.kit.charts.tiles import Tile, tile_map_chart
from praksisnet.kit.charts.trend import TrendPoint, trend_chart

__all__ = [
    "Chart",
    "Likert",
    "Piece",
    "Tile",
    "TrendPoint",
    "bars_chart",
    "likert_chart",
    "tile_map_chart",
    "trend_chart",
]

GLOBALS = {"bars_chart": bars_chart, "tile_map_chart": tile_map_chart}

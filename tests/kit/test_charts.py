import re
import xml.etree.ElementTree as ET

import pytest
from django.utils.translation import override

from praksisnet.kit.charts import (
    Likert,
    Piece,
    Tile,
    TrendPoint,
    bars_chart,
    likert_chart,
    tile_map_chart,
    trend_chart,
)

SVG = "{http://www.w3.org/2000/svg}"
LEVELS = ["ingen", "én", "to", "tre"]


def tile(name="Køge", column=0, row=0, level=1, detail="") -> Tile:
    return Tile(name, name[:3], column, row, level, detail)


def read(svg) -> ET.Element:
    return ET.fromstring(str(svg).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


@pytest.fixture
def country() -> list[Tile]:
    return [
        tile(f"{column}-{row}", column, row, (column + row) % 4)
        for column in [*range(9), *range(10, 19)]
        for row in (0, 1)
    ]


def test_bars_say_the_finding_and_the_numbers():
    chart = bars_chart([("Mødt op", 27), ("Udeblevet", 2)], "De fleste kom")

    assert read(chart.wide).find(f"{SVG}title").text == "De fleste kom"
    assert [text.text for text in read(chart.wide).iter(f"{SVG}text")] == ["Mødt op", "27", "Udeblevet", "2"]
    assert chart.rows == [("Mødt op", "27"), ("Udeblevet", "2")]


def test_bars_are_as_long_as_their_numbers():
    chart = bars_chart([("a", 40), ("b", 10), ("c", 0)], "")

    widths = [float(one.get("width")) for one in read(chart.narrow).iter(f"{SVG}rect") if one.get("class") == "bar"]
    assert widths == [340, 85, 1]


@pytest.mark.parametrize("rows", [[], [("a", 0)], [("a", 0.5)]])
def test_bars_stand_without_numbers(rows):
    assert bars_chart(rows, "Intet endnu").rows == [(label, str(value).replace(".", ",")) for label, value in rows]


def test_charts_escape_what_people_write():
    chart = bars_chart([('<script>"', 1)], "<b>")

    assert "<script>" not in chart.wide
    assert read(chart.wide).find(f"{SVG}title").text == "<b>"


def test_charts_carry_no_inline_style():
    made = bars_chart([("a", 1)], "x").wide + tile_map_chart([tile()], LEVELS, "x").wide

    assert re.findall(r"\sstyle=", made) == []


def test_tile_map_shows_a_level_by_dots_and_not_by_colour_alone():
    chart = tile_map_chart([tile(level=level, column=level) for level in range(4)], LEVELS, "")

    dots = [len(list(group.iter(f"{SVG}circle"))) for group in read(chart.wide).iter(f"{SVG}g")]
    assert dots == [0, 1, 2, 3]


def test_tile_map_counts_its_levels_in_the_legend():
    chart = tile_map_chart([tile(), tile("Greve", 1, level=3)], LEVELS, "")

    assert [text for _mark, text in chart.legend] == ["tre: 1", "to: 0", "én: 1", "ingen: 0"]


def test_tile_map_lists_every_tile_in_its_table_the_least_first():
    chart = tile_map_chart([tile(level=2, detail="svarede 3.12.2026"), tile("Greve", 1, level=0)], LEVELS, "")

    assert chart.rows == [("Greve", "ingen"), ("Køge", "to, svarede 3.12.2026")]


def test_tile_map_lists_names_in_danish_order():
    names = ["Aabenraa", "Ærø", "Vejle"]

    chart = tile_map_chart([tile(name, column) for column, name in enumerate(names)], LEVELS, "")

    assert [name for name, _state in chart.rows] == ["Vejle", "Ærø", "Aabenraa"]


def test_map_stands_in_two_halves_that_hold_every_tile_once(country):
    chart = tile_map_chart(country, LEVELS, "")

    halves = [read(f"{half}</svg>") for half in chart.narrow.split("</svg>") if half]
    names = [title.text.split(":")[0] for half in halves for title in half.findall(f".//{SVG}g/{SVG}title")]
    assert (len(halves), sorted(names)) == (2, sorted(one.name for one in country))


def test_every_drawing_of_a_page_has_its_own_title(country):
    made = [bars_chart([("a", 1)], "x"), tile_map_chart(country, LEVELS, "x")]

    names = re.findall(r'<title id="([^"]+)"', "".join(one for chart in made for one in {chart.wide, chart.narrow}))
    assert (len(names), len(set(names))) == (4, 4)


def test_tile_map_refuses_a_fifth_level():
    with pytest.raises(ValueError, match="four levels"):
        tile_map_chart([tile(level=4)], LEVELS, "")


def test_an_empty_map_stands():
    with override("en"):
        chart = tile_map_chart([], LEVELS, "Nothing yet")

    assert (chart.wide, chart.rows, chart.headings) == ("", [], ["Name", "State"])


def piece(low, high, length, text="", label="", **more) -> Piece:
    return Piece(low, high, length, text or str(length), label or f"{low}-{high}", **more)


@pytest.fixture
def answers():
    """One question exact, one merged and coded, one without answers."""
    return likert_chart(
        [
            Likert("Tid", [piece(1, 2, 10), piece(3, 3, 10), piece(4, 5, 20)]),
            Likert("Sted", [piece(1, 3, 5, "højst 5", is_exact=False), piece(4, 5, 35, "mindst 35", is_exact=False)]),
            Likert("Mad", []),
        ],
        "Størst enighed om sted",
    )


def test_likert_pieces_are_as_long_as_their_numbers(answers):
    widths = [float(one.get("width")) for one in read(answers.narrow).iter(f"{SVG}rect")]

    assert widths == [83.5, 83.5, 168.5, 41, 296]


def test_likert_says_what_is_not_exact_by_its_edge_and_its_words(answers):
    open_edges = [one.get("class") for one in read(answers.wide).iter(f"{SVG}rect") if "open" in one.get("class")]

    assert open_edges == ["l13 open", "l45 open"]
    assert answers.rows[3:] == [("Sted", "1-3", "højst 5"), ("Sted", "4-5", "mindst 35")]


def test_likert_names_in_its_legend_only_what_is_drawn(answers):
    assert [text for _mark, text in answers.legend] == ["1-2", "1-3", "3-3", "4-5"]


def test_likert_says_where_too_few_have_answered(answers):
    with override("en"):
        chart = likert_chart([Likert("Mad", [])], "")

    assert [text.text for text in read(chart.wide).iter(f"{SVG}text")] == ["Mad", "Too few answers to show"]


def test_trend_breaks_its_line_where_there_is_nothing():
    points = [
        TrendPoint("a", 3.0, 4.0),
        TrendPoint("b", 4.0, 4.0),
        TrendPoint("c", None, 4.0),
        TrendPoint("d", 5.0, 4.0),
    ]
    chart = trend_chart(points, "", "Her", "Alle", low=3)

    lines = {one.get("class"): len(one.get("points").split()) for one in read(chart.wide).iter(f"{SVG}polyline")}
    assert lines == {"own": 2, "other": 4}
    assert chart.rows[2] == ("c", "–", "4,0")


def test_trend_parts_two_names_that_would_lie_on_each_other():
    chart = trend_chart([TrendPoint("a", 4.0, 4.0), TrendPoint("b", 4.1, 4.1)], "", "Her", "Alle")

    heights = [float(one.get("y")) for one in read(chart.wide).iter(f"{SVG}text") if "end" in one.get("class")]
    assert heights[1] - heights[0] == 18


def test_trend_stands_with_one_point_and_without_any():
    assert trend_chart([TrendPoint("a", 4.0)], "", "Her").rows == [("a", "4,0")]
    assert trend_chart([], "", "Her").rows == []

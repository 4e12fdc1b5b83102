"""A meeting's results as charts; the numbers are those of the tables."""

from django.utils.translation import gettext as _

from praksisnet.evaluation.queries.results import ItemResult, number_of
from praksisnet.evaluation.queries.trends import Point
from praksisnet.kit.charts import Chart, Likert, Piece, TrendPoint, likert_chart, trend_chart
from praksisnet.kit.formats import number


def likert_of(items: list[ItemResult], title: str) -> Chart:
    """Bars of questions that share a scale."""
    rows = [
        Likert(
            one.item.label,
            [
                Piece(part.low, part.high, part.shown, number_of(part), one.label(part), part.count is not None)
                for part in one.parts
            ],
        )
        for one in items
    ]
    return likert_chart(rows, title)


def trend_of_points(points: list[Point], network: str) -> Chart:
    """The network beside all networks; the title says the newest figures and claims nothing of their movement."""
    drawn = [TrendPoint(point.half_year.label, point.network, point.everybody, short=_short(point)) for point in points]
    return trend_chart(drawn, _newest(points), network, _("All networks"), low=axis_low(points))


def _newest(points: list[Point]) -> str:
    known = [point for point in points if point.network is not None and point.everybody is not None]
    if not known:
        return _("Overall outcome from half-year to half-year")
    newest = known[-1]
    return _("Overall outcome %(half_year)s: %(network)s here, %(everybody)s in all networks") % {
        "half_year": newest.half_year.label.lower(),
        "network": number(newest.network or 0, 1),
        "everybody": number(newest.everybody or 0, 1),
    }


def axis_low(points: list[Point]) -> int:
    """The whole number below the lowest mean, and 3 at most, so that small steps can be seen."""
    means = [value for point in points for value in (point.network, point.everybody) if value is not None]
    return min(3, int(min(means, default=3)))


def _short(point: Point) -> str:
    """``Forår 26``."""
    year = str(point.half_year.year)
    return str(point.half_year.label).replace(year, year[-2:])

"""How the overall outcome has moved: half-year by half-year, the network beside all networks of the programme."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from praksisnet.evaluation import analysis
from praksisnet.evaluation.analysis import Counts
from praksisnet.evaluation.models import Answer, Survey
from praksisnet.evaluation.words import OVERALL
from praksisnet.kit.half_years import HalfYear, half_years
from praksisnet.meetings.models import Meeting
from praksisnet.networks.models import Network


@dataclass(frozen=True, slots=True)
class Point:
    """One half-year: the mean of the network and that of all networks, None where too few have answered."""

    half_year: HalfYear
    network: float | None
    everybody: float | None


def trend_of(network: Network) -> list[Point]:
    """The half-years from the first evaluated meeting of any network to the last; one statement.

    Network meetings only, so that a national meeting does not lift one half-year above the others.
    """
    by_network = overall_counts(network.programme_id)
    everybody = _added(by_network.values())
    if not everybody:
        return []
    own = by_network.get(network.pk, {})
    first, last = min(everybody), max(everybody)
    return [_point(half, own.get(half), everybody.get(half)) for half in half_years(first.first_day, last.first_day)]


def overall_counts(programme_id: int) -> dict[int, dict[HalfYear, Counts]]:
    """By network and half-year: the marks for the outcome as a whole, from closed surveys of network meetings."""
    rows = Answer.objects.filter(
        survey__closed_at__isnull=False,
        survey__meeting__programme=programme_id,
        survey__meeting__network__isnull=False,
    ).values_list("survey__meeting__network", "survey__meeting__starts_at", "values")
    marks: dict[int, dict[HalfYear, list[int]]] = defaultdict(lambda: defaultdict(list))
    for network, starts_at, values in rows:
        marks[network][HalfYear.of(cast("datetime", starts_at))] += [values[OVERALL]] if OVERALL in values else []
    return {
        network: {half: analysis.counts_of(found) for half, found in halves.items()}
        for network, halves in marks.items()
    }


def previous_survey(meeting: Meeting) -> Any:
    """The closed survey of the meeting of the same kind, in the same network, before this one; None for the first."""
    before = Survey.objects.filter(
        closed_at__isnull=False,
        meeting__programme=meeting.programme_id,
        meeting__network=meeting.network_id,
        meeting__kind=meeting.kind,
        meeting__starts_at__lt=meeting.starts_at,
    )
    return before.select_related("meeting").order_by("-meeting__starts_at").first()


def _added(networks: Iterable[dict[HalfYear, Counts]]) -> dict[HalfYear, Counts]:
    total: dict[HalfYear, Counts] = {}
    for halves in networks:
        for half, counts in halves.items():
            one, two, three, four, five = (a + b for a, b in zip(total.get(half, (0,) * 5), counts, strict=True))
            total[half] = (one, two, three, four, five)
    return total


def _point(half: HalfYear, own: Counts | None, everybody: Counts | None) -> Point:
    return Point(half, analysis.mean(own) if own else None, analysis.mean(everybody) if everybody else None)

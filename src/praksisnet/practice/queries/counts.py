"""What is tried, in numbers: the one home of these figures. Nothing here names a municipality to the reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from praksisnet.networks.models import Programme
from praksisnet.networks.standings import standings_as
from praksisnet.people.models import Person
from praksisnet.practice import rules
from praksisnet.practice.models import Obstacle, Trial
from praksisnet.practice.words import FEWEST_SHOWN, Hindrance, Stage


@dataclass(frozen=True, slots=True)
class Figures:
    """One programme's trials in numbers, for the page “In practice”."""

    programme: Programme
    counts: dict[Stage, int]
    obstacles: list[tuple[Hindrance, int]]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def trial_figures(person: Person) -> list[Figures]:
    """For those who run, follow or own a programme: three statements, however many there are."""
    wanted = {s.programme_id for s in standings_as(person, rules.COUNTS - rules.MEMBERS)}
    counts, obstacles = stage_counts(wanted), obstacles_by_programme(wanted)
    programmes = Programme.objects.filter(pk__in=wanted).order_by("-starts_on", "sort_name", "pk")
    return [Figures(one, counts[one.pk], obstacles[one.pk]) for one in programmes]


def stage_counts(programme_ids: Iterable[int]) -> dict[int, dict[Stage, int]]:
    """How many trials stand where, for each of the programmes, every stage named: one statement."""
    wanted = list(programme_ids)
    counts = {programme_id: dict.fromkeys(Stage, 0) for programme_id in wanted}
    rows = Trial.objects.filter(network__programme__in=wanted).order_by()
    for programme_id, stage, number in rows.values_list("network__programme", "stage").annotate(number=Count("pk")):
        counts[programme_id][Stage(stage)] = number
    return counts


def trial_counts(programme: Programme) -> dict[Stage, int]:
    return stage_counts([programme.pk])[programme.pk]


def obstacles_by_programme(
    programme_ids: Iterable[int], since: datetime | None = None
) -> dict[int, list[tuple[Hindrance, int]]]:
    """What got in the way in five municipalities or more, with their number, the most first: one statement."""
    wanted = list(programme_ids)
    found: dict[int, list[tuple[Hindrance, int]]] = {programme_id: [] for programme_id in wanted}
    rows = Obstacle.objects.filter(report__trial__network__programme__in=wanted).order_by()
    if since:
        rows = rows.filter(report__told_at__gte=since)
    counted = (
        rows.values("report__trial__network__programme", "hindrance")
        .annotate(number=Count("report__trial__municipality", distinct=True))
        .filter(number__gte=FEWEST_SHOWN)
        .order_by("-number", "hindrance")
    )
    for row in counted:
        found[row["report__trial__network__programme"]].append((Hindrance(row["hindrance"]), row["number"]))
    return found


def obstacles_in(programme: Programme, since: datetime | None = None) -> list[tuple[Hindrance, int]]:
    """(hindrance, municipalities), told since a moment; nothing that fewer than five municipalities met."""
    return obstacles_by_programme([programme.pk], since)[programme.pk]

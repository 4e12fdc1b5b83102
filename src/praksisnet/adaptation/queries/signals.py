"""What a development day's agenda is made of: read when it is frozen, and not afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from praksisnet.adaptation.models import Change, Effect, Need
from praksisnet.adaptation.models.causes import Causes
from praksisnet.adaptation.queries.needs import unanswered, with_state
from praksisnet.adaptation.words import SignalKind
from praksisnet.evaluation.analysis import MEAN_FROM, Counts, average
from praksisnet.evaluation.models import Item, Survey
from praksisnet.evaluation.queries.results import counts_in
from praksisnet.kit import clock
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.words import Kind as ResourceKind
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import Kind
from praksisnet.practice.queries.counts import obstacles_in

FIRST_TIME = timedelta(days=183)  # how far back the first development day of a programme looks
MOST_NEEDS, MOST_RESULTS, MOST_RESOURCES, MOST_EFFECTS = 10, 3, 4, 5
NEWS = {SignalKind.LAW: ResourceKind.LEGISLATION, SignalKind.RESEARCH: ResourceKind.RESEARCH}
HIGH_ENOUGH = Decimal("4.3")  # a mean above it asks for nothing


@dataclass(frozen=True, slots=True)
class Read:
    """One thing to take a stand on, with its figures of this moment."""

    kind: SignalKind
    title: str = ""
    count: int | None = None
    mean: Decimal | None = None
    word: str = ""
    change: Change | None = None
    causes: Causes = field(default_factory=Causes)

    @property
    def item(self) -> Item | None:
        return self.causes.get("item")

    @property
    def hindrance(self) -> str:
        return self.causes.get("hindrance", "")


def signals_of(meeting: Meeting) -> list[Read]:
    """Needs first, then what participants said, what got in the way, what is new, and what changes led to."""
    since = since_last_day(meeting)
    return [*_needs(meeting), *_results(meeting, since), *_obstacles(meeting, since), *_news(meeting, since),
            *_effects(meeting, since)]  # fmt: skip


def since_last_day(meeting: Meeting) -> datetime:
    """When the programme's development day before this one began."""
    until = meeting.starts_at or clock.now()
    earlier = Meeting.objects.filter(
        programme=meeting.programme_id, kind=Kind.DEVELOPMENT, cancelled_at__isnull=True, starts_at__lt=until
    ).exclude(pk=meeting.pk)
    last = earlier.order_by("-starts_at").values_list("starts_at", flat=True).first()
    return last or until - FIRST_TIME


def _needs(meeting: Meeting) -> list[Read]:
    waiting = with_state(unanswered(Need.objects.filter(programme=meeting.programme_id)))
    heaviest = waiting.order_by("-municipality_count", "raised_at", "pk")[:MOST_NEEDS]
    return [
        Read(SignalKind.NEED, need.title, count=need.municipality_count, causes=Causes(need=need)) for need in heaviest
    ]


def _results(meeting: Meeting, since: datetime) -> list[Read]:
    """The lowest means since last time, each question once: of its lowest meeting, if ten or more answered there."""
    surveys = Survey.objects.filter(meeting__programme=meeting.programme_id, closed_at__gt=since)
    by_id = {survey.pk: survey for survey in surveys.order_by("pk")}
    items = {(item.instrument_id, item.key): item for item in Item.objects.filter(is_free_text=False)}
    pooled: dict[str, list[tuple[Survey, Item, Counts]]] = {}
    for survey_id, counts in sorted(counts_in(by_id).items()):
        survey = by_id[survey_id]
        for key, cells in counts.items():
            item = items.get((survey.instrument_id, key))
            if item and not item.is_overall and sum(cells) >= MEAN_FROM:
                pooled.setdefault(key, []).append((survey, item, cells))
    found = [_result(rows) for rows in pooled.values()]
    low = sorted((one for one in found if one.mean and one.mean < HIGH_ENOUGH), key=lambda one: one.mean or 0)
    return low[:MOST_RESULTS]


def _result(rows: Sequence[tuple[Survey, Item, Counts]]) -> Read:
    survey, item, _cells = min(rows, key=lambda row: (average(row[2]), row[0].pk))
    one, two, three, four, five = (sum(cells[level] for _s, _i, cells in rows) for level in range(5))
    together = one, two, three, four, five
    mean = Decimal(str(round(average(together), 2)))
    return Read(SignalKind.RESULT, item.text, sum(together), mean, causes=Causes(survey=survey, item=item))


def _obstacles(meeting: Meeting, since: datetime) -> list[Read]:
    return [
        Read(SignalKind.OBSTACLE, count=number, causes=Causes(hindrance=hindrance.value))
        for hindrance, number in obstacles_in(meeting.programme, since)
    ]


def _news(meeting: Meeting, since: datetime) -> list[Read]:
    new: Any = Resource.objects.filter(
        programme=meeting.programme_id, published_at__gt=since, published_at__lte=clock.now(), archived_at__isnull=True
    ).order_by("-published_at", "-pk")
    return [
        Read(kind, resource.title, causes=Causes(resource=resource))
        for kind, of_kind in NEWS.items()
        for resource in new.filter(kind=of_kind)[:MOST_RESOURCES]
    ]


def _effects(meeting: Meeting, since: datetime) -> list[Read]:
    """Of the changes whose answers have come in since last time."""
    recent = Effect.objects.filter(
        change__programme=meeting.programme_id, change__published_at__gt=since - 2 * FIRST_TIME
    )
    measured = recent.select_related("change").order_by("-change__published_at", "-change")[:MOST_EFFECTS]
    return [
        Read(SignalKind.EFFECT, one.change.we_do[:200], one.n_after, word=one.word, change=one.change)
        for one in measured
    ]

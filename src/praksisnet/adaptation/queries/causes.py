"""What something can be done because of, for those who choose: needs, answers, and what is known."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from praksisnet.adaptation.models import Need
from praksisnet.adaptation.models.causes import Causes
from praksisnet.adaptation.queries.needs import OPEN_NEEDS, with_state
from praksisnet.adaptation.queries.programme import weight
from praksisnet.evaluation.models import Item, Survey
from praksisnet.kit.formats import date_with_year
from praksisnet.knowledge.models import Resource

MOST_NEEDS, MOST_SURVEYS = 60, 10


@dataclass(frozen=True, slots=True)
class CauseOption:
    group: str
    label: str
    programme_id: int
    causes: Causes


def cause_options(programme_ids: Collection[int], resources: Collection[Resource] = ()) -> dict[str, CauseOption]:
    """By a key for the form, grouped: open needs by weight, the newest results, and these resources."""
    found: dict[str, CauseOption] = {}
    for need in _needs(programme_ids):
        label = f"{need.title} ({weight(need.municipality_count)})"
        found[f"need-{need.pk}"] = CauseOption(_("Needs"), label, need.programme_id, Causes(need=need))
    surveys = Survey.objects.filter(closed_at__isnull=False, meeting__programme__in=programme_ids)
    newest = list(surveys.select_related("meeting").order_by("-meeting__starts_at", "-pk")[:MOST_SURVEYS])
    items = Item.objects.filter(instrument__in={one.instrument_id for one in newest}, is_free_text=False)
    by_instrument: dict[int, list[Item]] = {}
    for item in items.order_by("position"):
        by_instrument.setdefault(item.instrument_id, []).append(item)
    for survey in newest:
        for item in by_instrument.get(survey.instrument_id, []):
            label = f"{item.label} ({_where(survey)})"
            option = CauseOption(_("Evaluation"), label, survey.meeting.programme_id, Causes(survey=survey, item=item))
            found[f"result-{survey.pk}-{item.pk}"] = option
    for resource in resources:
        option = CauseOption(_("Knowledge bank"), resource.title, resource.programme_id, Causes(resource=resource))
        found[f"resource-{resource.pk}"] = option
    return found


def _needs(programme_ids: Collection[int]) -> list[Any]:
    waiting = with_state(Need.objects.filter(OPEN_NEEDS, programme__in=programme_ids))
    return list(waiting.order_by("-municipality_count", "raised_at", "pk")[:MOST_NEEDS])


def _where(survey: Survey) -> str:
    day = f", {date_with_year(survey.meeting.starts_at)}" if survey.meeting.starts_at else ""
    return f"{survey.meeting.title}{day}"

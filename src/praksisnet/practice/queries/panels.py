"""What the trial's page, the front page and a resource show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from praksisnet.kit.looks import Look
from praksisnet.knowledge.models import Resource
from praksisnet.networks.standings import at_places
from praksisnet.people.models import Person
from praksisnet.practice import rules
from praksisnet.practice.models import Report, Trial
from praksisnet.practice.queries.trials import trials_for, with_state
from praksisnet.practice.words import ENDED, Stage

ON_PANEL = 3


LOOKS = {
    Stage.PLANNED: ("info", "calendar-month"),
    Stage.UNDER_WAY: ("info", "sync"),
    Stage.ADOPTED: ("ok", "success"),
    Stage.ADAPTED: ("ok", "edit"),
    Stage.STOPPED: ("warn", "close"),
}


def look_of(stage: str) -> Look:
    known = Stage(stage)
    return Look(*LOOKS[known], str(known.label))


@dataclass(frozen=True, slots=True)
class MyTrials:
    """What the reader's municipalities try now, for the front page, each with ``awaits``."""

    trials: list[Any]
    more: bool

    def look(self, trial: Trial) -> Look:
        return look_of(trial.stage)


@dataclass(frozen=True, slots=True)
class Tried:
    """What one municipality made of a resource, as it shares it."""

    trial: Trial
    reports: Sequence[Report]
    is_own: bool


def my_trial_panel(person: Person) -> MyTrials | None:
    """None for those who speak for no municipality: what waits for an answer first, then the newest."""
    own = rules.own_places(person)
    if not own:
        return None
    runs = Trial.objects.filter(at_places(own, "network"), network__programme__closed_at__isnull=True)
    found = with_state(runs.exclude(stage__in=ENDED))
    rows = list(found.order_by("-awaits", "-made_at", "-id")[: ON_PANEL + 1])
    return MyTrials(rows[:ON_PANEL], len(rows) > ON_PANEL)


def who_has_tried(person: Person, resource: Resource) -> list[Tried]:
    """The begun trials of a resource that the person may read, the newest news first, with what was told."""
    begun = trials_for(person).filter(resource=resource).exclude(stage=Stage.PLANNED)
    rows = begun.select_related("owner").prefetch_related(_reports()).order_by("-stage_at", "-id")
    return [Tried(trial, trial.told, trial.is_own) for trial in rows]


def trial_page(person: Person, trial: Any) -> dict[str, Any]:
    """What this reader is shown; what got in the way only to the municipality and the facilitator."""
    sees_obstacles, speaks = rules.may_see_obstacles(person, trial), rules.may_speak_for(person, trial)
    reports = list(trial.reports.select_related("told_by", "meeting").prefetch_related("obstacles"))
    is_open = not (trial.network.programme.is_closed or trial.network.programme.is_draft)
    return {
        "trial": trial,
        "reports": reports[::-1],
        "sees_obstacles": sees_obstacles,
        "speaks": speaks and is_open,
        "is_member": speaks,
    }


def _reports() -> Prefetch[Any]:
    return Prefetch("reports", queryset=Report.objects.exclude(told=""), to_attr="told")

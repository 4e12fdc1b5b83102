"""You said, we do: what members read of it, and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from praksisnet.adaptation import rules
from praksisnet.adaptation.models import Change, Effect, Support
from praksisnet.adaptation.queries.programme import line_of
from praksisnet.kit.formats import date_with_year
from praksisnet.kit.prepared import prepared
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.rules import run_programme_ids
from praksisnet.people.models import Person

ON_PANEL = 3


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change with its cause in words, where it shows, and its effect once the answers are in."""

    change: Change
    cause: str
    place: str
    effect: Effect | None


@dataclass(frozen=True, slots=True)
class ChangesPanel:
    changes: list[ShownChange]
    more: bool


def changes_for(person: Person) -> QuerySet[Any]:
    """What is published for the person's networks and programmes; drafts for who runs the programme."""
    whole, networks = rules.change_scopes(person)
    everybody = Q(round__isnull=False) | Q(meeting__network__isnull=True, meeting__isnull=False)
    member = Q(programme__in=networks.keys()) & (everybody | Q(meeting__network__in=set().union(*networks.values())))
    seen = Q(published_at__isnull=False) & (Q(programme__in=whole) | member)
    return told(Change.objects.filter(seen | Q(programme__in=run_programme_ids(person))))


def told(changes: QuerySet[Change]) -> QuerySet[Any]:
    """With what their sentences need, in the statement that reads them."""
    behind = Support.objects.filter(need=OuterRef("need")).order_by().values("need").annotate(number=Count("pk"))
    found: QuerySet[Any] = changes.select_related(
        "programme", "need", "item", "resource", "survey__meeting", "meeting__network", "round", "effect"
    ).annotate(municipality_count=Coalesce(Subquery(behind.values("number"), output_field=IntegerField()), 0))
    return found


def shown(changes: Sequence[Any]) -> list[ShownChange]:
    """Of rows from ``told``."""
    return [ShownChange(one, line_of(one).text, place_of(one), getattr(one, "effect", None)) for one in changes]


def changes_panel(person: Person) -> ChangesPanel | None:
    """The newest ones, for the front page; None for those who are part of no programme's changes."""
    if not rules.sees_needs(person):
        return None
    rows = list(changes_for(person).filter(published_at__isnull=False).order_by("-published_at", "-pk")[: ON_PANEL + 1])
    return ChangesPanel(shown(rows[:ON_PANEL]), len(rows) > ON_PANEL)


def changes_of(meeting: Meeting) -> list[ShownChange]:
    """What is changed at this meeting, for its page."""
    return shown(_changes(meeting.pk, meeting.round_id))


@prepared
def _changes(meeting_id: int, round_id: int | None) -> QuerySet[Any]:
    """With no more than the block on the meeting's page shows."""
    found = told(_at(meeting_id, round_id).filter(published_at__isnull=False)).order_by("published_at", "pk")
    shown_with = found.select_related(None).select_related("item", "resource", "meeting", "round", "effect")
    rows: QuerySet[Any] = shown_with.defer("resource__body", "meeting__summary")
    return rows


def changes_from(person: Person, meeting: Meeting) -> list[ShownChange]:
    """What this reader sees of what was changed because of the answers to this meeting, or to its round: for the page
    of its results."""
    same_round = Q(survey__meeting__round=meeting.round_id) if meeting.round_id else Q(pk__in=[])
    rows = changes_for(person).filter(Q(survey__meeting=meeting) | same_round, published_at__isnull=False)
    return shown(list(rows.order_by("published_at", "pk")))


def invitation_lines(meeting: Meeting) -> list[str]:
    """For the invitation: drafts are published with the meeting, so they count."""
    done = [change.we_do.rstrip(".") for change in _at(meeting.pk, meeting.round_id).order_by("made_at", "pk")]
    return (
        [_("This is what we have changed since last time: %(changes)s.") % {"changes": "; ".join(done)}] if done else []
    )


def place_of(change: Change) -> str:
    """Where it shows: the round's name, or the meeting with its day. Of a draft members are told nothing."""
    if change.round:
        return change.round.name
    is_known = change.meeting and (change.meeting.announced_at or change.meeting.published_at)
    if change.meeting and (is_known or change.published_at is None):
        day = f", {date_with_year(change.meeting.starts_at)}" if change.meeting.starts_at else ""
        return f"{change.meeting.title}{day}"
    return ""


def _at(meeting_id: int, round_id: int | None) -> QuerySet[Change]:
    there = Q(meeting=meeting_id) | Q(round=round_id) if round_id else Q(meeting=meeting_id)
    return Change.objects.filter(there)

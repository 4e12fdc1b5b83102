"""What a meeting's page, a theme's page and a resource's own page show."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from praksisnet.access.queries import tokens_for
from praksisnet.kit import clock, richtext
from praksisnet.kit.prepared import prepared
from praksisnet.knowledge import rules
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries.readers import LONG, PUBLISHED, resources_for, resources_with
from praksisnet.knowledge.words import Kind
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.queries import meetings_for
from praksisnet.meetings.words import SessionKind
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme
from praksisnet.themes.sockets import Carried

MOST_READING = 3
MOST_MATERIALS = 60  # of one meeting, with what is proposed to read
AFTER_THE_DAY = 32767  # behind every position
UNDER_THEME = 20


@dataclass(frozen=True, slots=True)
class MaterialsPanel:
    """``resources`` came from the meeting; ``reading`` is about its themes; of ``unmade`` sessions nothing is made yet.

    Drafts and ``unmade`` are for those who write.
    """

    resources: list[Resource]
    reading: list[Resource]
    unmade: list[Session]

    @property
    def is_empty(self) -> bool:
        return not (self.resources or self.reading or self.unmade)


def materials_panel(person: Person, meeting: Meeting) -> MaterialsPanel:
    """One statement, and one more for those who write in the meeting's programme."""
    rows = _materials(meeting.pk, tokens_for(person), rules.writes_in(person))
    here = [one for one in rows if one.session and one.session.meeting_id == meeting.pk]
    return MaterialsPanel(
        resources=here,
        reading=[one for one in rows if one not in here][:MOST_READING],
        unmade=_unmade(meeting) if meeting.programme_id in rules.writes_in(person) else [],
    )


@prepared
def _materials(meeting_id: int, tokens: Collection[str], own: Collection[int]) -> QuerySet[Resource]:
    is_here = Q(session__meeting=meeting_id)
    its_themes = Meeting.themes.through.objects.filter(meeting=meeting_id).values("theme")
    under = Resource.themes.through.objects.filter(theme__in=its_themes).values("resource")
    to_read = PUBLISHED & Q(pk__in=under) & ~Q(kind=Kind.MATERIAL)
    in_day = Case(When(is_here, then=F("session__position")), default=Value(AFTER_THE_DAY))
    return (
        resources_with(tokens, own)
        .filter(is_here | to_read, archived_at__isnull=True)
        .select_related("municipality", "session")
        .defer(*LONG)
        .order_by(in_day, "-tried_in", "-published_at", "-pk")[:MOST_MATERIALS]
    )


def _unmade(meeting: Meeting) -> list[Session]:
    """The sessions of a meeting that has begun of which there is no resource yet."""
    if meeting.starts_at is None or meeting.starts_at > clock.now() or meeting.cancelled_at:
        return []
    made = Resource.objects.filter(session=OuterRef("pk"), archived_at__isnull=True)
    return list(Session.objects.filter(~Exists(made), meeting=meeting).exclude(kind=SessionKind.PAUSE))


def sessions_for(person: Person) -> Any:
    """The sessions the person may make knowledge of: of the programmes the person writes in."""
    return Session.objects.filter(meeting__programme__in=rules.writes_in(person)).select_related("meeting")


def under_theme(person: Person, theme: Theme) -> Carried:
    """What this reader sees of the library on the theme's page."""
    found = resources_for(person).filter(PUBLISHED, themes=theme).defer(*LONG)
    under = found.order_by("-published_at", "-pk")[:UNDER_THEME]
    return Carried(
        _("Knowledge bank"),
        [(one.title, Kind(one.kind).label, reverse("knowledge:resource", args=[one.pk])) for one in under],
    )


def text_of(resource: Resource) -> Markup:
    return text_below(resource.summary, resource.body)


def text_below(summary: str, body: str) -> Markup:
    """What is read below the summary. A text that begins with the same sentences goes on from there."""
    said = summary.strip()
    if said.endswith((".", "?", "!")) and body.startswith(said) and (rest := body[len(said) :])[:1].strip() == "":
        body = rest
    return richtext.from_markdown(body)


def related(person: Person, resource: Resource) -> list[Resource]:
    """Others under the same themes that this reader may read, the most tried first."""
    mine = Resource.themes.through.objects.filter(resource=resource).values("theme")
    under = Resource.themes.through.objects.filter(theme__in=mine).values("resource")
    named = resource.see_also.values("pk")  # shown by themselves
    found = resources_for(person).filter(PUBLISHED, Q(pk__in=under)).exclude(pk__in=named).exclude(pk=resource.pk)
    found = found.defer(*LONG)
    return list(found.order_by("-tried_in", "-published_at", "-pk")[:MOST_READING])


def meeting_of(person: Person, resource: Resource) -> Meeting | None:
    """The meeting it came from, where the reader sees it; asked only where there is one."""
    if resource.session is None:
        return None
    found: Meeting | None = meetings_for(person).filter(pk=resource.session.meeting_id).first()
    return found

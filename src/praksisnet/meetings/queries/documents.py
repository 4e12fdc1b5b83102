"""Meetings as search holds them."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praksisnet.access.actions import audience
from praksisnet.meetings.audience import tokens_of
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import Kind
from praksisnet.search.documents import TOGETHER, Document
from praksisnet.search.sockets import one_or_all, register_facet, register_source

MEETING = "meeting"
KNOWN = Q(announced_at__isnull=False) | Q(published_at__isnull=False)


def is_found(meeting: Meeting) -> bool:
    """A draft is in the plan of those who plan; it is found when its date is known."""
    return bool(meeting.announced_at or meeting.published_at)


def document_of(meeting: Meeting) -> Document:
    """Its title, lead and programme, and what was summed up and decided. For those whom it is for: who is there as a
    guest or a speaker only has the meeting in the own list, and needs no search."""
    sessions = meeting.sessions.exclude(kind="pause").order_by("position").values_list("title", "abstract")
    parts = [". ".join(part for part in session if part) for session in sessions]
    themes = list(meeting.themes.filter(retired_at__isnull=True).order_by("sort_name").values_list("name", flat=True))
    facets = [("type", meeting.kind), *(("theme", name) for name in themes)]
    if meeting.network:
        facets.append(("network", meeting.network.name))
    if meeting.round_id:
        facets.append((TOGETHER, f"round {meeting.round_id}"))
    return Document(
        kind=MEETING,
        key=str(meeting.pk),
        title=meeting.title,
        address=reverse("pages:meeting", args=[meeting.pk]),
        audience=meeting.audience or audience(tokens_of(meeting)),
        text="\n".join(filter(None, [meeting.lead, *parts, meeting.summary, meeting.decisions])),
        themes=themes,
        found_by="\n".join(
            filter(None, [meeting.town, meeting.place, meeting.network.name if meeting.network else ""])
        ),
        happens_at=meeting.starts_at,
        facets=facets,
    )


def documents(key: str) -> Iterator[Document]:
    """All that is to be found, or what of it has this key, for the nightly comparison."""
    found = one_or_all(Meeting.objects.filter(KNOWN), key)
    for meeting in found.select_related("network", "programme", "audience").order_by("pk"):
        yield document_of(meeting)


def join_search() -> None:
    """Once, when the product starts."""
    register_source([MEETING], documents, {MEETING: _("Meetings")})
    register_facet("type", _("Type"), dict(Kind.choices))

"""Whose take-home page of a meeting is whose: those who see the meeting, and colleagues who read along there."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from praksisnet.handouts.words import MEETING
from praksisnet.kit import clock
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import meetings_for
from praksisnet.meetings.words import FOR_MEMBERS
from praksisnet.meetings.words import Kind as MeetingKind
from praksisnet.networks.words import Answer
from praksisnet.people.models import Person
from praksisnet.readers.models import Reader
from praksisnet.readers.sockets import Shared


def held() -> QuerySet[Meeting]:
    """The meetings members come to that have been: only of those is there something to take home."""
    over = Q(closed_at__isnull=False) | Q(ends_at__lte=clock.now())
    known = Meeting.objects.filter(over, published_at__isnull=False, cancelled_at__isnull=True)
    return known.filter(kind__in=FOR_MEMBERS)


def held_for(person: Person) -> QuerySet[Any]:
    """Those the person sees, and those of the networks the municipality of a reader takes part in."""
    reads = Reader.objects.filter(person=person, removed_at__isnull=True, role__ended_at__isnull=True)
    seen = Q(pk__in=meetings_for(person).values("pk"))
    for programme_id, municipality_id in reads.values_list("programme", "municipality"):
        ours = Q(network__invitations__municipality=municipality_id, network__invitations__answer=Answer.ACCEPTED) | Q(
            network__isnull=True
        )
        seen |= Q(pk__in=Meeting.objects.filter(ours, programme=programme_id).values("pk"))
    return held().filter(seen).select_related("programme", "network")


class SharedMeetings:
    kind = MEETING
    view = "handouts:meeting"

    def told(self, pk: int) -> Shared | None:
        found = held().filter(pk=pk, programme__closed_at__isnull=True).select_related("programme", "network").first()
        return shared_of(found) if found else None

    def may_read(self, person: Person, pk: int) -> bool:
        return held_for(person).filter(pk=pk).exists()


def shared_of(meeting: Meeting) -> Shared:
    return Shared(
        kind=MEETING,
        pk=meeting.pk,
        programmes=() if meeting.programme.is_closed else (meeting.programme,),
        title=meeting.title,
        what=MeetingKind(meeting.kind).label,
        summary=meeting.lead,
        behind=meeting.network.name if meeting.network else meeting.programme.title,
        address=reverse("handouts:meeting", args=[meeting.pk]),
        look=meeting.kind,
    )

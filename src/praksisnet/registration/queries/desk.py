"""The meeting as who opens its desk needs it, read under the lock."""

from typing import Any

from django.db.models import Exists, QuerySet

from praksisnet.kit.prepared import prepared
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import Mode
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.questions import with_asks
from praksisnet.registration.words import State


def meeting_now(meeting: Meeting) -> tuple[Meeting, frozenset[str]]:
    """The meeting, knowing what it asks, and the modes for which somebody waits: in one statement."""
    found = _known(meeting.pk)[0]
    return found, frozenset(mode for mode in Mode.values if getattr(found, _waits(mode)))


@prepared
def _known(meeting_id: int) -> QuerySet[Any]:
    waiting = Registration.objects.filter(meeting=meeting_id, state=State.WAITING)
    known = with_asks(Meeting.objects.filter(pk=meeting_id).select_related("programme", "network", "round"), meeting_id)
    found: QuerySet[Any] = known.annotate(**{_waits(mode): Exists(waiting.filter(mode=mode)) for mode in Mode.values})
    return found


def _waits(mode: str) -> str:
    return f"waited_{mode}"

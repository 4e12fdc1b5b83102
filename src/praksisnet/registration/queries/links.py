"""The mailed link with which somebody registers or cancels without signing in."""

from datetime import datetime

from django.db.models import QuerySet

from praksisnet.kit import links
from praksisnet.kit.prepared import prepared
from praksisnet.meetings.models import Meeting
from praksisnet.people.links import holder_of, person_named
from praksisnet.people.models import Person
from praksisnet.registration.words import ANSWER_LINK, LINK_LASTS


def answer_token(meeting: Meeting, person: Person, *, made_at: datetime | None = None) -> str:
    """``made_at``: where the same text must come out each time; else it is made now."""
    return links.make(ANSWER_LINK, meeting.pk, holder_of(person), made_at=made_at)


def answer_by_link(token: str) -> tuple[Meeting, Person]:
    """The meeting, and who the letter was written to. Raises BadLink, or DoesNotExist for a meeting that is no more."""
    link = links.read(token, ANSWER_LINK, max_age=LINK_LASTS)
    person = person_named(link.holder)
    found = _meeting(link.row_id)
    if not found:
        raise Meeting.DoesNotExist
    return found[0], person


@prepared
def _meeting(meeting_id: int) -> QuerySet[Meeting]:
    return Meeting.objects.filter(pk=meeting_id).select_related("programme", "network", "round")

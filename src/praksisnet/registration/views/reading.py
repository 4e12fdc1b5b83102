"""What the views of this room begin with, and how they end."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from praksisnet.kit.pages import show
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import meeting_for, meetings_for
from praksisnet.people.gate import reader
from praksisnet.people.models import Person
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.other_dates import visitable


def meeting_or_404(
    request: HttpRequest, meeting_id: int, may: Callable[[Person, Meeting], bool] | None = None
) -> Meeting:
    """The meeting in the reader's own scope; 403 for those who see it and may not do this."""
    meeting: Meeting | None = meeting_for(reader(request), meeting_id)
    if meeting is None:
        raise Http404
    if may and not may(reader(request), meeting):
        raise PermissionDenied
    return meeting


def meeting_to_register_or_404(request: HttpRequest, meeting_id: int) -> Meeting:
    """One in the reader's own scope, or of another network's in a round of the own: only to register for it."""
    person = reader(request)
    meeting: Meeting | None = meeting_for(person, meeting_id)
    if meeting:
        return meeting
    return get_object_or_404(visitable(person).select_related("programme", "network", "round"), pk=meeting_id)


def registration_or_404(
    request: HttpRequest, registration_id: int, may: Callable[[Person, Registration], bool]
) -> Registration:
    """One of a meeting in the reader's own scope."""
    mine = Registration.objects.filter(meeting__in=meetings_for(reader(request)).values("pk"))
    found = get_object_or_404(
        mine.select_related("meeting__programme", "meeting__network", "person", "municipality"), pk=registration_id
    )
    if not may(reader(request), found):
        raise PermissionDenied
    return found


def page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    return show(request, f"registration/{template}.html", {"active": "meetings", **context})

"""The page of a meeting: what every room has to say about it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from praksisnet.kit.pages import show
from praksisnet.meetings.looks import look_of
from praksisnet.meetings.queries import meetings_for, schedule_panel, where
from praksisnet.people.gate import reader


@require_safe
def meeting(request: HttpRequest, meeting_id: int) -> HttpResponse:
    found = get_object_or_404(meetings_for(reader(request)), pk=meeting_id)
    context = {"active": "meetings", "meeting": found, "look": look_of(found), "where": where(found)}
    return show(request, "pages/meeting.html", context | {"schedule": schedule_panel(reader(request), found)})

"""The page of one meeting, made of many rooms' panels."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from praksisnet.kit.pages import show
from praksisnet.meetings.queries import meetings_for
from praksisnet.pages.queries.meeting import context_of, meeting_page
from praksisnet.people.gate import reader


@require_safe
def meeting(request: HttpRequest, meeting_id: int) -> HttpResponse:
    found = get_object_or_404(meetings_for(reader(request)), pk=meeting_id)
    page = meeting_page(reader(request), found)
    return show(request, "pages/meeting.html", {"active": "meetings", **context_of(page)})

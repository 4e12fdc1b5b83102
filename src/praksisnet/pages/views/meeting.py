"""The page of one meeting, made of many rooms' panels."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from praksisnet.kit.pages import show
from praksisnet.meetings.queries import meeting_for
from praksisnet.pages.queries.meeting import context_of, meeting_page
from praksisnet.people.gate import reader


@require_safe
def meeting(request: HttpRequest, meeting_id: int) -> HttpResponse:
    found = meeting_for(reader(request), meeting_id)
    if found is None:
        raise Http404
    page = meeting_page(reader(request), found)
    return show(request, "pages/meeting.html", {"active": "meetings", **context_of(page)})

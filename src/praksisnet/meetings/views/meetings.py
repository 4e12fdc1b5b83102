from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from praksisnet.meetings import rules
from praksisnet.meetings.queries import meetings_for
from praksisnet.meetings.views.reading import meeting_or_404, page
from praksisnet.people.gate import reader


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    return page(request, "meetings", meetings=meetings_for(reader(request)))


@require_safe
def settings(request: HttpRequest, meeting_id: int) -> HttpResponse:
    return page(request, "meetings", meetings=[meeting_or_404(request, meeting_id, rules.may_run_meeting)])

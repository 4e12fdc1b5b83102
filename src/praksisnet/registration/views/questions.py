"""What those who come are asked, and who needs what: the facilitator's two pages."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.rules import may_run_meeting
from praksisnet.people.gate import actor
from praksisnet.registration import actions
from praksisnet.registration.forms.questions import QuestionsForm
from praksisnet.registration.models import Question
from praksisnet.registration.queries.needs import needs_of
from praksisnet.registration.queries.questions import deleted_at
from praksisnet.registration.views.reading import meeting_or_404, page
from praksisnet.registration.words import KEPT_DAYS


@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_or_404(request, meeting_id, may_run_meeting)
    there = list(Question.objects.filter(meeting=meeting))
    form = QuestionsForm(posted(request), questions=there)
    if form.is_valid():
        try:
            actions.ask(meeting, form.wanted, by=actor(request))
            messages.success(request, _("Saved."))
            return redirect("meetings:settings", meeting.pk)
        except Refused as refused:
            form.add_error(None, refused)
    last_day = deleted_at(meeting, KEPT_DAYS) if meeting.ends_at else None
    return page(request, "questions", meeting=meeting, form=form, last_day=last_day)


@require_safe
def needs(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Nobody but who runs the meeting: not the coordinator, not the other participants."""
    meeting = meeting_or_404(request, meeting_id, may_run_meeting)
    return page(request, "needs", meeting=meeting, shown=needs_of(meeting))

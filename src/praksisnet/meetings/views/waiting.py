"""How the places are given: the rules of the waiting list."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.meetings import actions, rules
from praksisnet.meetings.forms.waiting import PlaceRulesForm
from praksisnet.meetings.views.reading import meeting_or_404, page
from praksisnet.people.gate import actor


@require_http_methods(["GET", "HEAD", "POST"])
def place_rules(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_or_404(request, meeting_id, rules.may_run_meeting)
    form = PlaceRulesForm(posted(request), meeting=meeting)
    if form.is_valid():
        try:
            actions.set_place_rules(meeting, by=actor(request), **form.rules)
            messages.success(request, _("Saved."))
            return redirect("meetings:settings", meeting.pk)
        except Refused as refused:
            form.refuse(refused)
    return page(request, "place_rules", form=form, meeting=meeting)

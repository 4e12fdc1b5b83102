"""What the participants said about a meeting, and what is changed because of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from praksisnet.adaptation.queries import changes_from
from praksisnet.adaptation.rules import runs_programme
from praksisnet.evaluation.queries import results_panel, surveys_for
from praksisnet.kit.pages import show
from praksisnet.people.gate import reader


@require_safe
def results(request: HttpRequest, meeting_id: int) -> HttpResponse:
    person = reader(request)
    survey = get_object_or_404(surveys_for(person), meeting__pk=meeting_id)
    panel = results_panel(person, survey.meeting, survey)
    if panel is None:
        raise Http404
    context = {"active": "evaluations", "panel": panel, "between": "pages/_we_change.html"}
    changed = {
        "changes": changes_from(person, survey.meeting),
        "may_change": runs_programme(person, survey.meeting.programme_id),
    }
    return show(request, "pages/results.html", context | changed)

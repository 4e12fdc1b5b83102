from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.evaluation import actions, rules
from praksisnet.evaluation.queries import ResultsPanel, last_day, means_of, results_panel, surveys_for
from praksisnet.kit import downloads
from praksisnet.kit.pages import show
from praksisnet.kit.paging import page_of
from praksisnet.people.gate import actor, reader


@require_safe
def evaluations(request: HttpRequest) -> HttpResponse:
    if not rules.sees_evaluations(reader(request)):
        raise Http404
    found = page_of(surveys_for(reader(request)).order_by("-meeting__starts_at", "-pk"), request.GET)
    return _show(request, "evaluations", page=found, means=means_of(found.items), last_day=last_day)


@require_safe
def spreadsheet(request: HttpRequest, meeting_id: int) -> HttpResponse:
    panel = _shown(request, meeting_id)
    return downloads.spreadsheet(_title(panel), panel.results.data_headings, panel.results.data_rows)


@require_safe
def open_data(request: HttpRequest, meeting_id: int) -> HttpResponse:
    panel = _shown(request, meeting_id)
    return downloads.csv_file(_title(panel), panel.results.data_headings, panel.results.data_rows)


@require_http_methods(["GET", "HEAD", "POST"])
def closing(request: HttpRequest, meeting_id: int) -> HttpResponse:
    panel = _panel(request, meeting_id)
    if not rules.may_close(reader(request), panel.meeting):
        raise PermissionDenied
    if request.method == "POST":
        actions.close_survey(panel.survey, by=actor(request))
        messages.success(request, _("The evaluation is closed."))
        return redirect("pages:results", panel.meeting.pk)
    return _show(request, "closing", panel=panel)


def _panel(request: HttpRequest, meeting_id: int) -> ResultsPanel:
    survey = get_object_or_404(surveys_for(reader(request)), meeting__pk=meeting_id)
    panel = results_panel(reader(request), survey.meeting, survey)
    if panel is None:
        raise Http404
    return panel


def _shown(request: HttpRequest, meeting_id: int) -> ResultsPanel:
    """There is nothing to download of what is not shown."""
    panel = _panel(request, meeting_id)
    if not panel.results.is_shown:
        raise Http404
    return panel


def _title(panel: ResultsPanel) -> str:
    return _("Evaluation of %(meeting)s") % {"meeting": panel.meeting.title}


def _show(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    return show(request, f"evaluation/{template}.html", {"active": "evaluations", **context})

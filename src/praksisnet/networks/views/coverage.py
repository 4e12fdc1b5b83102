from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from praksisnet.kit.downloads import spreadsheet
from praksisnet.networks import rules
from praksisnet.networks.models import Programme
from praksisnet.networks.queries.coverage import ICONS
from praksisnet.networks.queries.panels import coverage_panel, coverage_sheet
from praksisnet.networks.views.reading import programme_or_404
from praksisnet.people.gate import reader


def _covered(request: HttpRequest, programme_id: int) -> Programme:
    programme = programme_or_404(request, programme_id)
    if not rules.may_see_coverage(reader(request), programme):
        raise PermissionDenied
    return programme


@require_safe
def coverage(request: HttpRequest, programme_id: int) -> HttpResponse:
    programme = _covered(request, programme_id)
    panel = coverage_panel(programme, state=request.GET.get("state", ""), region=request.GET.get("region", ""))
    runs = rules.may_run_programme(reader(request), programme)
    return render(request, "networks/coverage.html", {"panel": panel, "icons": ICONS, "runs": runs})


@require_safe
def coverage_xlsx(request: HttpRequest, programme_id: int) -> HttpResponse:
    programme = _covered(request, programme_id)
    headings, rows = coverage_sheet(programme)
    return spreadsheet(f"coverage-{programme.pk}", headings, rows)

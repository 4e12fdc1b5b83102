"""The authority's overview of a programme, as a page and as a spreadsheet."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from praksisnet.kit.downloads import spreadsheet
from praksisnet.kit.pages import show
from praksisnet.networks.models import Programme
from praksisnet.pages.queries.overview import overview_of, overview_sheet
from praksisnet.pages.queries.programmes import watched_programmes
from praksisnet.people.gate import reader


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    programme, others = _programme(request)
    return show(request, "pages/overview.html", {"overview": overview_of(programme), "others": others})


@require_safe
def overview_xlsx(request: HttpRequest) -> HttpResponse:
    programme, _others = _programme(request)
    headings, rows = overview_sheet(overview_of(programme))
    return spreadsheet(_("overview"), headings, rows)


def _programme(request: HttpRequest) -> tuple[Programme, list[Programme]]:
    programme, others = watched_programmes(reader(request), request.GET.get("programme", ""))
    if programme is None:
        raise Http404
    return programme, others

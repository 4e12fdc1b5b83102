"""The facilitator's and the authority's meeting plan."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from praksisnet.kit.pages import show
from praksisnet.kit.paging import page_of_list
from praksisnet.meetings.looks import look_of
from praksisnet.networks.rules import may_run_programme, may_see_coverage
from praksisnet.pages.queries.plan import board_of, reach_of
from praksisnet.pages.queries.programmes import watched_programmes
from praksisnet.pages.queries.waiting import waiting_for
from praksisnet.people.gate import reader

MOST_LINES = 25


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    person = reader(request)
    programme, others = watched_programmes(person, request.GET.get("programme", ""))
    if programme is None or not may_see_coverage(person, programme):
        raise Http404
    runs = may_run_programme(person, programme)
    board = board_of(person, programme, everything="all" in request.GET)
    lines = page_of_list(board.lines, request.GET, MOST_LINES)
    context = {"board": board, "lines": lines, "reach": reach_of(programme), "others": others, "looks": look_of}
    context |= {"runs": runs, "waiting": waiting_for(person) if runs else None}
    return show(request, "pages/plan.html", context)

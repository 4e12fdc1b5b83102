"""The one search box: what is found of everything one may read, and what is offered while one types."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST, require_safe

from praksisnet.kit.facets import changed, chips
from praksisnet.kit.pages import show
from praksisnet.knowledge.rules import sees_library
from praksisnet.pages.forms import SearchForm
from praksisnet.pages.queries.finding import choices, findings, offered
from praksisnet.people.gate import reader
from praksisnet.thesaurus.counting import note_search


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    chosen = {name: request.GET.getlist(name) for name in choices()}
    found = findings(reader(request), words, chosen, request.GET)
    if words and "page" not in request.GET and not any(chosen.values()):
        note_search(reader(request), words, found.number)
    context = {"form": form, "words": words, "found": found, "chips": chips(found.facets, request.GET)}
    context["corrected"] = changed(request.GET, "words", to=found.correction)
    context["sees_library"] = sees_library(reader(request))
    return show(request, "pages/search.html", context | {"is_search": True})


@require_POST
def suggestions(request: HttpRequest) -> HttpResponse:
    """Posted, so that what somebody types letter by letter stands in no address and no log; it is kept nowhere."""
    form = SearchForm(request.POST)
    typed = form.cleaned_data["words"] if form.is_valid() else ""
    answer = JsonResponse(offered(reader(request), typed))
    answer["Cache-Control"] = "no-store"
    return answer

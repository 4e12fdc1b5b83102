"""What readers do: find, narrow, read."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from praksisnet.files.queries import files_for
from praksisnet.kit.facets import changed, chips
from praksisnet.kit.observe import observe
from praksisnet.kit.paging import page_of
from praksisnet.knowledge import rules
from praksisnet.knowledge.forms import LibraryForm
from praksisnet.knowledge.queries import Library, unpublished
from praksisnet.knowledge.queries import library as library_of
from praksisnet.knowledge.queries.sharing import home_panel
from praksisnet.knowledge.views.attention import attention
from praksisnet.knowledge.views.reading import page, resource_or_404, shown_of, standing_of
from praksisnet.knowledge.words import DOWNLOADED, OPENED, Sort, State
from praksisnet.meetings.rules import sees_meetings
from praksisnet.people.gate import reader
from praksisnet.thesaurus.counting import note_search

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Way:
    """A way to sort, with the link that does."""

    label: str
    query: str
    is_current: bool


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    person = reader(request)
    if not rules.sees_library(person):
        raise Http404
    form = LibraryForm(request.GET)
    wanted = form.wanted
    found = library_of(person, **wanted)
    if wanted["words"] and set(request.GET) == {"words"}:
        note_search(person, wanted["words"], found.number)
    context = {"form": form, "found": found, "page": page_of(found.found, request.GET, PAGE_SIZE, found.number)}
    context |= {"chips": chips(found.facets, request.GET), "sorts": _sorts(found, request.GET), "asked": wanted}
    context |= attention(request, is_whole=not request.GET)
    context["corrected"] = changed(request.GET, "words", to=found.correction)
    kept = [(name, value) for name in ("state", "sort") for value in request.GET.getlist(name)]
    context |= {"kept": kept, "is_whole": not request.GET, "asks_on": sees_meetings(person)}
    return page(request, "library", **context, unpublished=unpublished(person), writes=rules.writes(person))


@require_safe
def resource(request: HttpRequest, resource_id: int) -> HttpResponse:
    """Counted as opened when somebody it is for reads it, not when those who write it do."""
    found = resource_or_404(request, resource_id)
    person = reader(request)
    writes = rules.may_write(person, found)
    if found.state is State.PUBLISHED and not writes and request.method == "GET":
        observe(OPENED, resource=found.pk)
    context: dict[str, Any] = {"files": list(files_for(person).filter(resources=found).order_by("name", "pk"))}
    context |= {"home": home_panel(person, found)} | shown_of(person, found)
    context |= standing_of(person, found) if writes else {}
    return page(request, "resource", resource=found, writes=writes, **context)


@require_safe
def resource_file(request: HttpRequest, resource_id: int, file_id: int) -> HttpResponse:
    """The way to a file from the page that shows it: counted, and read where every file is read."""
    found = resource_or_404(request, resource_id)
    wanted = get_object_or_404(files_for(reader(request)), pk=file_id, resources=found)
    if found.state is State.PUBLISHED and not rules.may_write(reader(request), found) and request.method == "GET":
        observe(DOWNLOADED, resource=found.pk)
    return redirect("files:file", wanted.pk)


def _sorts(found: Library, query: QueryDict) -> list[Way]:
    """The ways to sort; by relevance only where there are words to be relevant to."""
    offered = [sort for sort in Sort if found.terms or sort is not Sort.RELEVANT]
    return [Way(str(sort.label), changed(query, "sort", to=sort.value), sort is found.sort) for sort in offered]

"""What members do: give a link to colleagues; and what coordinators do: see and remove who came in by one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from praksisnet.kit.pages import show
from praksisnet.kit.paging import page_of
from praksisnet.kit.refusal import Refused
from praksisnet.people.gate import actor, reader
from praksisnet.readers import actions, rules
from praksisnet.readers.queries import readers_for, ways_for
from praksisnet.readers.sockets import source_of

PAGE_SIZE = 50


@require_safe
def sharing(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    person, source = reader(request), source_of(kind)
    shared = source.told(pk) if source and source.may_read(person, pk) else None
    ways = ways_for(person, shared) if shared else []
    if not ways:
        raise Http404
    context = {"shared": shared, "ways": ways, "looks_after": bool(rules.looks_after(person))}
    return show(request, "readers/sharing.html", {**context, "active": "library"})


@require_safe
def readers(request: HttpRequest) -> HttpResponse:
    person = reader(request)
    if not rules.looks_after(person):
        raise Http404
    found = readers_for(person)
    context = {"page": page_of(found, request.GET, PAGE_SIZE), "reading": found.filter(role__ended_at=None).count()}
    return show(request, "readers/readers.html", {**context, "active": "readers"})


@require_POST
def removal(request: HttpRequest, reader_id: int) -> HttpResponse:
    found = get_object_or_404(readers_for(reader(request)), pk=reader_id)
    actions.remove_reader(found, by=actor(request))
    messages.success(request, _("%(name)s no longer reads along.") % {"name": found.person.name})
    return redirect("readers:readers")


@require_POST
def return_(request: HttpRequest, reader_id: int) -> HttpResponse:
    found = get_object_or_404(readers_for(reader(request)), pk=reader_id)
    try:
        actions.return_reader(found, by=actor(request))
        messages.success(request, _("%(name)s can read along again.") % {"name": found.person.name})
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("readers:readers")

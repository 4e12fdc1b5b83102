"""What is open to everybody: a list and a page without an account, and the button that opens and closes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from praksisnet.handouts import actions, rules
from praksisnet.handouts.queries.opened import open_files, open_resources
from praksisnet.kit.pages import show
from praksisnet.kit.paging import page_of
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.queries import parts_of, resources_for, text_of
from praksisnet.people.gate import actor, reader

PAGE_SIZE = 20


@login_not_required
@require_safe
def open_list(request: HttpRequest) -> HttpResponse:
    page = page_of(open_resources().defer("body"), request.GET, PAGE_SIZE)
    return show(request, "handouts/open_list.html", {"page": page})


@login_not_required
@require_safe
def open_page(request: HttpRequest, resource_id: int) -> HttpResponse:
    found = get_object_or_404(open_resources(), pk=resource_id)
    parts = parts_of(found.kind, found.parts, sees_people=False)
    context = {"one": found, "parts": parts, "text": text_of(found), "files": open_files(found)}
    return show(request, "handouts/open_page.html", context)


@require_POST
def openness(request: HttpRequest, resource_id: int) -> HttpResponse:
    found = get_object_or_404(resources_for(reader(request)), pk=resource_id)
    if not rules.may_write_in(reader(request), found.programme_id):
        raise PermissionDenied
    try:
        if "undo" in request.POST:
            actions.close_resource(found, by=actor(request))
            messages.success(request, _("It is no longer open to everybody."))
        else:
            actions.open_resource(found, by=actor(request))
            messages.success(request, _("It is open: anybody can read it without an account."))
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("handouts:resource", found.pk)

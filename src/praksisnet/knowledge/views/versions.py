"""What a resource said before: its versions, each with what was changed, and the way back to one."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from praksisnet.kit.paging import page_of
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge import actions, rules
from praksisnet.knowledge.models import Resource, Version
from praksisnet.knowledge.queries import changes_between, citation, parts_of, text_below
from praksisnet.knowledge.views.reading import page, resource_or_404
from praksisnet.people.gate import actor, reader
from praksisnet.people.models import Person


@require_safe
def versions(request: HttpRequest, resource_id: int) -> HttpResponse:
    """The newest first; who made it is told those who write."""
    found = resource_or_404(request, resource_id)
    kept = found.versions.select_related("made_by").defer("texts").order_by("-number")
    writes = rules.may_write(reader(request), found)
    return page(request, "versions", resource=found, versions=page_of(kept, request.GET), writes=writes)


@require_safe
def version(request: HttpRequest, resource_id: int, number: int) -> HttpResponse:
    found, shown = _version_or_404(request, resource_id, number)
    before = found.versions.filter(number__lt=number).order_by("-number").first()
    writes, texts, sees = rules.may_write(reader(request), found), shown.texts, rules.takes_part(reader(request), found)
    context: dict[str, Any] = {"writes": writes, "before": before}
    context |= {"changes": changes_between(before, shown, sees_people=sees) if before else []}
    context |= {"parts": parts_of(texts["kind"], texts["parts"], sees_people=sees)}
    context |= {"text": text_below(texts["summary"], texts["body"]), "cite": citation(found, shown)}
    return page(request, "version", resource=found, version=shown, **context)


@require_POST
def restoration(request: HttpRequest, resource_id: int, number: int) -> HttpResponse:
    found, shown = _version_or_404(request, resource_id, number, rules.may_write)
    try:
        actions.restore_version(shown, by=actor(request))
        messages.success(request, _("Version %(number)s is brought back.") % {"number": number})
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("knowledge:resource", found.pk)


def _version_or_404(
    request: HttpRequest, resource_id: int, number: int, may: Callable[[Person, Resource], bool] | None = None
) -> tuple[Resource, Version]:
    found = resource_or_404(request, resource_id, may)
    return found, get_object_or_404(found.versions, number=number)

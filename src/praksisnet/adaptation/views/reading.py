"""What the views of this room begin with, and how they end."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from praksisnet.adaptation import rules
from praksisnet.adaptation.models import Need
from praksisnet.adaptation.queries import Place, look_of, needs_for, places_for
from praksisnet.kit.pages import show
from praksisnet.people.gate import reader
from praksisnet.people.models import Person


def need_or_404(request: HttpRequest, need_id: int, may: Callable[[Person, Need], bool] | None = None) -> Need:
    """The need in the reader's own scope; 403 for those who see it and may not do this."""
    need: Need = get_object_or_404(needs_for(reader(request)), pk=need_id)
    if may and not may(reader(request), need):
        raise PermissionDenied
    return need


def own_places(request: HttpRequest) -> list[Place]:
    """Where the reader may raise needs: 403 for those who only see them, 404 for others."""
    if not rules.sees_needs(reader(request)):
        raise Http404
    if not rules.may_raise_needs(reader(request)):
        raise PermissionDenied
    return places_for(reader(request))


def page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    return show(request, f"adaptation/{template}.html", {"active": "needs", "looks": look_of, **context})

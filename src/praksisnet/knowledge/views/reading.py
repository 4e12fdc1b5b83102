"""What the views of this room begin with, and how they end."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from praksisnet.kit.pages import show
from praksisnet.knowledge import rules
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import excerpt, resources_for
from praksisnet.knowledge.words import State
from praksisnet.people.gate import reader
from praksisnet.people.models import Person
from praksisnet.search.queries import mark


def resource_or_404(
    request: HttpRequest, resource_id: int, may: Callable[[Person, Resource], bool] | None = None
) -> Resource:
    """The resource in the reader's own scope; 403 for those who read it and may not do this."""
    found = resources_for(reader(request)).select_related("programme", "municipality", "owner", "session__meeting")
    resource = get_object_or_404(found, pk=resource_id)
    if may and not may(reader(request), resource):
        raise PermissionDenied
    return resource


def writer(request: HttpRequest) -> Person:
    """Who writes here: 403 for those who only read, 404 for others."""
    person = reader(request)
    if not rules.sees_library(person):
        raise Http404
    if not rules.writes(person):
        raise PermissionDenied
    return person


def page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    shown = {"active": "library", "states": State, "mark": mark, "excerpt": excerpt}
    return show(request, f"knowledge/{template}.html", {**shown, **context})

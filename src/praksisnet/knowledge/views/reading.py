"""What the views of this room begin with, and how they end."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from praksisnet.kit.pages import show
from praksisnet.knowledge import rules
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import (
    citation,
    excerpt,
    live_release,
    may_mark_core,
    may_publish,
    meeting_of,
    needs_release,
    parts_of,
    related,
    resources_for,
    see_also_of,
    text_of,
    version_of,
)
from praksisnet.knowledge.sockets import corners_for
from praksisnet.knowledge.words import State
from praksisnet.people.gate import reader
from praksisnet.people.models import Person
from praksisnet.search.queries import mark


def resource_or_404(
    request: HttpRequest, resource_id: int, may: Callable[[Person, Resource], bool] | None = None
) -> Resource:
    """The resource in the reader's own scope; 403 for those who read it and may not do this."""
    found = resources_for(reader(request)).select_related(
        "programme", "municipality", "owner", "sent_by", "session__meeting"
    )
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


def shown_of(person: Person, resource: Resource) -> dict[str, Any]:
    """What everybody who reads it sees beside its title and files."""
    takes_part, version = rules.takes_part(person, resource), version_of(resource)
    return {
        "takes_part": takes_part and resource.state is State.PUBLISHED,
        "parts": parts_of(resource.kind, resource.parts, sees_people=takes_part),
        "text": text_of(resource),
        "themes": list(resource.themes.order_by("sort_name")),
        "municipalities": list(resource.municipalities.order_by("sort_name")),
        "meeting": meeting_of(person, resource),
        "version": version,
        "cite": citation(resource, version) if version and resource.state is State.PUBLISHED else "",
        "see_also": see_also_of(person, resource),
        "related": related(person, resource),
        "corners": corners_for(person, resource),
    }


def standing_of(person: Person, resource: Resource) -> dict[str, Any]:
    """What those who write it see: where it stands, and what is the next step."""
    asked = live_release(resource)
    is_open = resource.state is not State.PUBLISHED
    return {
        "asked": asked,
        "asks_release": is_open and needs_release(resource),
        "publishes": is_open and may_publish(person, resource),
        "reviews": rules.may_review(person, resource),
        "marks_core": may_mark_core(person, resource),
        "correction": resource.corrections.order_by("-pk").first() if is_open else None,
    }


def page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    shown = {"active": "library", "states": State, "mark": mark, "excerpt": excerpt}
    return show(request, f"knowledge/{template}.html", {**shown, **context})

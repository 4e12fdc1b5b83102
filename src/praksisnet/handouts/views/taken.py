"""What the views of take-home pages begin with: the thing in the reader's own scope, and its page."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from praksisnet.handouts import rules
from praksisnet.handouts.models import Collection
from praksisnet.handouts.queries import meetings
from praksisnet.handouts.queries.collections import for_meeting
from praksisnet.handouts.queries.home import Home, home_of_meeting, home_of_resource
from praksisnet.handouts.words import FORMS, MEETING, PAGE, POWERPOINT, SLIDES
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import resources_for
from praksisnet.knowledge.queries.sharing import SharedResources
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import meetings_for
from praksisnet.people.gate import reader
from praksisnet.readers.queries import Way, address_for, ways_for
from praksisnet.readers.sockets import Shared


@dataclass(frozen=True, slots=True)
class Taken:
    thing: Resource | Meeting
    kind: str
    home: Home
    trail: list[tuple[str, str]]
    writes: bool
    way: Way | None
    is_open: bool = False
    collections: list[Collection] = field(default_factory=list)

    @property
    def address(self) -> str:
        return reverse(f"handouts:{self.kind}", args=[self.thing.pk])

    @property
    def content(self) -> str:
        return reverse(f"handouts:{self.kind}_content", args=[self.thing.pk])

    @property
    def files(self) -> list[tuple[str, str]]:
        """What can be downloaded: address and what it is called."""
        called = {PAGE: _("One page (PDF)"), POWERPOINT: _("Slides (PowerPoint)"), SLIDES: _("Slides (PDF)")}
        view = f"handouts:{self.kind}_file"
        return [(reverse(view, args=[self.thing.pk, form]), called[form]) for form in (PAGE, POWERPOINT, SLIDES)]


Take = Callable[[HttpRequest, int], Taken]


def take_resource(request: HttpRequest, pk: int) -> Taken:
    person = reader(request)
    found = resources_for(person).select_related("municipality", "programme")
    resource = get_object_or_404(found, pk=pk)
    page = reverse("knowledge:resource", args=[pk])
    shared = SharedResources().told(pk)
    return Taken(
        resource,
        SharedResources.kind,
        home_of_resource(resource, _address(request, shared, page)),
        [(_("Knowledge bank"), reverse("knowledge:library")), (resource.title, page)],
        rules.may_write_in(person, resource.programme_id),
        _way(request, shared),
        bool(shared and shared.open_address),
    )


def take_meeting(request: HttpRequest, pk: int) -> Taken:
    person = reader(request)
    meeting = get_object_or_404(meetings.held_for(person).distinct(), pk=pk)
    shared = meetings.shared_of(meeting)
    page = reverse("pages:meeting", args=[pk])
    trail = [(meeting.title, page)] if meetings_for(person).filter(pk=pk).exists() else []
    return Taken(
        meeting,
        MEETING,
        home_of_meeting(meeting, _address(request, shared, page)),
        trail,
        rules.may_write_in(person, meeting.programme_id),
        _way(request, shared),
        collections=for_meeting(person, meeting),
    )


def writing(take: Take, request: HttpRequest, pk: int) -> Taken:
    """403 for those who only read."""
    taken = take(request, pk)
    if not taken.writes:
        raise PermissionDenied
    return taken


def known_form(form: str) -> str:
    if form not in FORMS:
        raise Http404
    return form


def _address(request: HttpRequest, shared: Shared | None, page: str) -> str:
    return address_for(reader(request), shared) if shared else request.build_absolute_uri(page)


def _way(request: HttpRequest, shared: Shared | None) -> Way | None:
    ways: list[Any] = ways_for(reader(request), shared) if shared else []
    return ways[0] if ways else None

"""What the views of this room begin with, and how they end."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from praksisnet.kit.pages import show
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import resources_for
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import meetings_for
from praksisnet.people.gate import reader
from praksisnet.practice import rules
from praksisnet.practice.models import Trial
from praksisnet.practice.queries import Place, look_of, places_for, trials_for


def trial_or_404(request: HttpRequest, trial_id: int, *, speaking: bool = False) -> Trial:
    """The trial in the reader's own scope; 403 for those who read it and do not speak for its municipality."""
    found = trials_for(reader(request)).select_related("owner", "meeting", "resource")
    trial: Trial = get_object_or_404(found, pk=trial_id)
    if speaking and not rules.may_speak_for(reader(request), trial):
        raise PermissionDenied
    return trial


def meeting_or_404(request: HttpRequest, meeting_id: int) -> Meeting:
    """A meeting the reader sees, of a programme whose trials they may at least count."""
    person = reader(request)
    seen = meetings_for(person).filter(programme__in=rules.counting_programme_ids(person))
    meeting: Meeting = get_object_or_404(seen, pk=meeting_id)
    return meeting


def resource_or_404(request: HttpRequest, resource_id: int) -> Resource:
    """Whoever reads the resource; 403 where they may not read single trials of its programme."""
    resource = get_object_or_404(resources_for(reader(request)), pk=resource_id)
    if resource.programme_id not in rules.reading_programme_ids(reader(request)):
        raise PermissionDenied
    return resource


def own_places(request: HttpRequest) -> list[Place]:
    """Where the reader may write down a trial: 403 for those who only see them, 404 for others."""
    if not rules.sees_practice(reader(request)):
        raise Http404
    if not rules.may_plan(reader(request)):
        raise PermissionDenied
    return places_for(reader(request))


def blame(form: BaseForm, refused: Refused) -> None:
    """Show the refusal at the field it is about."""
    form.add_error(refused.code if refused.code in form.fields else None, refused)


def page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    return show(request, f"practice/{template}.html", {"active": "practice", "look_of": look_of, **context})

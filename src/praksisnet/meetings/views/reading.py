"""What the views of this room begin with, and how they end."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from praksisnet.kit.pages import show
from praksisnet.meetings import rules
from praksisnet.meetings.looks import look_of
from praksisnet.meetings.models import CoreSession, Meeting, Round, Session
from praksisnet.meetings.queries import meeting_for, name_of, rounds_seen_by, sessions_for, where
from praksisnet.networks.models import Programme
from praksisnet.networks.queries import programmes_for
from praksisnet.people.gate import reader
from praksisnet.people.models import Person


def meeting_or_404(request: HttpRequest, meeting_id: int, may: Callable[[Person, Meeting], bool] | None = None) -> Any:
    """The meeting in the reader's own scope, with ``state``; 403 for those who see it and may not do this."""
    meeting: Meeting | None = meeting_for(reader(request), meeting_id)
    if meeting is None:
        raise Http404
    if may and not may(reader(request), meeting):
        raise PermissionDenied
    return meeting


def session_or_404(request: HttpRequest, session_id: int) -> Session:
    """A part of a meeting the reader may run."""
    session = get_object_or_404(sessions_for(reader(request)), pk=session_id)
    if not rules.may_run_meeting(reader(request), session.meeting):
        raise PermissionDenied
    return session


def round_or_404(request: HttpRequest, round_id: int) -> Round:
    """A round the reader may change; 403 for those who see the drafts of its programme."""
    round_ = get_object_or_404(rounds_seen_by(reader(request)), pk=round_id)
    if not rules.may_run_round(reader(request), round_):
        raise PermissionDenied
    return round_


def core_or_404(request: HttpRequest, core_id: int) -> CoreSession:
    """A part of a core programme the reader may change."""
    seen = rounds_seen_by(reader(request)).values("pk")
    core = get_object_or_404(CoreSession.objects.filter(round__in=seen).select_related("round__programme"), pk=core_id)
    if not rules.may_run_round(reader(request), core.round):
        raise PermissionDenied
    return core


def programmes_to_plan(request: HttpRequest) -> list[Programme]:
    """The open programmes the reader plans for: 403 for those who only see meetings, 404 for others."""
    if not rules.sees_meetings(reader(request)):
        raise Http404
    ids = rules.run_programme_ids(reader(request))
    if not ids:
        raise PermissionDenied
    return list(programmes_for(reader(request)).filter(pk__in=ids, closed_at__isnull=True))


def page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    shared = {"active": "meetings", "looks": look_of, "name_of": name_of, "where": where}
    return show(request, f"meetings/{template}.html", {**shared, **context})

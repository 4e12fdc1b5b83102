"""What somebody does for themselves: register, choose another workshop, cancel."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.people.gate import actor, reader
from praksisnet.registration import actions, rules
from praksisnet.registration.queries.other_dates import has_other_dates, moves_hint
from praksisnet.registration.queries.panels import RegistrationPanel, registration_panel
from praksisnet.registration.views.answering import said_of_cancelling, take_in
from praksisnet.registration.views.reading import meeting_to_register_or_404, page, registration_or_404
from praksisnet.registration.words import State


@require_http_methods(["GET", "HEAD", "POST"])
def registration(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """One press on the meeting's page; when something is refused, the same box with what was chosen."""
    meeting = meeting_to_register_or_404(request, meeting_id)
    person = reader(request)
    panel = registration_panel(person, meeting)
    if panel is None:
        return redirect("pages:meeting", meeting_id=meeting.pk)
    more: dict[str, Any] = {}
    if request.method == "POST":
        if not panel.may_register:
            raise PermissionDenied
        answered = take_in(panel, request.POST, actor(request))
        if answered.done:
            messages.success(request, answered.done)
            return redirect("registration:answers" if answered.asks else "pages:meeting", meeting_id=meeting.pk)
        more = {"chosen": answered.typed, "refused": answered.refused}
        panel = registration_panel(person, meeting, **more)
    return page(request, "registration", registration=panel, meeting=meeting, **_said(panel, meeting, more))


@require_http_methods(["GET", "HEAD", "POST"])
def cancellation(request: HttpRequest, registration_id: int) -> HttpResponse:
    found = registration_or_404(request, registration_id, rules.may_cancel)
    is_own, had_place = found.person_id == reader(request).pk, found.state == State.REGISTERED
    refused: list[str] = []
    if request.method == "POST":
        try:
            actions.cancel_registration(found, by=actor(request))
            messages.success(request, said_of_cancelling(found, had_place=had_place, is_own=is_own))
            return redirect("pages:meeting", meeting_id=found.meeting_id)
        except Refused as refusal:
            refused = refusal.messages
    more = {"is_late": rules.is_late_to_cancel(found), "can_give": rules.can_substitute(found), "refused": refused}
    more |= {
        "is_own": is_own,
        "had_place": had_place,
        "has_other_dates": is_own and has_other_dates(found.person, found.meeting),
    }
    return page(request, "cancellation", registration=found, **more)


def _said(panel: RegistrationPanel | None, meeting: Meeting, more: dict[str, Any]) -> dict[str, Any]:
    """What was refused, and to a visitor what taking this date means."""
    held = panel.replaces if panel and not panel.is_live else None
    hint, visits = moves_hint(held) if held else "", bool(panel and panel.visits)
    return {"refused": more.get("refused", {}), "hint": hint, "visits": visits}

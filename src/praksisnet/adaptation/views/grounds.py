"""Why a part is on the programme, for who runs the meeting."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from praksisnet.adaptation import actions
from praksisnet.adaptation.forms import GroundForm
from praksisnet.adaptation.queries import cause_options, citable_resources, grounds_of, grounds_of_part
from praksisnet.adaptation.views.reading import (
    ground_or_404,
    meeting_to_ask_or_404,
    page,
    session_or_404,
    shares_grounds,
)
from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.words import SessionKind
from praksisnet.people.gate import actor, reader


@require_safe
def meeting_grounds(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Every part of the day with its reasons, for who runs the meeting."""
    meeting = meeting_to_ask_or_404(request, meeting_id)
    sessions = meeting.sessions.exclude(kind=SessionKind.PAUSE).order_by("position", "letter", "pk")
    shown = {"meeting": meeting, "sessions": list(sessions), "grounds": grounds_of(meeting)}
    return page(request, "meeting_grounds", active="meetings", **shown)


@require_http_methods(["GET", "HEAD", "POST"])
def grounds(request: HttpRequest, session_id: int) -> HttpResponse:
    session = session_or_404(request, session_id)
    programme_id = session.meeting.programme_id
    options = cause_options([programme_id], citable_resources(reader(request), programme_id))
    shares = shares_grounds(request, session)
    form = GroundForm(posted(request), causes=options, shares=shares)
    if form.is_valid():
        part = session.core if session.core and shares and form.is_shared else session
        try:
            actions.cite(part, by=actor(request), **form.cause)
            messages.success(request, _("Saved. The programme says why it is there."))
            return redirect("adaptation:grounds", session.pk)
        except Refused as refused:
            form.add_error("cause", refused)
    shared = grounds_of_part(session.core) if session.core else []
    context = {"own": grounds_of_part(session), "shared": shared, "shares": shares}
    return page(request, "grounds", active="meetings", session=session, form=form, **context)


@require_POST
def ground_removal(request: HttpRequest, session_id: int, ground_id: int) -> HttpResponse:
    session = session_or_404(request, session_id)
    ground = ground_or_404(request, session, ground_id)
    if ground and actions.uncite(ground, by=actor(request)):
        messages.success(request, _("The reason is taken away."))
    return redirect("adaptation:grounds", session.pk)

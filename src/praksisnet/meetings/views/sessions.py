"""The parts of one meeting's programme."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.meetings import actions, rules
from praksisnet.meetings.forms.sessions import NewPartForm, SessionForm
from praksisnet.meetings.views.reading import meeting_or_404, page, session_or_404
from praksisnet.people.gate import actor


@require_http_methods(["GET", "HEAD", "POST"])
def session(request: HttpRequest, session_id: int) -> HttpResponse:
    found = session_or_404(request, session_id)
    pool = found.pools.order_by("-mode", "pk").first()
    sent = posted(request)
    form = SessionForm(sent, part=found, capacity=pool.capacity if pool else None)
    if form.is_valid():
        try:
            actions.rewrite_session(found, pool, form.places, by=actor(request), **form.facts)
            messages.success(request, _("Saved."))
            return redirect("meetings:settings", found.meeting_id)
        except Refused as refused:
            form.add_error("capacity" if refused.code in {"capacity", "taken"} else None, refused)
    return page(request, "session", session=found, meeting=found.meeting, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def session_new(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_or_404(request, meeting_id, rules.may_run_meeting)
    form = NewPartForm(posted(request), parts=list(meeting.sessions.all()))
    if form.is_valid():
        try:
            actions.add_session(meeting, form.part, by=actor(request))
            messages.success(request, _("The part is added."))
            return redirect("meetings:settings", meeting.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "session_new", meeting=meeting, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def session_removal(request: HttpRequest, session_id: int) -> HttpResponse:
    found = session_or_404(request, session_id)
    refused: list[str] = []
    if request.method == "POST":
        try:
            actions.remove_session(found, by=actor(request))
            messages.success(request, _("The part is taken out."))
            return redirect("meetings:settings", found.meeting_id)
        except Refused as said:
            refused = said.messages
    return page(request, "session_removal", session=found, meeting=found.meeting, refused=refused)


@require_POST
def session_position(request: HttpRequest, session_id: int) -> HttpResponse:
    """One step earlier or later."""
    found = session_or_404(request, session_id)
    try:
        actions.move_session(found, up=request.POST.get("up") == "yes", by=actor(request))
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("meetings:settings", found.meeting_id)


@require_POST
def session_core(request: HttpRequest, session_id: int) -> HttpResponse:
    """Take over what the core programme says now."""
    found = session_or_404(request, session_id)
    try:
        actions.take_over_core(found, by=actor(request))
        messages.success(request, _("The part says what the core programme says."))
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("meetings:settings", found.meeting_id)

"""Online or on site: changing between them, and joining."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.words import Mode
from praksisnet.people.gate import actor, reader
from praksisnet.registration import actions
from praksisnet.registration.models import Registration
from praksisnet.registration.queries import registration_of
from praksisnet.registration.queries.modes import mode_panel
from praksisnet.registration.views.mailed import behind, mailed_page, useless
from praksisnet.registration.views.reading import meeting_or_404, page


@require_http_methods(["GET", "HEAD", "POST"])
def mode(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_or_404(request, meeting_id)
    registration = registration_of(reader(request), meeting)
    panel = mode_panel(registration) if registration else None
    if registration is None or panel is None:
        return redirect("pages:meeting", meeting_id=meeting.pk)
    refused = _changed(request, registration, actor(request))
    if request.method == "POST" and not refused:
        return redirect("pages:meeting", meeting_id=meeting.pk)
    return page(request, "mode", meeting=meeting, shown=panel, refused=refused)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mailed_mode(request: HttpRequest, token: str) -> HttpResponse:
    found = behind(token)
    if found is None:
        return useless(request)
    meeting, person = found
    registration = registration_of(person, meeting)
    panel = mode_panel(registration) if registration else None
    if registration is None or panel is None:
        return redirect("registration:mailed", token=token)
    refused = _changed(request, registration, Actor.link(person))
    if request.method == "POST" and not refused:
        return redirect("registration:mailed", token=token)
    return mailed_page(request, "mailed_mode", meeting, person, token, shown=panel, refused=refused)


@never_cache
@require_POST
def join(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Checks in and leads to the online meeting, by a page: a form's answer may not lead out of the house."""
    meeting = meeting_or_404(request, meeting_id)
    registration = registration_of(reader(request), meeting)
    address = _joined(request, registration, actor(request))
    if not address:
        return redirect("pages:meeting", meeting_id=meeting.pk)
    return page(request, "joining", meeting=meeting, address=address)


@login_not_required
@never_cache
@require_POST
def mailed_join(request: HttpRequest, token: str) -> HttpResponse:
    found = behind(token)
    if found is None:
        return useless(request)
    meeting, person = found
    address = _joined(request, registration_of(person, meeting), Actor.link(person))
    if not address:
        return redirect("registration:mailed", token=token)
    return page(request, "joining", meeting=meeting, address=address)


def _joined(request: HttpRequest, registration: Registration | None, by: Actor) -> str:
    """The address; empty with a message that says why."""
    if registration is None:
        messages.error(request, _("You are not registered online."))
        return ""
    try:
        return actions.join(registration, by=by)
    except Refused as refused:
        messages.error(request, refused.messages[0])
        return ""


def _changed(request: HttpRequest, registration: Registration, by: Actor) -> list[str]:
    """What was refused; a message says what was done."""
    if request.method != "POST":
        return []
    wanted = Mode.ONLINE if request.POST.get("mode") == Mode.ONLINE else Mode.ONSITE
    try:
        now = actions.change_mode(registration, wanted, by=by)
    except Refused as refused:
        return list(refused.messages)
    if now.wanted_mode:
        messages.success(request, _("You keep your place, and get the other one as soon as there is one."))
    elif now.mode == Mode.ONLINE:
        messages.success(request, _("You take part online now."))
    else:
        messages.success(request, _("You come to the place itself now."))
    return []

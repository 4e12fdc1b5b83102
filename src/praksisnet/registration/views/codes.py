"""The square code: the person's own page with it, and what it opens to whoever scans it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.kit.links import BadLink
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.rules import may_run_meeting
from praksisnet.people.gate import actor, reader
from praksisnet.registration import actions
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.arrivals import arrival_by_token, arrived_at
from praksisnet.registration.queries.codes import own_code
from praksisnet.registration.queries.links import answer_by_link
from praksisnet.registration.views.arrivals import said_of_coming
from praksisnet.registration.views.reading import meeting_or_404, page


@never_cache
@require_safe
def code(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """“My code”, on the reader's own phone."""
    meeting = meeting_or_404(request, meeting_id)
    return page(request, "code", meeting=meeting, shown=own_code(reader(request), meeting))


@login_not_required
@never_cache
@require_safe
def mailed_code(request: HttpRequest, token: str) -> HttpResponse:
    """The same behind the link of a mail: whoever has the mail may show the code at the door."""
    try:
        meeting, person = answer_by_link(token)
        shown = own_code(person, meeting)
    except (BadLink, Meeting.DoesNotExist):
        return render(request, "registration/link_useless.html", status=404)
    home = shown.registration.municipality.name if shown.registration and shown.registration.municipality else ""
    context = {"token": token, "home": home}
    return page(request, "mailed_code", meeting=meeting, person=person, shown=shown, **context)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: HttpRequest, token: str) -> HttpResponse:
    """What a camera opens: one button for those who run the meeting, and to all others no name."""
    found, refused = _scanned(token), []
    if found and request.user.is_authenticated and found.person_id == request.user.pk and request.method != "POST":
        return redirect("registration:code", meeting_id=found.meeting_id)
    if found is None or not (request.user.is_authenticated and may_run_meeting(reader(request), found.meeting)):
        if request.method == "POST":
            raise PermissionDenied
        return page(request, "not_at_the_door", is_signed_in=request.user.is_authenticated)
    if request.method == "POST":
        try:
            messages.success(request, said_of_coming(actions.check_in(found, by=actor(request))))
            return redirect("registration:arrivals", meeting_id=found.meeting_id)
        except Refused as refusal:
            refused = refusal.messages
    return page(request, "check_in", registration=found, at=arrived_at(found), refused=refused)


def _scanned(token: str) -> Registration | None:
    try:
        return arrival_by_token(token)
    except BadLink:
        return None

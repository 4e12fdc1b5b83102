"""“I still come”, signed in and by the mailed link; and what the facilitator does about the silent."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.rules import may_run_meeting
from praksisnet.people.gate import actor
from praksisnet.registration import actions, rules
from praksisnet.registration.models import Registration
from praksisnet.registration.queries import registration_of
from praksisnet.registration.queries.silent import unconfirmed_at
from praksisnet.registration.views.mailed import behind, useless
from praksisnet.registration.views.reading import meeting_or_404, page, registration_or_404


@require_POST
def confirmation(request: HttpRequest, registration_id: int) -> HttpResponse:
    found = registration_or_404(request, registration_id, rules.may_cancel)
    _confirmed(request, found, actor(request))
    return redirect("pages:meeting", meeting_id=found.meeting_id)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mailed_confirmation(request: HttpRequest, token: str) -> HttpResponse:
    """A GET leads to the page with the button: only a press confirms."""
    found = behind(token)
    if found is None:
        return useless(request)
    registration = registration_of(found[1], found[0])
    if request.method == "POST" and registration:
        _confirmed(request, registration, Actor.link(found[1]))
    return redirect("registration:mailed", token=token)


@require_http_methods(["GET", "HEAD", "POST"])
def silent(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Who has not confirmed; after the deadline their places can be given on."""
    meeting = meeting_or_404(request, meeting_id, may_run_meeting)
    refused: list[str] = []
    if request.method == "POST":
        try:
            number = actions.give_on_silent_places(meeting, by=actor(request))
            said = ngettext("%(count)s place is given on.", "%(count)s places are given on.", number)
            messages.success(request, said % {"count": number})
            return redirect("registration:silent", meeting_id=meeting.pk)
        except Refused as refusal:
            refused = refusal.messages
    return page(request, "silent", meeting=meeting, people=list(unconfirmed_at(meeting)), refused=refused)


def _confirmed(request: HttpRequest, registration: Registration, by: Actor) -> None:
    try:
        actions.confirm_registration(registration, by=by)
        messages.success(request, _("Thank you. You are counted among those who come."))
    except Refused as refused:
        messages.error(request, refused.messages[0])

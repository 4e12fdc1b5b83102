"""“Do not show me in the list of participants”: one press, and one back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from praksisnet.kit.actor import Actor
from praksisnet.kit.links import BadLink
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.people.gate import actor, reader
from praksisnet.people.models import Person
from praksisnet.registration import actions
from praksisnet.registration.queries import registration_of
from praksisnet.registration.queries.links import answer_by_link
from praksisnet.registration.views.reading import meeting_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """A GET leads back to where the button stands."""
    meeting = meeting_or_404(request, meeting_id)
    _choose(request, meeting, reader(request), actor(request))
    return redirect("pages:meeting", meeting_id=meeting.pk)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mailed_listing(request: HttpRequest, token: str) -> HttpResponse:
    try:
        meeting, person = answer_by_link(token)
    except (BadLink, Meeting.DoesNotExist):
        return render(request, "registration/link_useless.html", status=404)
    _choose(request, meeting, person, Actor.link(person))
    return redirect("registration:mailed", token=token)


def _choose(request: HttpRequest, meeting: Meeting, person: Person, by: Actor) -> None:
    registration = registration_of(person, meeting)
    if request.method != "POST" or registration is None:
        return
    try:
        made = actions.set_listed(registration, request.POST.get("listed") == "yes", by=by)
    except Refused as refused:
        messages.error(request, " ".join(refused.messages))
        return
    is_on = _("You are in the list of participants."), _("You are not shown in the list of participants.")
    messages.success(request, is_on[0] if made.is_listed else is_on[1])

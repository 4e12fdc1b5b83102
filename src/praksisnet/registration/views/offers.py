"""The answer of somebody who is asked whether to come: signed in, or by the link in the mail."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.people.gate import actor, reader
from praksisnet.registration import actions, rules
from praksisnet.registration.models import Registration
from praksisnet.registration.queries import registration_of
from praksisnet.registration.views.mailed import behind, useless
from praksisnet.registration.views.reading import page, registration_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, registration_id: int) -> HttpResponse:
    """The buttons of the meeting's page; a page by itself for who answers for a colleague."""
    found = registration_or_404(request, registration_id, rules.may_cancel)
    is_own = found.person_id == reader(request).pk
    if request.method == "POST" and _answered(request, found, actor(request), is_own=is_own):
        return redirect("pages:meeting", meeting_id=found.meeting_id)
    return page(request, "offer", registration=found, is_own=is_own, can_answer=rules.offer_is_open(found))


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mailed_offer(request: HttpRequest, token: str) -> HttpResponse:
    """Only its POST does something; the buttons stand on the page of the link itself."""
    found = behind(token)
    if found is None:
        return useless(request)
    meeting, person = found
    mine = registration_of(person, meeting)
    if request.method == "POST" and mine:
        _answered(request, mine, Actor.link(person), is_own=True)
    return redirect("registration:mailed", token=token)


def _answered(request: HttpRequest, registration: Registration, by: Actor, *, is_own: bool) -> bool:
    """A press without one of the two answers changes nothing."""
    answer, name = request.POST.get("answer"), registration.person.name
    try:
        if answer == "yes":
            actions.accept_offer(registration, by=by)
            said = _("You are registered.") if is_own else _("%(name)s is registered.") % {"name": name}
        elif answer == "no":
            actions.decline_offer(registration, by=by)
            said = _("The place goes to the next one on the waiting list.")
        else:
            return False
    except Refused as refused:
        messages.error(request, refused.messages[0])
        return True
    messages.success(request, said)
    return True

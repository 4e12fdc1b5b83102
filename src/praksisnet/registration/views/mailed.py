"""The pages behind the link of an invitation, a receipt or a reminder.

None of them acts on GET, and whoever opens one may be somebody else than its reader: they show a name, a municipality,
and this one meeting's state.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from praksisnet.kit.actor import Actor
from praksisnet.kit.links import BadLink
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.people.models import Person
from praksisnet.registration import actions, rules
from praksisnet.registration.queries import home_name_of
from praksisnet.registration.queries.comers import may_come
from praksisnet.registration.queries.links import answer_by_link, answer_token
from praksisnet.registration.queries.other_dates import OtherDate, other_dates
from praksisnet.registration.queries.panels import registration_panel
from praksisnet.registration.views.answering import said_of_cancelling, take_in
from praksisnet.registration.views.reading import page
from praksisnet.registration.words import State


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mailed(request: HttpRequest, token: str) -> HttpResponse:
    found = behind(token)
    if found is None:
        return useless(request)
    meeting, person = found
    panel = registration_panel(person, meeting)
    more: dict[str, Any] = {}
    if request.method == "POST" and panel and panel.may_register:
        answered = take_in(panel, request.POST, Actor.link(person))
        if answered.done:
            messages.success(request, answered.done)
            return redirect("registration:mailed_answers" if answered.asks else "registration:mailed", token=token)
        more = {"chosen": answered.typed, "refused": answered.refused}
        panel = registration_panel(person, meeting, **more)
    shown = {"registration": panel, "refused": more.get("refused", {}), "dates": _dates(person, meeting)}
    return mailed_page(request, "mailed", meeting, person, token, **shown)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mailed_cancellation(request: HttpRequest, token: str) -> HttpResponse:
    """The question before it; who has nothing to cancel is led back."""
    found = behind(token)
    if found is None:
        return useless(request)
    meeting, person = found
    panel = registration_panel(person, meeting)
    registration = panel.registration if panel and panel.can_cancel else None
    if registration is None:
        return redirect("registration:mailed", token=token)
    had_place, refused = registration.state == State.REGISTERED, []
    if request.method == "POST":
        try:
            actions.cancel_registration(registration, by=Actor.link(person))
            messages.success(request, said_of_cancelling(registration, had_place=had_place, is_own=True))
            return redirect("registration:mailed", token=token)
        except Refused as refusal:
            refused = refusal.messages
    more = {"is_late": rules.is_late_to_cancel(registration), "can_give": rules.can_substitute(registration)}
    shown = {"had_place": had_place, "refused": refused, "dates": _dates(person, meeting), **more}
    return mailed_page(request, "mailed_cancellation", meeting, person, token, **shown)


def _dates(person: Person, meeting: Meeting) -> list[OtherDate]:
    """The same programme on other days, each behind a link of the reader's own."""
    return other_dates(person, meeting, lambda one: reverse("registration:mailed", args=[answer_token(one, person)]))


def behind(token: str) -> tuple[Meeting, Person] | None:
    """Who was written to about which meeting; None for a link of no use, and for who has nothing to do with it now."""
    try:
        meeting, person = answer_by_link(token)
    except (BadLink, Meeting.DoesNotExist):
        return None
    return (meeting, person) if may_come(person, meeting) else None


def useless(request: HttpRequest) -> HttpResponse:
    """A kind page instead of a bare error: the link was cut, mistyped, or is somebody else's by now."""
    return render(request, "registration/link_useless.html", status=404)


def mailed_page(
    request: HttpRequest, template: str, meeting: Meeting, person: Person, token: str, **more: Any
) -> HttpResponse:
    home, keeps = home_name_of(person, meeting), bool(rules.coordinated_ids(person, meeting))
    more |= {"home": home, "is_coordinator": keeps}
    return page(request, template, meeting=meeting, person=person, token=token, **more)

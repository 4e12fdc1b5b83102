"""Somebody stands at the door who is not registered."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.names import fold
from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.rules import may_run_meeting
from praksisnet.people.gate import actor
from praksisnet.registration import actions
from praksisnet.registration.forms import WalkInForm
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.arrivals import door_of, might_walk_in
from praksisnet.registration.queries.blocks import free_at_the_door
from praksisnet.registration.views.reading import meeting_or_404, page


@idempotent
@require_http_methods(["GET", "HEAD", "POST"])
def walk_in(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Known people by a press, others by name; where it is full, the number of places is raised on the spot."""
    meeting = meeting_or_404(request, meeting_id, may_run_meeting)
    blocks = free_at_the_door(meeting)
    form = WalkInForm(posted(request), blocks=blocks)
    known, full = might_walk_in(meeting), []
    if form.is_valid():
        try:
            made = _admitted(request, meeting, form, known)
            messages.success(request, _("%(name)s is registered and checked in.") % {"name": made.person.name})
            return redirect("registration:arrivals", meeting_id=meeting.pk)
        except Refused as refused:
            form, full = form.after(refused), refused.messages if refused.code == "full" else []
    sought = request.GET.get("q", "").strip()
    shown = [pair for pair in known if fold(sought) in fold(f"{pair[0].name} {pair[1].name if pair[1] else ''}")]
    context: dict[str, Any] = {"known": shown, "sought": sought, "door": door_of(meeting), "refused": full}
    context["choice"] = WalkInForm(blocks=blocks, auto_id="known_%s")
    return page(request, "walk_in", meeting=meeting, form=form, **context)


def _admitted(request: HttpRequest, meeting: Meeting, form: WalkInForm, known: list[Any]) -> Registration:
    """Whoever is pressed in the list comes for the municipality that stands beside the name."""
    sent = form.cleaned_data
    chosen = next(((person, place) for person, place in known if person.pk == sent["person"]), None)
    person, place = chosen or (None, sent["municipality"])
    texts = {} if person else {"name": sent["name"], "email": sent["email"]}
    facts: dict[str, Any] = {"municipality": place, "capacity": sent["capacity"], "workshops": form.workshops}
    return actions.admit(meeting, person, **facts, by=actor(request), **texts)

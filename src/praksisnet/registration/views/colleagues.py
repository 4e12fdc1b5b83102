"""Registering others: the own municipality's, or for who runs the meeting, any municipality's of the network."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.rules import may_run_meeting
from praksisnet.organisations.models import Organisation
from praksisnet.people.gate import actor, reader
from praksisnet.registration import actions
from praksisnet.registration.actions.colleagues import Result
from praksisnet.registration.forms.colleagues import ALL, ColleaguesForm
from praksisnet.registration.queries import queue_place
from praksisnet.registration.queries.registering_others import colleagues_panel, municipalities_for
from praksisnet.registration.views.reading import meeting_or_404, page


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def colleagues(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_or_404(request, meeting_id)
    choices = municipalities_for(reader(request), meeting)
    if not choices:
        raise PermissionDenied
    municipality = _picked(request, choices)
    if municipality is None:
        return page(request, "colleagues_whose", meeting=meeting, choices=choices)
    panel = colleagues_panel(meeting, municipality)
    adds_lines = "more" in request.POST
    form = ColleaguesForm(posted(request), panel=panel)
    if not adds_lines and form.is_valid() and _registered(request, meeting, municipality, form):
        where = "participants" if may_run_meeting(reader(request), meeting) else "from_us"
        return redirect(f"registration:{where}", meeting_id=meeting.pk)
    context: dict[str, Any] = {"panel": panel, "form": form, "shows_errors": not adds_lines}
    return page(request, "colleagues", meeting=meeting, is_one_of_many=len(choices) > 1, **context)


def _picked(request: HttpRequest, choices: list[Organisation]) -> Organisation | None:
    """The one there is, or the one that was chosen; one that is not the reader's does not exist."""
    if len(choices) == 1:
        return choices[0]
    said = request.GET.get("municipality", "")
    if not said:
        return None
    found = next((one for one in choices if str(one.pk) == said), None)
    if found is None:
        raise Http404
    return found


def _registered(request: HttpRequest, meeting: Meeting, municipality: Organisation, form: ColleaguesForm) -> bool:
    """A refusal goes into the form, with everything that was typed."""
    how: dict[str, Any] = {"all_or_none": form.cleaned_data["how"] == ALL, "mode": form.mode}
    try:
        outcome = actions.register_colleagues(meeting, municipality, form.wanted, **how, by=actor(request))
    except Refused as refused:
        form.refuse(refused)
        return False
    _tell(request, outcome)
    return True


def _tell(request: HttpRequest, outcome: Result) -> None:
    """Who is registered, who waits and with which number, and who is not; in this order."""
    if count := len(outcome.registered):
        said = ngettext("%(count)s colleague is registered.", "%(count)s colleagues are registered.", count)
        asked = _("Food and accessibility we ask each one about.")
        messages.success(request, f"{said % {'count': count}} {asked}")
    waiting = [(one.person.name, queue_place(one)) for one in outcome.waiting]
    if waiting:
        names = ", ".join(_("%(name)s (number %(number)s)") % {"name": n, "number": p.number} for n, p in waiting if p)
        messages.warning(request, _("On the waiting list: %(names)s.") % {"names": names})
    for person, why in outcome.refused:
        messages.error(request, _("Not registered: %(name)s, %(why)s") % {"name": person.name, "why": why})

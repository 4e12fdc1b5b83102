"""What is done with those who are chosen in the facilitator's list: asked first, then done in one step."""

from typing import Any
from urllib.parse import parse_qsl

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praksisnet.kit.actor import Actor
from praksisnet.kit.downloads import spreadsheet
from praksisnet.kit.numbers import whole_numbers
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.rules import may_run_meeting
from praksisnet.meetings.words import SessionKind
from praksisnet.people.gate import actor
from praksisnet.registration import actions
from praksisnet.registration.actions import Outcome
from praksisnet.registration.forms.selection import ReasonForm, SureForm, WorkshopForm
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.people import sheet_of
from praksisnet.registration.queries.roster import Wanted
from praksisnet.registration.queries.selection import Selection, selection_of
from praksisnet.registration.views.deeds import said_of_outcome
from praksisnet.registration.views.reading import meeting_or_404, page
from praksisnet.registration.views.writing import write
from praksisnet.registration.words import Deed


@require_POST
def selection(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The first press asks, the second does it; whoever was chosen at the first stays chosen at the second."""
    meeting = meeting_or_404(request, meeting_id, may_run_meeting)
    chosen, deed = chosen_in(meeting, request.POST), request.POST.get("do", "")
    if not len(chosen) or deed not in Deed.values:
        messages.warning(request, _("Choose somebody in the list first, and what you want to do."))
        return redirect(list_of(chosen))
    if deed == Deed.DOWNLOAD:
        rows = Registration.objects.filter(meeting=meeting, pk__in=chosen.ids)
        return spreadsheet(_("List of participants"), *sheet_of(rows))
    if deed == Deed.MAIL:
        return write(request, chosen, list_of(chosen))
    form = _form(request, meeting, Deed(deed))
    if form.is_valid():
        try:
            outcome = _done(chosen, Deed(deed), form, actor(request))
            messages.success(request, said_of_outcome(Deed(deed), outcome))
            return redirect(f"{list_of(chosen)}#none")
        except Refused as refused:
            form.add_error(next(iter(form.fields), None), refused)
    return page(request, "selection", meeting=meeting, chosen=chosen, deed=deed, form=form, back=list_of(chosen))


def chosen_in(meeting: Meeting, sent: QueryDict) -> Selection:
    """The ticked ones (``one``, or ``ones`` in one text), or with ``all`` the list they stand in."""
    wanted = Wanted.of(dict(parse_qsl(sent.get("list", "")[:2000])))
    given = [*sent.getlist("one"), *sent.get("ones", "").split(",")]
    return selection_of(meeting, wanted, None if sent.get("all") else set(whole_numbers(given)))


def list_of(chosen: Selection) -> str:
    """The list they were chosen in."""
    at, query = reverse("registration:participants", args=[chosen.meeting.pk]), chosen.wanted.query
    return f"{at}?{query}" if query else at


def _form(request: HttpRequest, meeting: Meeting, deed: Deed) -> Any:
    sent = request.POST if "sure" in request.POST else None
    if deed is Deed.CANCEL:
        return ReasonForm(sent)
    if deed is Deed.WORKSHOP:
        workshops = meeting.sessions.filter(kind=SessionKind.WORKSHOP).order_by("block", "position", "pk")
        return WorkshopForm(sent, workshops=list(workshops))
    return SureForm(sent)


def _done(chosen: Selection, deed: Deed, form: Any, by: Actor) -> Outcome:
    if deed is Deed.CANCEL:
        return actions.cancel_selected(chosen.meeting, chosen.ids, by=by, **form.cleaned_data)
    if deed is Deed.WORKSHOP:
        return actions.move_selected(chosen.meeting, chosen.ids, form.session, by=by)
    return actions.mark_selected(chosen.meeting, chosen.ids, attended=deed is Deed.ATTENDED, by=by)

"""»Mødestedet«: what the venue is told, and who it is."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.rules import may_run_meeting
from praksisnet.people.gate import actor
from praksisnet.registration import actions
from praksisnet.registration.forms.venue import TellVenueForm, VenueForm
from praksisnet.registration.queries.venue import venue_panel
from praksisnet.registration.views.reading import meeting_or_404, page


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def venue(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_or_404(request, meeting_id, may_run_meeting)
    form = TellVenueForm(posted(request))
    if form.is_valid():
        try:
            actions.tell_venue(meeting, note=form.cleaned_data["note"], by=actor(request))
            messages.success(request, _("Sent to the venue."))
            return redirect("registration:venue", meeting_id=meeting.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "venue", meeting=meeting, form=form, shown=venue_panel(meeting))


@require_http_methods(["GET", "HEAD", "POST"])
def venue_contact(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_or_404(request, meeting_id, may_run_meeting)
    form = VenueForm(posted(request), meeting=meeting)
    if form.is_valid():
        try:
            actions.set_venue(meeting, **form.cleaned_data, by=actor(request))
            messages.success(request, _("Saved."))
            return redirect("registration:venue", meeting_id=meeting.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "venue_contact", meeting=meeting, form=form)

"""Guests of one meeting: who is asked, what they answered, and taking an invitation back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.people.gate import actor, reader
from praksisnet.registration import actions, rules
from praksisnet.registration.forms.guests import GuestForm
from praksisnet.registration.queries.guests import guest_invitations_for, guests_of, invites_guests, may_withdraw
from praksisnet.registration.queries.registering_others import municipalities_for
from praksisnet.registration.views.reading import meeting_or_404, page


@require_http_methods(["GET", "HEAD", "POST"])
def guests(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_or_404(request, meeting_id, invites_guests)
    form = GuestForm(posted(request), municipalities=municipalities_for(reader(request), meeting))
    if form.is_valid() and _invited(request, meeting, form):
        return redirect("registration:guests", meeting_id=meeting.pk)
    can_invite = rules.takes_place(meeting)
    shown = guests_of(reader(request), meeting)
    return page(request, "guests", meeting=meeting, form=form, guests=shown, can_invite=can_invite)


@require_http_methods(["GET", "HEAD", "POST"])
def guest_withdrawal(request: HttpRequest, invitation_id: int) -> HttpResponse:
    invited = get_object_or_404(guest_invitations_for(reader(request)), pk=invitation_id)
    if not may_withdraw(reader(request), invited):
        raise PermissionDenied
    refused: list[str] = []
    if request.method == "POST":
        try:
            actions.withdraw_guest(invited, by=actor(request))
            messages.success(request, _("%(name)s’s invitation is taken back.") % {"name": invited.person.name})
            return redirect("registration:guests", meeting_id=invited.meeting_id)
        except Refused as refusal:
            refused = refusal.messages
    context: dict[str, Any] = {"meeting": invited.meeting, "invited": invited, "refused": refused}
    return page(request, "guest_withdrawal", **context)


def _invited(request: HttpRequest, meeting: Meeting, form: GuestForm) -> bool:
    """A refusal goes into the form."""
    who = {"name": form.cleaned_data["name"], "email": form.cleaned_data["email"].lower()}
    try:
        invited = actions.invite_guest(meeting, **who, municipality=form.municipality, by=actor(request))
    except Refused as refused:
        form.add_error(None, refused)
        return False
    messages.success(request, _("%(name)s is invited and gets a mail with a link.") % {"name": invited.person.name})
    return True

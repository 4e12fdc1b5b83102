"""The swap lists of a meeting's workshops, for those who have a place in one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from praksisnet.kit.numbers import whole_number
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Session
from praksisnet.meetings.words import SessionKind
from praksisnet.people.gate import actor, reader
from praksisnet.registration import actions, rules
from praksisnet.registration.models import Registration
from praksisnet.registration.queries import registration_of
from praksisnet.registration.queries.allocating import gives_later
from praksisnet.registration.queries.swapping import exchanges_of
from praksisnet.registration.views.reading import meeting_or_404, page
from praksisnet.registration.words import State


@require_http_methods(["GET", "HEAD", "POST"])
def swaps(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Back to the meeting for those who have nothing to swap."""
    meeting = meeting_or_404(request, meeting_id)
    mine = registration_of(reader(request), meeting)
    is_in = mine is not None and mine.state == State.REGISTERED and rules.takes_place(meeting)
    if mine is None or not is_in or gives_later(meeting):
        return redirect("pages:meeting", meeting_id=meeting.pk)
    refused: list[str] = []
    if request.method == "POST":
        try:
            _take_in(request, mine)
            return redirect("registration:swaps", meeting_id=meeting.pk)
        except Refused as refusal:
            refused = refusal.messages
    return page(request, "swaps", meeting=meeting, exchanges=exchanges_of(mine), refused=refused)


def _take_in(request: HttpRequest, mine: Registration) -> None:
    wants = request.POST.get("want", "")
    sent = wants or request.POST.get("withdraw", "")
    workshops = Session.objects.filter(meeting=mine.meeting_id, kind=SessionKind.WORKSHOP)
    session = workshops.filter(pk=whole_number(sent, None)).first()
    if session is None:
        raise Refused(_("Choose one of the workshops of the meeting."))
    if not wants:
        actions.withdraw_swap(mine, session, by=actor(request))
        messages.success(request, _("You are off the swap list."))
    elif actions.ask_swap(mine, session, by=actor(request)):
        messages.success(request, _("You are in %(workshop)s now.") % {"workshop": session.title})
    else:
        messages.success(request, _("You are on the swap list. You get a mail as soon as somebody wants to change."))

"""“Fordel workshops”: ranked wishes on and off, the run, the pins, and telling everybody."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from praksisnet.kit.numbers import whole_number
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.rules import may_run_meeting
from praksisnet.people.gate import actor, reader
from praksisnet.registration import actions, tasks
from praksisnet.registration.forms.allocating import PinForm
from praksisnet.registration.models import Place
from praksisnet.registration.queries.allocating import latest_allocation
from praksisnet.registration.queries.dividing import Division, division_of
from praksisnet.registration.views.reading import meeting_or_404, page


@require_http_methods(["GET", "HEAD", "POST"])
def allocation(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """One page; its buttons say by ``do`` what they do, and a refusal is told on it."""
    meeting = meeting_or_404(request, meeting_id, may_run_meeting)
    division = _division(meeting)
    refused: list[str] = []
    pin = PinForm(division=division)
    if request.method == "POST":
        do = DONE.get(request.POST.get("do", ""))
        pin = PinForm(request.POST if do is _pin else None, division=division)
        try:
            if do and (do is not _pin or pin.is_valid()):
                do(request, meeting, pin)
                return redirect("registration:allocation", meeting_id=meeting.pk)
        except Refused as refusal:
            refused = refusal.messages
    return page(request, "allocation", meeting=meeting, division=division, form=pin, refused=refused)


def _division(meeting: Meeting) -> Division:
    latest = latest_allocation(meeting)
    if latest is None:
        return division_of(meeting)
    return division_of(
        meeting, is_under_way=actions.is_under_way(latest), is_telling=actions.is_telling(latest) and not latest.told_at
    )


def _rank(request: HttpRequest, meeting: Meeting, pin: PinForm) -> None:
    actions.rank_wishes(meeting, ranked=True, by=actor(request))
    messages.success(request, _("The participants rank their wishes from now on."))


def _unrank(request: HttpRequest, meeting: Meeting, pin: PinForm) -> None:
    actions.rank_wishes(meeting, ranked=False, by=actor(request))
    messages.success(request, _("The participants choose directly from now on."))


def _run(request: HttpRequest, meeting: Meeting, pin: PinForm) -> None:
    with transaction.atomic():
        made = actions.start_allocation(meeting, by=actor(request))
        tasks.allocate_workshops.enqueue(made.pk)


def _tell(request: HttpRequest, meeting: Meeting, pin: PinForm) -> None:
    latest = latest_allocation(meeting)
    with transaction.atomic():
        if latest and actions.start_telling(latest, by=actor(request)):
            tasks.tell_workshops.enqueue(latest.pk, reader(request).pk)
    messages.success(request, _("Each participant gets a mail in a moment."))


def _pin(request: HttpRequest, meeting: Meeting, pin: PinForm) -> None:
    actions.pin_place(pin.registration, pin.session, by=actor(request))
    messages.success(request, _("Held. Work it out again to see what it means for the others."))


def _unpin(request: HttpRequest, meeting: Meeting, pin: PinForm) -> None:
    place = get_object_or_404(
        Place.objects.select_related("registration__meeting"),
        registration__meeting=meeting,
        pk=whole_number(request.POST.get("place"), None),
    )
    actions.unpin_place(place, by=actor(request))
    messages.success(request, _("The wishes decide again."))


DONE: Mapping[str, Callable[[HttpRequest, Any, PinForm], None]] = {
    "rank": _rank,
    "unrank": _unrank,
    "run": _run,
    "tell": _tell,
    "pin": _pin,
    "unpin": _unpin,
}

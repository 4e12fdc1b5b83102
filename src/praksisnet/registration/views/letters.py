"""The mails about one meeting, for who runs it: what was sent to whom, and once more where it did not arrive."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.kit.numbers import whole_number
from praksisnet.kit.paging import page_of
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.rules import may_run_meeting
from praksisnet.notices.actions import send_copy
from praksisnet.people.gate import actor
from praksisnet.registration.queries.letters import (
    copied_ids,
    letter_counts,
    letter_kinds,
    letters_about,
    letters_like,
    persons_mail,
    planned_mail,
)
from praksisnet.registration.views.reading import meeting_or_404, page

SIZE = 100


@require_safe
def letters(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Subjects and states; nobody's text."""
    meeting = meeting_or_404(request, meeting_id, may_run_meeting)
    found = letters_about(meeting)
    asked = {name: request.GET.get(name, "") for name in ("state", "kind", "q")}
    rows = page_of(letters_like(found, **asked), request.GET, SIZE)
    context: dict[str, Any] = {"counts": letter_counts(found), "kinds": letter_kinds(found), "asked": asked}
    return page(request, "letters", meeting=meeting, rows=rows, copied=copied_ids(rows.items), **context)


@require_safe
def planned(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """How many of the five planned mails each has had."""
    meeting = meeting_or_404(request, meeting_id, may_run_meeting)
    rows = page_of(planned_mail(meeting), request.GET, SIZE)
    return page(request, "planned", meeting=meeting, rows=rows, people=persons_mail(meeting, rows.items))


@require_http_methods(["GET", "HEAD", "POST"])
def letter_copy(request: HttpRequest, meeting_id: int, letter_id: int) -> HttpResponse:
    """Asked first: somebody would get the same mail twice."""
    meeting = meeting_or_404(request, meeting_id, may_run_meeting)
    letter = get_object_or_404(letters_about(meeting), pk=letter_id)
    refused: list[str] = []
    if request.method == "POST":
        try:
            copy = send_copy(letter, number=whole_number(request.POST.get("number"), 1), by=actor(request))
            messages.success(request, _("The mail is on its way to %(address)s.") % {"address": copy.to_address})
            return redirect("registration:letters", meeting_id=meeting.pk)
        except Refused as refusal:
            refused = refusal.messages
    number = 2 if copied_ids([letter]) else 1
    return page(request, "letter_copy", meeting=meeting, letter=letter, number=number, refused=refused)

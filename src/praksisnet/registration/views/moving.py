"""The facilitator moves somebody on the waiting list by hand."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.rules import may_run_meeting
from praksisnet.people.gate import actor
from praksisnet.registration import actions
from praksisnet.registration.forms import QueueMoveForm
from praksisnet.registration.forms.moving import NOW
from praksisnet.registration.queries import queue_place
from praksisnet.registration.views.reading import page, registration_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def queue_move(request: HttpRequest, registration_id: int) -> HttpResponse:
    found = registration_or_404(request, registration_id, lambda person, one: may_run_meeting(person, one.meeting))
    form = QueueMoveForm(posted(request))
    if form.is_valid():
        move = actions.give_place if form.cleaned_data["how"] == NOW else actions.put_first
        try:
            move(found, reason=form.cleaned_data["reason"], by=actor(request))
            messages.success(request, _("%(name)s is moved.") % {"name": found.person.name})
            return redirect("registration:participants", meeting_id=found.meeting_id)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "queue_move", registration=found, form=form, queue=queue_place(found))

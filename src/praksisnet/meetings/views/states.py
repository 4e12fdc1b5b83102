"""From draft to held or cancelled: each step is shown with those it reaches before it is taken."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.meetings import actions, rules, sockets
from praksisnet.meetings.forms.meetings import ApprovalForm, ClosingForm
from praksisnet.meetings.queries import approval_text, approvers_of, plan_of, recipients_of
from praksisnet.meetings.views.reading import meeting_or_404, page
from praksisnet.people.gate import actor


@require_http_methods(["GET", "HEAD", "POST"])
def announcement(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_or_404(request, meeting_id, rules.may_run_meeting)
    recipients, refused = recipients_of(meeting), []
    if request.method == "POST":
        try:
            actions.announce(meeting, by=actor(request))
            messages.success(request, _("The date is announced. %(told)s") % {"told": _told(len(recipients))})
            return redirect("meetings:settings", meeting.pk)
        except Refused as said:
            refused = said.messages
    return page(request, "announcement", meeting=meeting, recipients=recipients, refused=refused)


@require_http_methods(["GET", "HEAD", "POST"])
def publication(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_or_404(request, meeting_id, rules.may_run_meeting)
    recipients, refused = recipients_of(meeting), []
    if request.method == "POST":
        try:
            actions.publish(meeting, by=actor(request))
            messages.success(request, _("The meeting is published. %(told)s") % {"told": _told(len(recipients))})
            return redirect("meetings:settings", meeting.pk)
        except Refused as said:
            refused = said.messages
    context = {"recipients": recipients, "refused": refused, "lines": sockets.invitation_lines(meeting)}
    return page(request, "publication", meeting=meeting, plan=plan_of(meeting), **context)


@require_http_methods(["GET", "HEAD", "POST"])
def approval(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Send the programme to the authority, as the participants will read it."""
    meeting = meeting_or_404(request, meeting_id, rules.may_run_meeting)
    form = ApprovalForm(posted(request), approvers=approvers_of(meeting.programme))
    if form.is_valid():
        try:
            actions.send_meeting_for_approval(meeting, approver=form.approver, by=actor(request))
            messages.success(request, _("Awaiting %(name)s") % {"name": form.approver.name})
            return redirect("meetings:settings", meeting.pk)
        except Refused as refused:
            form.add_error(None, refused)
    text = [part.split("\n") for part in approval_text(meeting).split("\n\n")]
    return page(request, "approval", meeting=meeting, form=form, plan=plan_of(meeting), text=text)


@require_http_methods(["GET", "HEAD", "POST"])
def closing(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The summary and the decisions; closing starts the mail that comes after a meeting."""
    meeting = meeting_or_404(request, meeting_id, rules.may_run_meeting)
    initial = {"summary": meeting.summary, "decisions": meeting.decisions}
    form = ClosingForm(posted(request), initial=initial)
    if form.is_valid():
        try:
            actions.close_meeting(meeting, by=actor(request), **form.cleaned_data)
            messages.success(request, " ".join([_("The meeting is closed."), *sockets.closing_lines(meeting)]))
            return redirect("pages:meeting", meeting.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "closing", meeting=meeting, form=form)


def _told(number: int) -> str:
    text = ngettext("%(count)s person gets the mail.", "%(count)s people get the mail.", number)
    return text % {"count": number}

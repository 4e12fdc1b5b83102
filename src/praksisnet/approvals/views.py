from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from praksisnet.approvals import actions, mails
from praksisnet.approvals.forms import AnswerForm
from praksisnet.approvals.models import Approval
from praksisnet.approvals.queries import approvals_for, last_answered_before, open_approvals_for, placed, shown_text
from praksisnet.approvals.rules import may_answer, may_withdraw
from praksisnet.approvals.words import Decision
from praksisnet.kit import links
from praksisnet.kit.actor import Actor
from praksisnet.kit.pages import posted, show
from praksisnet.kit.paging import page_of
from praksisnet.kit.refusal import Refused
from praksisnet.people.gate import actor, reader
from praksisnet.people.links import holder_of

# Longer than any holiday; later the approver signs in.
LINK_LASTS = timedelta(days=60)


@require_safe
def approvals(request: HttpRequest) -> HttpResponse:
    person = reader(request)
    waiting = list(open_approvals_for(person))
    page = page_of(approvals_for(person).exclude(pk__in=[approval.pk for approval in waiting]), request.GET)
    context = {"waiting": waiting, "page": page, "places": placed([*waiting, *page])}
    return render(request, "approvals/approvals.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def approval(request: HttpRequest, approval_id: int) -> HttpResponse:
    person = reader(request)
    found = get_object_or_404(approvals_for(person), pk=approval_id)
    if request.method == "POST" and not may_answer(person, found):
        raise PermissionDenied
    rights = {"may_answer": may_answer(person, found), "may_withdraw": may_withdraw(person, found), "mailed": False}
    return _page(request, found, actor(request), rights)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mailed(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the mailed link. Whoever holds the mail answers as its approver; nothing more is shown here."""
    try:
        link = links.read(token, mails.LINK, max_age=LINK_LASTS)
        found = Approval.objects.select_related("approver", "sent_by").get(pk=link.row_id)
    except (links.BadLink, Approval.DoesNotExist):
        return render(request, "approvals/link_useless.html", status=404)
    if link.holder != holder_of(found.approver) or not found.approver.is_active:
        return render(request, "approvals/link_useless.html", status=404)
    rights = {"may_answer": True, "may_withdraw": False, "mailed": True}
    return _page(request, found, Actor.link(found.approver), rights)


@require_POST
def withdrawal(request: HttpRequest, approval_id: int) -> HttpResponse:
    person = reader(request)
    found = get_object_or_404(approvals_for(person), pk=approval_id)
    if not may_withdraw(person, found):
        raise PermissionDenied
    try:
        actions.withdraw(found, by=actor(request))
        messages.success(request, _("Withdrawn. The approver can no longer answer."))
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("approvals:approval", approval_id=found.pk)


def _page(request: HttpRequest, found: Approval, by: Actor, rights: dict[str, bool]) -> HttpResponse:
    form = AnswerForm(posted(request))
    if form.is_bound and form.is_valid() and _answered(found, form, by):
        messages.success(request, _("Your answer is saved."))
        return redirect(request.path)
    before = last_answered_before(found)
    context = {"approval": found, "before": before, "paragraphs": shown_text(found, before), "form": form, **rights}
    return show(request, "approvals/approval.html", context)


def _answered(found: Approval, form: AnswerForm, by: Actor) -> bool:
    """Carry out the answer; a refusal goes into the form."""
    try:
        if form.cleaned_data["decision"] == Decision.APPROVED:
            actions.approve(found, remark=form.cleaned_data["remark"], by=by)
        else:
            actions.ask_for_changes(found, remark=form.cleaned_data["remark"], by=by)
    except Refused as refused:
        form.add_error("remark" if refused.code == "remark" else None, refused)
        return False
    return True

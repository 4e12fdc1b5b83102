"""From draft to library: sent for review, sent back, and what waits."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge import actions, rules
from praksisnet.knowledge.forms import CorrectionForm
from praksisnet.knowledge.queries import waiting_for
from praksisnet.knowledge.views.reading import page, resource_or_404, writer
from praksisnet.people.gate import actor


@require_safe
def reviews(request: HttpRequest) -> HttpResponse:
    person = writer(request)
    return page(request, "reviews", waiting=waiting_for(person), is_partner=bool(rules.partner_in(person)))


@require_POST
def submission(request: HttpRequest, resource_id: int) -> HttpResponse:
    found = resource_or_404(request, resource_id, rules.may_write)
    try:
        actions.send_for_review(found, by=actor(request))
        messages.success(request, _("Sent for review. You will get a mail when it is answered."))
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("knowledge:resource", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def correction(request: HttpRequest, resource_id: int) -> HttpResponse:
    found = resource_or_404(request, resource_id, rules.may_review)
    form = CorrectionForm(posted(request))
    if form.is_valid():
        try:
            actions.send_back(found, text=form.cleaned_data["text"], by=actor(request))
            messages.success(request, _("Sent back with your comments."))
            return redirect("knowledge:resource", found.pk)
        except Refused as refused:
            form.add_error("text" if refused.code == "text" else None, refused)
    return page(request, "correction", form=form, resource=found)

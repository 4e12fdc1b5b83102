"""What those who write do: new resources, changes, reviews, publication and archive."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from praksisnet.journal.idempotency import idempotent
from praksisnet.kit import clock
from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.kit.uploads import takes_files
from praksisnet.knowledge import actions, rules
from praksisnet.knowledge.forms import ResourceForm, ReviewForm
from praksisnet.knowledge.queries import may_publish, sessions_for
from praksisnet.knowledge.views.reading import page, resource_or_404, writer
from praksisnet.knowledge.words import REVIEWED_EVERY
from praksisnet.people.gate import actor, reader


@takes_files
@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def resource_new(request: HttpRequest) -> HttpResponse:
    form = ResourceForm(*_sent(request), person=writer(request))
    if form.is_valid():
        try:
            made = actions.create_resource(form.programme_chosen, by=actor(request), **form.values)
            messages.success(request, _("Saved as a draft. Send it for review when it is ready for others."))
            return redirect("knowledge:resource", made.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "resource_new", form=form)


@takes_files
@require_http_methods(["GET", "HEAD", "POST"])
def content(request: HttpRequest, resource_id: int) -> HttpResponse:
    found = resource_or_404(request, resource_id, rules.may_write)
    form = ResourceForm(*_sent(request), person=reader(request), resource=found)
    if form.is_valid():
        try:
            actions.change_resource(found, by=actor(request), **form.values)
            messages.success(request, _("Saved."))
            return redirect("knowledge:resource", found.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "content", form=form, resource=found)


@require_POST
def publication(request: HttpRequest, resource_id: int) -> HttpResponse:
    found = resource_or_404(request, resource_id, may_publish)
    try:
        actions.publish_resource(found, by=actor(request))
        messages.success(request, _("It is in the knowledge bank now, and those it is for can find it."))
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("knowledge:resource", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def archive(request: HttpRequest, resource_id: int) -> HttpResponse:
    found = resource_or_404(request, resource_id, rules.may_write)
    if request.method == "POST":
        actions.archive_resource(found, by=actor(request))
        messages.success(request, _("It is archived, and can no longer be found in the knowledge bank."))
        return redirect("knowledge:resource", found.pk)
    return page(request, "archive", resource=found)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, resource_id: int) -> HttpResponse:
    found = resource_or_404(request, resource_id, rules.may_write)
    known = {"review_on": clock.today() + REVIEWED_EVERY}
    form = ReviewForm(posted(request), initial=known)
    if form.is_valid():
        try:
            actions.review_resource(found, by=actor(request), **form.cleaned_data)
            messages.success(request, _("Saved. You will be asked again in good time."))
            return redirect("knowledge:resource", found.pk)
        except Refused as refused:
            form.add_error("review_on", refused)
    return page(request, "review", form=form, resource=found)


@require_POST
def session_resource(request: HttpRequest, session_id: int) -> HttpResponse:
    """“Make knowledge of it”: a repeat leads to the draft that is there."""
    session = get_object_or_404(sessions_for(reader(request)), pk=session_id)
    try:
        made = actions.resource_from_session(session, by=actor(request))
    except Refused as refused:
        messages.error(request, refused.messages[0])
        return redirect("knowledge:library")
    messages.success(
        request,
        _("A draft with the title, themes, notes and slides. Choose its type, correct it, and send it for review."),
    )
    return redirect("knowledge:resource", made.pk)


def _sent(request: HttpRequest) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)

"""A leader of the municipality releases its example: asked from here, answered through a mailed link."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.files.queries import as_stored
from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.actor import Actor
from praksisnet.kit.links import BadLink
from praksisnet.kit.pages import posted, show
from praksisnet.kit.refusal import Refused
from praksisnet.kit.sending import send_stored
from praksisnet.knowledge import actions, rules
from praksisnet.knowledge.forms import ExampleForm, ReleaseForm
from praksisnet.knowledge.models import Release
from praksisnet.knowledge.queries import files_to_release, live_release, parts_of, release_by_link, text_of
from praksisnet.knowledge.views.reading import page, resource_or_404
from praksisnet.knowledge.words import State
from praksisnet.people.gate import actor


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def release(request: HttpRequest, resource_id: int) -> HttpResponse:
    found = resource_or_404(request, resource_id, rules.may_write)
    form = ReleaseForm(posted(request))
    if form.is_valid():
        try:
            asked = actions.ask_release(found, by=actor(request), **form.cleaned_data)
            messages.success(request, _("%(name)s has got a link by mail.") % {"name": asked.name})
            return redirect("knowledge:resource", found.pk)
        except Refused as refused:
            form.add_error("email" if refused.code == "email" else None, refused)
    return page(request, "release", form=form, resource=found, asked=live_release(found))


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def example(request: HttpRequest, token: str) -> HttpResponse:
    """The leader's page. Opening it changes nothing; its buttons post."""
    try:
        asked = release_by_link(token)
    except (BadLink, Release.DoesNotExist):
        return render(request, "knowledge/example_closed.html", status=404)
    form = ExampleForm(posted(request))
    if form.is_valid() and _answered(request, form, asked):
        return redirect("knowledge:example", token)
    context = {"form": form, "asked": asked, "resource": asked.resource, "states": State, "token": token}
    return show(request, "knowledge/example.html", {**context, **_to_release(asked)})


@login_not_required
@never_cache
@require_safe
def example_file(request: HttpRequest, token: str, file_id: int) -> HttpResponseBase:
    """A file of what the leader is to release, or has released; asked each time what the link opens now."""
    try:
        asked = release_by_link(token)
    except (BadLink, Release.DoesNotExist) as gone:
        raise Http404 from gone
    return send_stored(request, as_stored(get_object_or_404(files_to_release(asked), pk=file_id)))


def _to_release(asked: Release) -> dict[str, Any]:
    """What the leader reads: nothing of it once the answer no longer counts, or somebody else is asked."""
    if not asked.shows:
        return {"parts": [], "text": "", "files": []}
    resource = asked.resource
    return {
        "parts": parts_of(resource.kind, resource.parts, sees_people=True),
        "text": text_of(resource),
        "files": list(files_to_release(asked)),
    }


def _answered(request: HttpRequest, form: ExampleForm, asked: Release) -> bool:
    """Carry it out; a refusal goes into the form."""
    by, answer = Actor.guest(asked.name), form.cleaned_data["answer"]
    try:
        if answer == "release":
            actions.release_example(asked, by=by)
        elif answer == "decline":
            actions.decline_release(asked, text=form.cleaned_data["text"], by=by)
        else:
            actions.withdraw_release(asked, by=by)
    except Refused as refused:
        form.add_error(None, refused)
        return False
    messages.success(request, _("Your answer is saved."))
    return True

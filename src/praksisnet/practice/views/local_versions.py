"""Jeres udgave: made, read, changed, shared and taken back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.refusal import Refused
from praksisnet.kit.uploads import takes_files
from praksisnet.people.gate import actor, reader
from praksisnet.practice import actions, rules
from praksisnet.practice.forms import ChangedVersionForm, NewVersionForm
from praksisnet.practice.models import LocalVersion
from praksisnet.practice.queries import VersionStart, local_version_page, local_versions_for, version_start
from praksisnet.practice.views.reading import blame, page, resource_or_404


@takes_files
@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def local_version_new(request: HttpRequest, resource_id: int) -> HttpResponse:
    start = _start_or_404(request, resource_id)
    form = NewVersionForm(*_sent(request), person=reader(request), start=start)
    if form.is_valid():
        of, by = form.place, actor(request)
        try:
            made = actions.make_local_version(
                of.network, of.municipality, start.resource, trial=start.trial, by=by, **form.values
            )
            messages.success(request, _saved(made))
            return redirect("practice:local_version", made.pk)
        except Refused as refused:
            blame(form, refused)
    return page(request, "local_version_new", form=form, start=start)


@require_safe
def local_version(request: HttpRequest, local_version_id: int) -> HttpResponse:
    found = _version_or_404(request, local_version_id)
    return page(request, "local_version", **local_version_page(reader(request), found))


@takes_files
@require_http_methods(["GET", "HEAD", "POST"])
def local_version_text(request: HttpRequest, local_version_id: int) -> HttpResponse:
    found = _version_or_404(request, local_version_id, speaking=True)
    form = ChangedVersionForm(*_sent(request), person=reader(request), version=found)
    if form.is_valid():
        try:
            actions.change_local_version(found, by=actor(request), **form.values)
            messages.success(request, _("Saved."))
            return redirect("practice:local_version", found.pk)
        except Refused as refused:
            blame(form, refused)
    return page(request, "local_version_text", version=found, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def local_version_sharing(request: HttpRequest, local_version_id: int) -> HttpResponse:
    found = _version_or_404(request, local_version_id, speaking=True)
    refusals: list[str] = []
    if request.method == "POST":
        try:
            if "undo" in request.POST:
                actions.unshare_local_version(found, by=actor(request))
                messages.success(request, _("Only you and the facilitator can see it now."))
            else:
                actions.share_local_version(found, by=actor(request))
                messages.success(request, _("Shared with %(name)s.") % {"name": found.network.name})
            return redirect("practice:local_version", found.pk)
        except Refused as refused:
            refusals = refused.messages
    return page(request, "local_version_sharing", version=found, refused=refusals)


def _version_or_404(request: HttpRequest, version_id: int, *, speaking: bool = False) -> LocalVersion:
    """The version in the reader's own scope; 403 for those who read it and do not speak for its municipality."""
    found: LocalVersion = get_object_or_404(local_versions_for(reader(request)), pk=version_id)
    if speaking and not rules.may_speak_for(reader(request), found):
        raise PermissionDenied
    return found


def _start_or_404(request: HttpRequest, resource_id: int) -> VersionStart:
    """403 for those who read it and adapt nothing; 404 for what nobody adapts."""
    resource = resource_or_404(request, resource_id)
    if not rules.adapting_places(reader(request), resource):
        raise PermissionDenied
    if not resource.can_be_adapted:
        raise Http404
    return version_start(reader(request), resource, request.GET.get("trial"))


def _saved(version: LocalVersion) -> str:
    if version.shared_at:
        return _("Shared with %(name)s.") % {"name": version.network.name}
    return _("Saved for %(name)s. Only you and the facilitator can see it until you share it.") % {
        "name": version.municipality.name
    }


def _sent(request: HttpRequest) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)

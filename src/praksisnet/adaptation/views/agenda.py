"""A development day: its agenda, and what each signal becomes."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from praksisnet.adaptation import actions, rules
from praksisnet.adaptation.forms import NotNowForm, ResourceForm, SessionForm, SignalChangeForm, TaskForm
from praksisnet.adaptation.models import Signal
from praksisnet.adaptation.queries import agenda_page, citable_resources
from praksisnet.adaptation.views.reading import (
    charge_options,
    development_day_or_404,
    page,
    placed_options,
    signal_or_404,
)
from praksisnet.guard.forms import GuardedForm
from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.people.gate import actor, reader


@require_http_methods(["GET", "HEAD", "POST"])
def agenda(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """GET shows it, or what it would hold now; POST freezes it."""
    meeting = development_day_or_404(request, meeting_id, writes=request.method == "POST")
    if request.method == "POST":
        try:
            actions.freeze_agenda(meeting, by=actor(request))
        except Refused as refused:
            messages.error(request, refused.messages[0])
        return redirect("adaptation:agenda", meeting.pk)
    decides = rules.may_prepare(reader(request), meeting)
    return page(request, "agenda", active="meetings", meeting=meeting, day=agenda_page(meeting), decides=decides)


@require_http_methods(["GET", "HEAD"])
def signal(request: HttpRequest, signal_id: int) -> HttpResponse:
    found = signal_or_404(request, signal_id, writes=False)
    decides = rules.may_prepare(reader(request), found.agenda.meeting)
    resources = citable_resources(reader(request), found.agenda.meeting.programme_id) if found.need_id else []
    form = ResourceForm(initial={"resource": found.resource_id or ""}, resources=resources)
    return page(request, "signal", active="meetings", signal=found, decides=decides, form=form)


@require_POST
def signal_resource(request: HttpRequest, signal_id: int) -> HttpResponse:
    found = signal_or_404(request, signal_id)
    resources = citable_resources(reader(request), found.agenda.meeting.programme_id)
    form = ResourceForm(request.POST, initial={"resource": found.resource_id or ""}, resources=resources)
    if not form.is_valid():
        return page(request, "signal", active="meetings", signal=found, decides=True, form=form)
    try:
        actions.tie_resource(found, form.resource, by=actor(request))
        messages.success(request, _("Saved."))
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("adaptation:signal", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def signal_session(request: HttpRequest, signal_id: int) -> HttpResponse:
    found = signal_or_404(request, signal_id)
    known = {"title": found.title[:150]}
    form = SessionForm(
        _sent(request), initial=charge_known(request, known), **placed_options(found), **charge_options(found)
    )

    def decide() -> None:
        data = form.cleaned_data
        words = {"title": data["title"], "minutes": data["minutes"], "kind": data["kind"]}
        actions.make_session(found, place=form.place, charge=form.charge, by=actor(request), **words)

    return _decided(request, found, form, decide, "signal_session")


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def signal_change(request: HttpRequest, signal_id: int) -> HttpResponse:
    found = signal_or_404(request, signal_id)
    known = charge_known(request, {"said": found.get_hindrance_display() or found.title})
    form = SignalChangeForm(_sent(request), initial=known, **placed_options(found), **charge_options(found))

    def decide() -> None:
        words = {name: form.cleaned_data[name] for name in ("said", "we_do")}
        actions.make_change(found, charge=form.charge, by=actor(request), **words, **form.places)

    return _decided(request, found, form, decide, "signal_change")


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def signal_task(request: HttpRequest, signal_id: int) -> HttpResponse:
    found = signal_or_404(request, signal_id)
    form = TaskForm(_sent(request), initial=charge_known(request, {}), **charge_options(found))

    def decide() -> None:
        actions.make_task(found, words=form.cleaned_data["words"], charge=form.charge, by=actor(request))

    return _decided(request, found, form, decide, "signal_task")


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def signal_refusal(request: HttpRequest, signal_id: int) -> HttpResponse:
    found = signal_or_404(request, signal_id)
    resources = citable_resources(reader(request), found.agenda.meeting.programme_id) if found.need_id else []
    form = NotNowForm(_sent(request), resources=resources, has_need=bool(found.need_id))

    def decide() -> None:
        actions.not_now(found, reason=form.cleaned_data["reason"], resource=form.resource, by=actor(request))

    return _decided(request, found, form, decide, "signal_refusal")


def charge_known(request: HttpRequest, known: dict[str, Any]) -> dict[str, Any]:
    """Whoever decides sees to it, unless somebody else is chosen."""
    return known | {"owner": str(reader(request).pk)}


def _sent(request: HttpRequest) -> Any:
    return posted(request)


def _decided(
    request: HttpRequest, found: Signal, form: GuardedForm, decide: Callable[[], None], template: str
) -> HttpResponse:
    """The form until it is right; then the decision, and back to the agenda."""
    if form.is_valid():
        try:
            decide()
            messages.success(request, _("The decision is kept."))
            return redirect("adaptation:agenda", found.agenda.meeting_id)
        except Refused as refused:
            form.add_error("reason" if "reason" in form.fields else None, refused)
    return page(request, template, active="meetings", signal=found, form=form)

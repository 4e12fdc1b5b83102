"""Rounds: the core programme, and the meetings that come from it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.numbers import whole_number
from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.meetings import actions
from praksisnet.meetings.forms.sessions import NewPartForm, PartForm, RoundForm
from praksisnet.meetings.queries import round_plan
from praksisnet.meetings.views.reading import core_or_404, page, programmes_to_plan, round_or_404
from praksisnet.meetings.words import Kind
from praksisnet.people.gate import actor


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def round_new(request: HttpRequest) -> HttpResponse:
    programmes = programmes_to_plan(request)
    form = RoundForm(posted(request), programmes=programmes)
    if form.is_valid():
        try:
            made = actions.create_round(form.cleaned_data["programme"], **form.facts, by=actor(request))
            messages.success(request, _("The round is made, with a draft meeting for each network."))
            return redirect("meetings:round", made.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "round_new", form=form, programmes=programmes)


@require_safe
def round(request: HttpRequest, round_id: int) -> HttpResponse:  # noqa: A001 -- URL = view = the house's word
    return page(request, "round", plan=round_plan(round_or_404(request, round_id)))


@require_POST
def round_meeting(request: HttpRequest, round_id: int) -> HttpResponse:
    """A new meeting for a network that has none in the round, because its first one was cancelled."""
    found = round_or_404(request, round_id)
    if "network" not in request.POST:
        messages.error(request, _("Say which network the meeting is for."))
        return redirect("meetings:round", found.pk)
    network = get_object_or_404(found.programme.networks, pk=whole_number(request.POST["network"], None))
    try:
        made = actions.create_meeting(
            found.programme, kind=Kind.NETWORK, title=found.title, lead=found.lead,
            network=network, round=found, themes=found.themes.all(), by=actor(request),
        )  # fmt: skip
        return redirect("meetings:settings", made.pk)
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("meetings:round", found.pk)


@require_POST
def round_several(request: HttpRequest, round_id: int) -> HttpResponse:
    """Whether one may come to more than one of its meetings."""
    found = round_or_404(request, round_id)
    try:
        actions.allow_several(found, allowed=request.POST.get("several") == "yes", by=actor(request))
        messages.success(request, _("Saved."))
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("meetings:round", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, part_id: int) -> HttpResponse:
    core = core_or_404(request, part_id)
    form = PartForm(posted(request), part=core, capacity=core.capacity)
    if form.is_valid():
        try:
            actions.change_core_session(core, **form.facts, capacity=form.places, by=actor(request))
            messages.success(request, _("Saved. The drafts that have not changed it themselves follow."))
            return redirect("meetings:round", core.round_id)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "part", core=core, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def part_new(request: HttpRequest, round_id: int) -> HttpResponse:
    found = round_or_404(request, round_id)
    form = NewPartForm(posted(request), parts=list(found.core_sessions.all()))
    if form.is_valid():
        try:
            actions.add_core_session(found, form.part, by=actor(request))
            messages.success(request, _("The part is added."))
            return redirect("meetings:round", found.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "part_new", round=found, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def part_removal(request: HttpRequest, part_id: int) -> HttpResponse:
    core = core_or_404(request, part_id)
    refused: list[str] = []
    if request.method == "POST":
        try:
            actions.remove_core_session(core, by=actor(request))
            messages.success(request, _("The part is taken out."))
            return redirect("meetings:round", core.round_id)
        except Refused as said:
            refused = said.messages
    return page(request, "part_removal", core=core, refused=refused)


@require_POST
def part_position(request: HttpRequest, part_id: int) -> HttpResponse:
    """One step earlier or later."""
    core = core_or_404(request, part_id)
    actions.move_core_session(core, up=request.POST.get("up") == "yes", by=actor(request))
    return redirect("meetings:round", core.round_id)

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from praksisnet.kit.pages import posted, show
from praksisnet.kit.refusal import Refused
from praksisnet.networks import actions, rules
from praksisnet.networks.forms.answering import AnswerForm
from praksisnet.networks.forms.people import PersonForm, SuccessorForm, VacancyForm
from praksisnet.networks.models import HandOver
from praksisnet.networks.queries import networks_for
from praksisnet.networks.queries.coverage import ICONS
from praksisnet.networks.queries.networks import coordinators_of, holder_of
from praksisnet.networks.queries.panels import network_panel, preview_of, readable_networks, seat_panel
from praksisnet.networks.sockets import corners_for
from praksisnet.networks.views.reading import blame, complain, network_or_404, own_invitation, own_seat
from praksisnet.people.gate import actor, reader


@require_safe
def networks(request: HttpRequest) -> HttpResponse:
    return render(request, "networks/networks.html", {"networks": readable_networks(reader(request))})


@require_safe
def network(request: HttpRequest, network_id: int) -> HttpResponse:
    shown = network_or_404(request, network_id)
    person = reader(request)
    if not rules.may_see_members(person, shown):
        raise PermissionDenied
    context = {"panel": network_panel(person, shown), "icons": ICONS, "corners": corners_for(person, shown)}
    return render(request, "networks/network.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def seat(request: HttpRequest, seat_id: int) -> HttpResponse:
    """Who holds it and held it; naming somebody while it is vacant."""
    shown = own_seat(request, seat_id)
    form = PersonForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            actions.name_holder(shown, form.who, by=actor(request))
            messages.success(request, _("%(name)s has the place and is told by mail.") % form.who)
            return redirect("networks:seat", shown.pk)
        except Refused as refused:
            blame(form, refused)
    context = {"panel": seat_panel(shown), "form": form, "vacancy": VacancyForm(prefix="v")}
    return show(request, "networks/seat.html", context)


@require_POST
def vacancy(request: HttpRequest, seat_id: int) -> HttpResponse:
    shown = own_seat(request, seat_id)
    form = VacancyForm(request.POST, prefix="v")
    if form.is_valid():
        try:
            actions.vacate_seat(shown, **form.cleaned_data, by=actor(request))
            messages.success(request, _("The place is vacant. You can name a new holder now or later."))
            return redirect("networks:seat", shown.pk)
        except Refused as refused:
            blame(form, refused)
    context = {"panel": seat_panel(shown), "form": PersonForm(), "vacancy": form}
    return show(request, "networks/seat.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, seat_id: int) -> HttpResponse:
    shown = own_seat(request, seat_id)
    form = SuccessorForm(posted(request))
    if form.is_bound and form.is_valid():
        seen = form.cleaned_data["seen"]
        try:
            actions.hand_over_seat(shown, form.who, seen=seen, by=actor(request))
            messages.success(request, _("The place is handed over to %(name)s. Both are told by mail.") % form.who)
            return redirect("networks:seat", shown.pk)
        except Refused as refused:
            blame(form, refused)
    holder = holder_of(shown)
    context = {"seat": shown, "holder": holder, "parts": preview_of(shown, holder), "form": form}
    return show(request, "networks/hand_over.html", context)


@require_POST
def hand_over_undo(request: HttpRequest, hand_over_id: int) -> HttpResponse:
    done = get_object_or_404(
        HandOver.objects.filter(seat__network__in=networks_for(reader(request))).select_related("seat__network"),
        pk=hand_over_id,
    )
    if not rules.may_coordinate(reader(request), done.seat.network, done.seat.municipality_id):
        raise PermissionDenied
    try:
        actions.undo_hand_over(done, by=actor(request))
        messages.success(request, _("The hand-over is undone. Both are told by mail."))
    except Refused as refused:
        complain(request, refused)
    return redirect("networks:seat", done.seat_id)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """The municipality changes its mind, or answered by telephone."""
    invitation = own_invitation(request, invitation_id)
    data = posted(request)
    form = AnswerForm(data, initial={"answer": invitation.answer, "reason": invitation.reason})
    if form.is_bound and form.is_valid():
        try:
            actions.change_answer(invitation, **form.cleaned_data, by=actor(request))
            messages.success(request, _("Saved. The municipality’s answer is changed."))
            return redirect("networks:networks")
        except Refused as refused:
            blame(form, refused)
    context = {"invitation": invitation, "form": form}
    return show(request, "networks/answer.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def coordinator(request: HttpRequest, invitation_id: int) -> HttpResponse:
    invitation = own_invitation(request, invitation_id)
    if not invitation.is_accepted:
        raise Http404
    form = PersonForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            actions.name_coordinator(invitation, form.who, by=actor(request))
            messages.success(request, _("%(name)s is now a coordinator and is told by mail.") % form.who)
            return redirect("networks:network", invitation.network_id)
        except Refused as refused:
            blame(form, refused)
    context = {"invitation": invitation, "form": form, "coordinators": coordinators_of(invitation)}
    return show(request, "networks/coordinator.html", context)


@require_POST
def coordinator_end(request: HttpRequest, invitation_id: int, role_id: int) -> HttpResponse:
    invitation = own_invitation(request, invitation_id)
    role = get_object_or_404(coordinators_of(invitation), pk=role_id)
    try:
        actions.end_role(role, by=actor(request))
        messages.success(request, _("%(name)s no longer has the role.") % {"name": role.person.name})
    except Refused as refused:
        complain(request, refused)
    if role.person_id == reader(request).pk:  # who steps down no longer sees the page
        return redirect("networks:networks")
    return redirect("networks:coordinator", invitation.pk)

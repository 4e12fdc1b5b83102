from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from praksisnet.kit.pages import posted, show
from praksisnet.kit.refusal import Refused
from praksisnet.networks import actions, rules
from praksisnet.networks.forms.people import RoleForm
from praksisnet.networks.queries import programmes_for, roles_in
from praksisnet.networks.queries.coverage import ICONS
from praksisnet.networks.queries.programmes import summary_of, with_counts
from praksisnet.networks.views.reading import blame, complain, own_programme, programme_or_404
from praksisnet.people.gate import actor, reader


@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    mine = with_counts(programmes_for(reader(request)))
    context = {"programmes": mine, "may_create": rules.may_create_programme(reader(request))}
    return render(request, "networks/programmes.html", context)


@require_safe
def programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    shown = programme_or_404(request, programme_id)
    context = {"panel": summary_of(reader(request), shown), "icons": ICONS}
    return render(request, "networks/programme.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def closure(request: HttpRequest, programme_id: int) -> HttpResponse:
    closing = own_programme(request, programme_id)
    if request.method == "POST":
        actions.close_programme(closing, by=actor(request))
        messages.success(request, _("The programme is closed. Everybody in it can still read."))
        return redirect("networks:programme", closing.pk)
    return render(request, "networks/closure.html", {"programme": closing})


@require_http_methods(["GET", "HEAD", "POST"])
def roles(request: HttpRequest, programme_id: int) -> HttpResponse:
    programme = programme_or_404(request, programme_id)
    if not rules.may_grant_roles(reader(request), programme):
        raise PermissionDenied
    networks = programme.networks.order_by("sort_name")
    form = RoleForm(posted(request), networks=networks)
    if form.is_bound and form.is_valid():
        kind, network = form.cleaned_data["kind"], form.cleaned_data["network"]
        try:
            actions.grant_role(programme, kind, form.who, network=network, by=actor(request))
            messages.success(request, _("%(name)s has the role and is told by mail.") % form.who)
            return redirect("networks:roles", programme.pk)
        except Refused as refused:
            blame(form, refused)
    context = {"programme": programme, "form": form, "roles": roles_in(programme)}
    return show(request, "networks/roles.html", context)


@require_POST
def role_end(request: HttpRequest, programme_id: int, role_id: int) -> HttpResponse:
    programme = programme_or_404(request, programme_id)
    if not rules.may_grant_roles(reader(request), programme):
        raise PermissionDenied
    role = get_object_or_404(programme.roles.select_related("person"), pk=role_id)
    try:
        actions.end_role(role, by=actor(request))
        messages.success(request, _("%(name)s no longer has the role.") % {"name": role.person.name})
    except Refused as refused:
        complain(request, refused)
    return redirect("networks:roles", programme.pk)

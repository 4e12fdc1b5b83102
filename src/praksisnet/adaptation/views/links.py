"""The page behind the half-year's mail: a need is raised without signing in. It never acts on GET."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from praksisnet.adaptation import actions
from praksisnet.adaptation.forms import TextForm
from praksisnet.adaptation.queries import Asked, asked_by, need_said, open_needs, similar_needs
from praksisnet.adaptation.views.reading import page, typed
from praksisnet.adaptation.words import thanks
from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.actor import Actor
from praksisnet.kit.links import BadLink
from praksisnet.kit.refusal import Refused
from praksisnet.networks.models import Programme
from praksisnet.organisations.models import Organisation

Missing = (BadLink, Programme.DoesNotExist, Organisation.DoesNotExist)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def need_by_link(request: HttpRequest, token: str) -> HttpResponse:
    try:
        asked = asked_by(token)
    except Missing:
        return render(request, "adaptation/link_useless.html", status=404)
    form = TextForm(typed(request))
    context = {"asked": asked, "form": form, "is_replaced": "replace" in request.POST}
    if "replace" in request.POST or not form.is_valid():
        said = need_said(asked.place, request.GET.get("need", ""))
        return page(request, "need_by_link", active="", said=said, **context)
    body, themes = form.cleaned_data["body"], form.cleaned_data["themes"]
    similar = similar_needs(asked.place, body, themes)
    joined = next((need for need in similar if str(need.pk) == request.POST.get("join")), None)
    if similar and not joined and "new" not in request.POST:
        return page(request, "similar_by_link", active="", similar=similar, **context)
    try:
        return _said(request, token, asked, form, joined.pk if joined else None)
    except Refused as refused:
        form.add_error("body", refused)
        return page(request, "need_by_link", active="", said=None, **context)


def _said(request: HttpRequest, token: str, asked: Asked, form: TextForm, joined: int | None) -> HttpResponse:
    by, place = Actor.link(asked.person), asked.place
    if joined:
        need = open_needs(place).get(pk=joined)
        is_new, name = actions.support_need(need, place.municipality, by=by), place.municipality.name
        told = (
            thanks(need.supports.count()) if is_new else _("%(name)s already stands behind this need.") % {"name": name}
        )
    else:
        need = actions.raise_need(place.programme, place.municipality, by=by, **form.cleaned_data)
        told = thanks(1)
    messages.success(request, told)
    return redirect(reverse("adaptation:need_by_link", args=[token]) + f"?need={need.pk}")

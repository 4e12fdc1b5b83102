"""What members do: see needs, raise one, join, step back, mend the text."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from praksisnet.adaptation import actions, rules
from praksisnet.adaptation.forms import FilterForm, MunicipalityForm, NeedForm, TextForm
from praksisnet.adaptation.queries import (
    listed,
    need_page,
    needs_for,
    similar_needs,
    themes_of_needs,
    voices,
    waiting_count,
)
from praksisnet.adaptation.views.reading import need_or_404, own_places, page, typed
from praksisnet.adaptation.words import thanks
from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.pages import posted
from praksisnet.kit.paging import page_of
from praksisnet.kit.refusal import Refused
from praksisnet.people.gate import actor, reader


@require_safe
def needs(request: HttpRequest) -> HttpResponse:
    person = reader(request)
    if not rules.sees_needs(person):
        raise Http404
    form = FilterForm(request.GET, programme_ids=rules.programme_ids(person), themes=themes_of_needs(person))
    wanted = form.wanted
    found = page_of(listed(needs_for(person), **wanted), request.GET)
    context = {"page": found, "filters": form, "waiting": waiting_count(person)}
    context |= {"may_raise": rules.may_raise_needs(person), "is_filtered": any(wanted.values())}
    return page(request, "needs", programmes=len(rules.programme_ids(person)), **context)


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def need_new(request: HttpRequest) -> HttpResponse:
    """Written in twenty seconds; before it is kept, similar ones are shown."""
    places = own_places(request)
    form = NeedForm(typed(request), places=places)
    if "replace" in request.POST or not form.is_valid():
        return page(request, "need_new", form=form, places=places, is_replaced="replace" in request.POST)
    body, themes, place = form.cleaned_data["body"], form.cleaned_data["themes"], form.place
    similar = [] if "new" in request.POST else similar_needs(place, body, themes)
    if similar:
        return page(request, "similar", form=form, place=place, similar=similar)
    try:
        made = actions.raise_need(place.programme, place.municipality, body=body, themes=themes, by=actor(request))
    except Refused as refused:
        form.add_error("body", refused)
        return page(request, "need_new", form=form, places=places, is_replaced=False)
    messages.success(request, thanks(1))
    return redirect("adaptation:need", made.pk)


@require_safe
def need(request: HttpRequest, need_id: int) -> HttpResponse:
    """A need that was merged leads on to the one it became part of."""
    found = need_or_404(request, need_id)
    if found.merged_into_id:
        return redirect("adaptation:need", found.merged_into_id)
    return _need_page(request, need_page(reader(request), found))


@require_POST
def support(request: HttpRequest, need_id: int) -> HttpResponse:
    found = need_or_404(request, need_id, rules.may_speak_about)
    context = need_page(reader(request), found)
    behind, joinable, _own = voices(reader(request), found)
    form = MunicipalityForm(request.POST, municipalities=[*joinable, *behind])
    if not form.is_valid():
        return _need_page(request, context, form)
    try:
        joined = actions.support_need(found, form.municipality, by=actor(request))
    except Refused as refused:
        messages.error(request, refused.messages[0])
        return redirect("adaptation:need", found.pk)
    if joined:
        messages.success(request, thanks(len(behind) + 1))
    else:
        messages.info(request, _("%(name)s already stands behind this need.") % {"name": form.municipality.name})
    return redirect("adaptation:need", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: HttpRequest, need_id: int) -> HttpResponse:
    found = need_or_404(request, need_id, rules.may_speak_about)
    _behind, _joinable, own = voices(reader(request), found)
    form = MunicipalityForm(posted(request), municipalities=own)
    if form.is_valid():
        try:
            actions.withdraw_support(found, form.municipality, by=actor(request))
            messages.success(request, _("%(name)s no longer stands behind it.") % {"name": form.municipality.name})
            return redirect("adaptation:needs")
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "withdrawal", need=found, form=form, own=own)


@require_http_methods(["GET", "HEAD", "POST"])
def text(request: HttpRequest, need_id: int) -> HttpResponse:
    found = need_or_404(request, need_id, rules.may_rewrite)
    known = {"body": found.body, "themes": list(found.themes.values_list("pk", flat=True))}
    form = TextForm(typed(request), initial=known)
    if "replace" not in request.POST and form.is_valid():
        try:
            actions.rewrite_need(found, by=actor(request), **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("adaptation:need", found.pk)
        except Refused as refused:
            form.add_error("body", refused)
    return page(request, "text", need=found, form=form, is_replaced="replace" in request.POST)


def _need_page(request: HttpRequest, context: dict[str, Any], form: MunicipalityForm | None = None) -> HttpResponse:
    """With the form to join, bound when it has an error to show."""
    joining = form or MunicipalityForm(municipalities=context["joinable"])
    return page(request, "need", **context, form=joining)

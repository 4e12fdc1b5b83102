from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.pages import posted
from praksisnet.kit.paging import page_of
from praksisnet.kit.refusal import Refused
from praksisnet.organisations import actions, queries
from praksisnet.organisations.forms import AffiliationForm, DateForm, LookForm, NewPersonForm, PlaceForm
from praksisnet.organisations.views.rendering import page
from praksisnet.people.gate import actor, administrators_only, reader
from praksisnet.people.queries import people_for


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
@idempotent
def people(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Add somebody who is found by name or mail, or somebody new."""
    organisation = get_object_or_404(queries.organisations_for(reader(request)), pk=organisation_id)
    look = LookForm(request.POST or request.GET, viewer=reader(request))
    text, chosen = (look.cleaned_data["q"], look.cleaned_data["person"]) if look.is_valid() else ("", None)
    form = (PlaceForm if chosen else NewPersonForm)(posted(request))
    if form.is_valid():
        try:
            added = actions.add_person(organisation, person=chosen, by=actor(request), **form.cleaned_data)
            messages.success(request, _("%(name)s is added.") % {"name": added.person.name})
            return redirect("organisations:organisation", organisation.pk)
        except Refused as refused:
            form.add_error(None, refused)
    known = page_of(people_for(reader(request), search=text), request.GET, size=10) if text else None
    return page(request, "people", organisation=organisation, form=form, text=text, page=known, chosen=chosen)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def affiliation(request: HttpRequest, affiliation_id: int) -> HttpResponse:
    place = get_object_or_404(queries.affiliations_for(reader(request)), pk=affiliation_id)
    known = {"unit": place.unit, "kind": place.kind}
    form = AffiliationForm(posted(request), initial=known)
    if form.is_valid():
        try:
            actions.change_affiliation(place, by=actor(request), **form.cleaned_data)
            return redirect("organisations:organisation", place.organisation_id)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "affiliation", place=place, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def affiliation_ending(request: HttpRequest, affiliation_id: int) -> HttpResponse:
    place = get_object_or_404(queries.affiliations_for(reader(request)), pk=affiliation_id)
    form = DateForm(posted(request))
    if form.is_valid():
        actions.end_affiliation(place, on=form.cleaned_data["on"], by=actor(request))
        text = _("%(person)s no longer works in %(organisation)s from that day.")
        messages.success(request, text % {"person": place.person.name, "organisation": place.organisation.name})
        return redirect("organisations:organisation", place.organisation_id)
    return page(request, "affiliation_ending", place=place, form=form)

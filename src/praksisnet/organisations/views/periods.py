from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.organisations import actions, queries
from praksisnet.organisations.forms import DateForm, RegionForm, RepresentationForm
from praksisnet.organisations.views.rendering import page
from praksisnet.organisations.words import Kind
from praksisnet.people.gate import actor, administrators_only, reader


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def region(request: HttpRequest, organisation_id: int) -> HttpResponse:
    municipality = get_object_or_404(
        queries.organisations_for(reader(request)), pk=organisation_id, kind=Kind.MUNICIPALITY
    )
    form = RegionForm(posted(request))
    if form.is_valid():
        try:
            to, day = form.cleaned_data["region"], form.cleaned_data["on"]
            actions.move_region(municipality, to, on=day, by=actor(request))
            return redirect("organisations:organisation", municipality.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "region", organisation=municipality, form=form, now=queries.region_of(municipality))


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def representation(request: HttpRequest, organisation_id: int) -> HttpResponse:
    municipality = get_object_or_404(
        queries.organisations_for(reader(request)), pk=organisation_id, kind=Kind.MUNICIPALITY
    )
    form = RepresentationForm(posted(request), municipality=municipality)
    if form.is_valid():
        try:
            through, day = form.cleaned_data["through"], form.cleaned_data["on"]
            actions.represent(municipality, through, valid_from=day, by=actor(request))
            return redirect("organisations:organisation", municipality.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "representation", organisation=municipality, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def representation_ending(request: HttpRequest, representation_id: int) -> HttpResponse:
    ended = get_object_or_404(queries.representations_for(reader(request)), pk=representation_id)
    form = DateForm(posted(request))
    if form.is_valid():
        actions.end_representation(ended, on=form.cleaned_data["on"], by=actor(request))
        return redirect("organisations:organisation", ended.municipality_id)
    return page(request, "representation_ending", representation=ended, form=form)

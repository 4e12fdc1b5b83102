from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.kit import clock
from praksisnet.kit.pages import posted
from praksisnet.kit.paging import page_of
from praksisnet.kit.refusal import Refused
from praksisnet.organisations import actions, queries
from praksisnet.organisations.forms import DateForm, FactsForm
from praksisnet.organisations.models import Organisation
from praksisnet.organisations.views.rendering import page
from praksisnet.organisations.words import Kind
from praksisnet.people.gate import actor, administrators_only, reader


@require_safe
@administrators_only
def organisation(request: HttpRequest, organisation_id: int) -> HttpResponse:
    organisation = found(request, organisation_id)
    is_municipality, is_region = organisation.kind == Kind.MUNICIPALITY, organisation.kind == Kind.REGION
    return page(
        request,
        "organisation",
        organisation=organisation,
        page=page_of(queries.people_of(organisation), request.GET),
        former=list(queries.former_people_of(organisation)[:20]),
        regions=list(queries.region_history(organisation)) if is_municipality else [],
        municipalities=list(queries.municipalities_in(organisation)) if is_region else [],
        representations=list(queries.representations_of(organisation)),
        today=clock.today(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def facts(request: HttpRequest, organisation_id: int) -> HttpResponse:
    organisation = found(request, organisation_id)
    known = {name: getattr(organisation, name) for name in ("name", "code", "domain", "mailbox", "valid_from")}
    form = FactsForm(posted(request), initial=known)
    if form.is_valid():
        try:
            actions.change_organisation(organisation, by=actor(request), **form.cleaned_data)
            return redirect("organisations:organisation", organisation.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "facts", organisation=organisation, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def closing(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Close it from a day; a closed one is opened again."""
    organisation = found(request, organisation_id)
    form = DateForm(posted(request))
    if "reopen" in request.POST or form.is_valid():
        try:
            _close_or_reopen(request, organisation, form)
            return redirect("organisations:organisation", organisation.pk)
        except Refused as refused:
            form.add_error(None, refused)
    people = queries.people_of(organisation).count()
    return page(request, "closing", organisation=organisation, form=form, people=people)


def found(request: HttpRequest, organisation_id: int) -> Organisation:
    return get_object_or_404(queries.organisations_for(reader(request)), pk=organisation_id)


def _close_or_reopen(request: HttpRequest, organisation: Organisation, form: DateForm) -> None:
    if "reopen" in request.POST:
        actions.reopen_organisation(organisation, by=actor(request))
        messages.success(request, _("%(name)s is open again.") % {"name": organisation.name})
    else:
        actions.close_organisation(organisation, on=form.cleaned_data["on"], by=actor(request))
        messages.success(request, _("%(name)s is closed from that day.") % {"name": organisation.name})

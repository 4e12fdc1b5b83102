from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.clock import today
from praksisnet.kit.downloads import spreadsheet
from praksisnet.kit.pages import posted
from praksisnet.kit.paging import page_of
from praksisnet.kit.refusal import Refused
from praksisnet.organisations import actions, queries, sheets
from praksisnet.organisations.forms import OrganisationForm, SearchForm
from praksisnet.organisations.views.rendering import page
from praksisnet.organisations.words import Kind
from praksisnet.people.gate import actor, administrators_only


@require_safe
@administrators_only
def organisations(request: HttpRequest) -> HttpResponse:
    wanted = SearchForm(request.GET)
    text, kind = (wanted.cleaned_data["q"], wanted.cleaned_data["kind"]) if wanted.is_valid() else ("", "")
    found = page_of(queries.with_figures(queries.search(text, kind)), request.GET)
    counts = queries.count_by_kind()
    kinds = [(value, label, counts[value]) for value, label in Kind.choices if value in counts]
    number = queries.municipalities().count()
    return page(request, "list", page=found, text=text, kind=kind, kinds=kinds, municipalities=number, today=today())


@require_safe
@administrators_only
def export(request: HttpRequest) -> HttpResponse:
    """The whole list as a spreadsheet, with the headings that the import knows."""
    return spreadsheet(_("organisations"), *sheets.organisation_rows(queries.with_figures(queries.search())))


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
@idempotent
def new(request: HttpRequest) -> HttpResponse:
    form = OrganisationForm(posted(request))
    if form.is_valid():
        try:
            made = actions.create_organisation(by=actor(request), **form.cleaned_data)
            return redirect("organisations:organisation", made.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "new", form=form)

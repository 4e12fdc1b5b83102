from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.kit import imports, tables
from praksisnet.kit.downloads import spreadsheet
from praksisnet.kit.refusal import Refused
from praksisnet.organisations import actions
from praksisnet.organisations.sheets import ORGANISATION_COLUMNS
from praksisnet.organisations.views.rendering import page
from praksisnet.people.forms import SpreadsheetForm
from praksisnet.people.gate import actor, administrators_only


@dataclass(frozen=True, slots=True)
class Importing:
    """One of the two spreadsheets that can be imported here."""

    title: Any
    lead: Any
    name: Any
    url: str
    template_url: str
    columns: Sequence[imports.Column]
    make_plan: Callable[[Sequence[imports.Row]], imports.Plan]
    carry_out: Callable[..., imports.Plan]


WHAT = {
    "organisations": Importing(
        _("Import organisations"),
        _("One row for each organisation. Those that are known are changed, the others are made."),
        _("organisations"),
        "organisations:organisation_import",
        "organisations:organisation_template",
        ORGANISATION_COLUMNS,
        actions.plan_organisations,
        actions.import_organisations,
    ),
    "people": Importing(
        _("Import people and where they work"),
        _("One row for each person and organisation. A person is known by the mail address."),
        _("people and organisations"),
        "organisations:people_import",
        "organisations:people_template",
        actions.PEOPLE_COLUMNS,
        actions.plan_people,
        actions.import_people,
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def upload(request: HttpRequest, what: str) -> HttpResponse:
    """An uploaded spreadsheet is shown as a plan; the plan's button sends it back signed, and it is carried out."""
    if "plan" in request.POST:
        return _confirmed(request, what, request.POST["plan"])
    form = SpreadsheetForm(request.POST, request.FILES) if request.method == "POST" else SpreadsheetForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            return _preview(request, what, imports.read(tables.read_upload(file), WHAT[what].columns))
        except Refused as refused:
            form.add_error("file", refused)
    return page(request, "import", form=form, importing=WHAT[what])


@require_safe
@administrators_only
def template(request: HttpRequest, what: str) -> HttpResponse:
    return spreadsheet(WHAT[what].name, *imports.empty_sheet(WHAT[what].columns))


def _confirmed(request: HttpRequest, what: str, token: str) -> HttpResponse:
    rows: Sequence[imports.Row] = []
    try:
        rows, seen = imports.unseal(token, WHAT[what].columns)
        plan = WHAT[what].carry_out(rows, seen, by=actor(request))
    except Refused as refused:
        messages.error(request, refused.messages[0])
        return _preview(request, what, rows) if rows else redirect(WHAT[what].url)
    done = len(plan.to_apply)
    text = ngettext("%(count)s row was imported.", "%(count)s rows were imported.", done)
    messages.success(request, text % {"count": done})
    return redirect("organisations:list")


def _preview(request: HttpRequest, what: str, rows: Sequence[imports.Row]) -> HttpResponse:
    plan = WHAT[what].make_plan(rows)
    return page(request, "import_preview", importing=WHAT[what], plan=plan, token=imports.seal(plan))

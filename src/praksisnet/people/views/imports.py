from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.kit import imports, tables
from praksisnet.kit.downloads import spreadsheet
from praksisnet.kit.refusal import Refused
from praksisnet.people.actions import COLUMNS, import_people, plan_import
from praksisnet.people.forms import SpreadsheetForm
from praksisnet.people.gate import actor, administrators_only


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def people_import(request: HttpRequest) -> HttpResponse:
    if "plan" in request.POST:
        return _confirmed(request, request.POST["plan"])
    is_sent = request.method == "POST"
    form = SpreadsheetForm(request.POST, request.FILES) if is_sent else SpreadsheetForm()
    if form.is_valid():
        try:
            file = form.cleaned_data["file"]
            return _preview(request, imports.read(tables.read_upload(file), COLUMNS))
        except Refused as refused:
            form.add_error("file", refused)
    return render(request, "people/import.html", {"form": form, "columns": COLUMNS}, status=422 if is_sent else 200)


@require_safe
@administrators_only
def import_template(request: HttpRequest) -> HttpResponse:
    return spreadsheet(_("people"), *imports.empty_sheet(COLUMNS))


def _confirmed(request: HttpRequest, token: str) -> HttpResponse:
    rows: Sequence[imports.Row] = []
    try:
        rows, seen = imports.unseal(token, COLUMNS)
        plan = import_people(rows, seen, by=actor(request))
    except Refused as refused:
        messages.error(request, refused.messages[0])
        return _preview(request, rows) if rows else redirect("people:import")
    done = len(plan.to_apply)
    text = ngettext("%(count)s row was imported.", "%(count)s rows were imported.", done)
    messages.success(request, text % {"count": done})
    return redirect("people:people")


def _preview(request: HttpRequest, rows: Sequence[imports.Row]) -> HttpResponse:
    plan = plan_import(rows)
    context = {"plan": plan, "token": imports.seal(plan), "columns": COLUMNS, "count": len(plan.to_apply)}
    return render(request, "people/import_preview.html", context)

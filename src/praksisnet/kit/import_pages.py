"""The pages of an import, the same in every room: choose a spreadsheet, see what will happen, confirm it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext

from praksisnet.kit import imports, tables
from praksisnet.kit.actor import Actor
from praksisnet.kit.downloads import spreadsheet
from praksisnet.kit.pages import show
from praksisnet.kit.refusal import Refused


@dataclass(frozen=True, slots=True)
class Importing:
    """One spreadsheet that can be imported.

    Texts are lazy. ``place`` is the room's list as (menu key, name, URL name): where one comes from and ends.
    ``shown`` is the column whose cells stand beside the name in the preview.
    """

    title: Any
    lead: Any
    file_name: Any
    place: tuple[str, Any, str]
    url: str
    template_url: str
    columns: Sequence[imports.Column]
    shown: str
    make_plan: Callable[[Sequence[imports.Row]], imports.Plan]
    carry_out: Callable[..., imports.Plan]

    def column(self, key: str) -> imports.Column:
        return next(column for column in self.columns if column.key == key)


def import_page(request: HttpRequest, importing: Importing, form: Form, *, by: Actor) -> HttpResponse:
    """An uploaded spreadsheet is shown as a plan; the plan's button sends it back signed, and it is carried out."""
    if "plan" in request.POST:
        return _confirmed(request, importing, request.POST["plan"], by)
    if form.is_valid():
        try:
            table = tables.read_upload(form.cleaned_data["file"])
            return _preview(request, importing, imports.read(table, importing.columns))
        except Refused as refused:
            form.add_error("file", refused)
    return _page(request, "import", importing, form=form)


def empty_spreadsheet(importing: Importing) -> HttpResponse:
    return spreadsheet(importing.file_name, *imports.empty_sheet(importing.columns))


def _confirmed(request: HttpRequest, importing: Importing, token: str, by: Actor) -> HttpResponse:
    rows: Sequence[imports.Row] = []
    try:
        rows, seen = imports.unseal(token, importing.columns)
        plan = importing.carry_out(rows, seen, by=by)
    except Refused as refused:
        messages.error(request, refused.messages[0])
        return _preview(request, importing, rows) if rows else redirect(importing.url)
    done = len(plan.to_apply)
    text = ngettext("%(count)s row was imported.", "%(count)s rows were imported.", done)
    messages.success(request, text % {"count": done})
    return redirect(importing.place[2])


def _preview(request: HttpRequest, importing: Importing, rows: Sequence[imports.Row]) -> HttpResponse:
    plan = importing.make_plan(rows)
    return _page(request, "import_preview", importing, plan=plan, token=imports.seal(plan))


def _page(request: HttpRequest, template: str, importing: Importing, **context: Any) -> HttpResponse:
    context = {"active": importing.place[0], "importing": importing, **context}
    return show(request, f"kit/{template}.html", context)

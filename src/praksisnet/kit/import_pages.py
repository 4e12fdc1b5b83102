"""The pages of an import, the same in every room: choose a spreadsheet, see what will happen, confirm it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
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
    ``shown`` is the column whose cells stand beside the name in the preview. ``asked`` are the columns of texts that
    may be about somebody, ``offer`` says what is offered instead (None: nothing is asked), ``neutral`` is that text.
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
    asked: tuple[str, ...] = ()
    offer: Callable[[str], Any] = lambda _text: None
    neutral: Callable[[str], str] = str

    def column(self, key: str) -> imports.Column:
        return next(column for column in self.columns if column.key == key)


@dataclass(frozen=True, slots=True)
class Question:
    """What the preview asks about one cell of a row that would be imported."""

    column: imports.Column
    offer: Any


TAKE, OMIT = "neutral", "omit"  # of a row that is asked about; anything else keeps it


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
        if importing.asked and (answered := _answered(request, importing, rows, seen)) != rows:
            rows, planned = answered, importing.make_plan(answered)
            seen = planned.digest
            if planned.wrong:
                raise Refused(_("A row has an error with the text you chose. Look at it before you import."))
        plan = importing.carry_out(rows, seen, by=by)
    except Refused as refused:
        messages.error(request, refused.messages[0])
        return _preview(request, importing, rows) if rows else redirect(importing.url)
    done = len(plan.to_apply)
    text = ngettext("%(count)s row was imported.", "%(count)s rows were imported.", done)
    messages.success(request, text % {"count": done})
    return redirect(importing.place[2])


def _answered(
    request: HttpRequest, importing: Importing, rows: Sequence[imports.Row], seen: str
) -> Sequence[imports.Row]:
    """The rows with the texts that were chosen; as they are where the preview no longer holds."""
    plan = importing.make_plan(rows)
    asked = _questions(importing, plan) if plan.digest == seen else {}
    answers = {number: request.POST.get(f"row-{number}", TAKE) for number in asked}
    taken = {number: [one.column.key for one in asked[number]] for number in asked if answers[number] == TAKE}
    return [
        imports.Row(
            row.number,
            {**row.values, **{key: importing.neutral(row.values[key]) for key in taken.get(row.number, ())}},
        )
        for row in rows
        if answers.get(row.number) != OMIT
    ]


def _questions(importing: Importing, plan: imports.Plan) -> dict[int, list[Question]]:
    """By the number of the row."""
    columns = [importing.column(key) for key in importing.asked]
    found = {
        line.number: [
            Question(column, offer) for column in columns if (offer := importing.offer(line.values[column.key]))
        ]
        for line in plan.to_apply
    }
    return {number: questions for number, questions in found.items() if questions}


def _preview(request: HttpRequest, importing: Importing, rows: Sequence[imports.Row]) -> HttpResponse:
    plan = importing.make_plan(rows)
    context = {"plan": plan, "token": imports.seal(plan), "questions": _questions(importing, plan)}
    return _page(request, "import_preview", importing, **context)


def _page(request: HttpRequest, template: str, importing: Importing, **context: Any) -> HttpResponse:
    context = {"active": importing.place[0], "importing": importing, **context}
    return show(request, f"kit/{template}.html", context)

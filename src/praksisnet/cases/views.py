from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.cases import actions, rules, sockets
from praksisnet.cases.forms import NoteForm
from praksisnet.cases.models import Case
from praksisnet.cases.queries import (
    case_page,
    cases_for,
    could_read,
    item_for,
    left_elsewhere,
    listed,
    look_of,
    open_case,
    pieces_of,
    said_in,
)
from praksisnet.kit.pages import posted, show
from praksisnet.kit.paging import page_of, page_of_list
from praksisnet.kit.refusal import Refused
from praksisnet.people.gate import actor, reader


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    person = reader(request)
    if not rules.sees_cases(person):
        raise Http404
    found = page_of(listed(cases_for(person)), request.GET)
    return _page(request, "cases", page=found, names=sockets.names())


@require_safe
def case(request: HttpRequest, case_id: int) -> HttpResponse:
    found = get_object_or_404(cases_for(reader(request)), pk=case_id)
    shown = case_page(reader(request), found)
    if "viewers" in shown:
        shown["viewers"] = page_of(shown["viewers"], request.GET)
        shown["sent"] = page_of_list(shown["sent"], request.GET, name="mails")
    return _page(request, "case", case=found, **shown)


@require_http_methods(["GET", "HEAD", "POST"])
def deletion(request: HttpRequest, case_id: int) -> HttpResponse:
    """“Slet overalt”."""
    found = _decided(request, case_id)
    form = NoteForm(posted(request))
    if form.is_valid():
        try:
            actions.purge(found, note=form.cleaned_data["note"], by=actor(request))
            messages.success(request, _("Deleted everywhere. What is left to do is listed below."))
            return redirect("cases:case", found.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return _page(request, "deletion", case=found, form=form, elsewhere=left_elsewhere(reader(request), found))


@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, case_id: int) -> HttpResponse:
    """“Ingen persondata”."""
    found = _decided(request, case_id)
    form = NoteForm(posted(request))
    if form.is_valid():
        try:
            actions.release(found, note=form.cleaned_data["note"], by=actor(request))
            messages.success(request, _("It is shown again, as it was."))
            return redirect("cases:case", found.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return _page(request, "release", case=found, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, kind: str, item_id: int) -> HttpResponse:
    """“Der står noget om et barn”. Pressed once more, or by two at once, it is the same case."""
    known = sockets.kind_named(kind)
    item = item_for(reader(request), known, item_id) if known else None
    if known is None or item is None:
        return _hidden_already(request, kind, item_id)
    if open_case(kind, item_id):
        return _thank(request)
    refused: list[Any] = []
    if request.method == "POST":
        try:
            actions.press(known, item, by=actor(request))
            return _thank(request)
        except Refused as problem:
            refused = problem.messages
    asked = {"kind": known, "said": said_in(known, item), "pieces": pieces_of(known, item)}
    return _page(request, "report", back=known.about(item).address, refused=refused, **asked)


def _hidden_already(request: HttpRequest, kind: str, item_id: int) -> HttpResponse:
    """Somebody was quicker; to those who could not read it, there is nothing."""
    if not could_read(reader(request), kind, item_id):
        raise Http404
    return _thank(request)


def _thank(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("It is hidden now. The facilitator looks at it within 72 hours."))
    return redirect("pages:front")


def _decided(request: HttpRequest, case_id: int) -> Case:
    """The case, for those who decide; 403 for its author."""
    found = get_object_or_404(cases_for(reader(request)), pk=case_id)
    if not rules.decides(reader(request), found):
        raise PermissionDenied
    return found


def _page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    return show(request, f"cases/{template}.html", {"active": "cases", "looks": look_of, **context})

"""How every page of this room is answered."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from praksisnet.guard.forms import GuardedForm


def page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """The page under its menu entry; a form with errors answers 422."""
    form = context.get("form")
    is_wrong = isinstance(form, GuardedForm) and form.is_bound and not form.is_valid()
    context = {"active": "organisations", **context}
    return render(request, f"organisations/{template}.html", context, status=422 if is_wrong else 200)

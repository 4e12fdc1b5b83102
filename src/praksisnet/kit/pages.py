"""How a page is answered that may hold something sent and refused."""

from collections.abc import Mapping
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent; None when nothing was, for a form that is to be neither right nor wrong."""
    return request.POST if request.method == "POST" else None


def own_path(request: HttpRequest, wanted: str) -> str:
    """Where a form or a link asked to go, when it is a path of ours; else nothing.

    A word without a slash is none: ``redirect`` would take it for the name of a view.
    """
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours and wanted.startswith("/") else ""


def show(request: HttpRequest, template: str, context: Mapping[str, Any]) -> HttpResponse:
    """The page: 200, or 422 when what was posted was refused, by a form of the page or in the texts of ``refused``."""
    is_refused = request.method == "POST" and (bool(context.get("refused")) or any(map(_is_wrong, context.values())))
    return render(request, template, dict(context), status=422 if is_refused else 200)


def _is_wrong(value: object) -> bool:
    return isinstance(value, BaseForm) and value.is_bound and bool(value.errors)

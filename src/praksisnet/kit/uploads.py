"""How much one request may bring: refused by its announced length, before any of it is read or put on the disk."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import resolve

from praksisnet.kit import tables

# The largest spreadsheet that is taken, with room for the rest of its form.
MOST_BYTES = 2 * tables.MOST_BYTES
# The same where slides and documents are taken, which may have 20 MB: one that is a little larger is told so in place.
MOST_BYTES_WITH_FILES = 24 * 2**20
_MARK = "takes_files"

View = TypeVar("View", bound=Callable[..., Any])


def takes_files(view: View) -> View:
    """Mark a view whose form takes slides and documents."""
    view.takes_files = True  # type: ignore[attr-defined]
    return view


class BoundedBodyMiddleware:
    """Anybody can send a form with a file, also to pages that take none. Nothing unannounced is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        size = int(announced[:20]) if announced.isdecimal() else 0
        if size > MOST_BYTES and (size > MOST_BYTES_WITH_FILES or not _takes_files(request)):
            raise RequestDataTooBig("The form is larger than this page takes.")
        return self.get_response(request)


def _takes_files(request: HttpRequest) -> bool:
    try:
        return bool(getattr(resolve(request.path_info).func, _MARK, False))
    except Http404:
        return False

"""How much one request may bring: refused by its announced length, before any of it is read or put on the disk."""

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from praksisnet.kit import tables

# The largest file that is taken, with room for the rest of its form.
MOST_BYTES = 2 * tables.MOST_BYTES


class BoundedBodyMiddleware:
    """Anybody can send a form with a file, also to pages that take none. Nothing unannounced is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdecimal() and int(announced[:20]) > MOST_BYTES:
            raise RequestDataTooBig(f"The form is larger than {MOST_BYTES} bytes.")
        return self.get_response(request)

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse  # noqa: TID251 -- a middleware speaks HTTP

from praksisnet.demo import progress
from praksisnet.demo.views import filling

GetResponse = Callable[[HttpRequest], HttpResponse]


class FillingMiddleware:
    """While the demo is filled, every address shows how far it has come."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        now = progress.noted()
        return filling(request, now) if now else self.get_response(request)

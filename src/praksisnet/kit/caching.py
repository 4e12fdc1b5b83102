"""Pages of somebody signed in are kept by nobody: not by a proxy, nor by the browser of a shared computer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class PrivatePagesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Asked before the view: whoever signs out there was still somebody.
        is_somebody = request.user.is_authenticated
        response = self.get_response(request)
        if is_somebody:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

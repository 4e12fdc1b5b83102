"""Sees that somebody came to a page from a result: by the address the browser says it came from, so that results are
plain links and a click needs no script, no detour and no address of its own."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from django.http import HttpRequest, HttpResponse  # noqa: TID251 -- it stands around views
from django.urls import reverse

from praksisnet.people.models import Person
from praksisnet.thesaurus.counting import note_opening
from praksisnet.thesaurus.words import RESULTS


class OpenedMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        came_from = request.headers.get("Referer", "")
        if "words=" in came_from and request.method == "GET" and response.status_code == 200:
            _note(request, came_from)
        return response


def _note(request: HttpRequest, came_from: str) -> None:
    origin = urlsplit(came_from)
    results = tuple(map(reverse, RESULTS))
    if origin.netloc != request.get_host() or origin.path not in results or request.path.startswith(results):
        return
    typed = parse_qs(origin.query).get("words", [""])[0]
    if typed and isinstance(request.user, Person):
        note_opening(request.user, typed)

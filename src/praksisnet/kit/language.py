"""The language of a page: the person's own choice, else the cookie, else Danish. The browser's wish is not asked:
many a Danish office machine speaks English."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


class LanguageMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        wanted = getattr(request.user, "language", "") or request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


# What keeps a signed-in person's choice: a socket, filled by the room that has persons.
_keepers: list[Callable[[Any, str], None]] = []


def register_keeper(keep: Callable[[Any, str], None]) -> None:
    """``keep(person, language)`` is called when somebody signed in changes the language."""
    _keepers.append(keep)


def remember(user: Any, language: str) -> None:
    """Tell the keepers which language somebody signed in has chosen."""
    if user.is_authenticated:
        for keep in _keepers:
            keep(user, language)

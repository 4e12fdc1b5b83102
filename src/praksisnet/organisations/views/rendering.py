"""How every page of this room is answered."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from praksisnet.kit.pages import show


def page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """The page under its menu entry."""
    return show(request, f"organisations/{template}.html", {"active": "organisations", **context})

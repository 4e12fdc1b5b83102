"""What views begin with: who reads, in whose name they act, and pages that are for administrators only."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse  # noqa: TID251 -- it wraps views
from django.shortcuts import render  # noqa: TID251 -- it answers for views

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.people.models import Person
from praksisnet.people.rules import may_administer

View = Callable[..., HttpResponse]


def reader(request: HttpRequest) -> Person:
    """The signed-in person; LoginRequiredMiddleware has let nobody else in."""
    return cast("Person", request.user)


def actor(request: HttpRequest) -> Actor:
    return Actor.person(reader(request))


def administrators_only(view: View) -> View:
    """To others than administrators the page does not exist."""

    @wraps(view)
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_administer(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return gated


def too_many(request: HttpRequest, until: datetime) -> HttpResponse:
    """What was asked too often, and when it can be asked again."""
    response = render(request, "people/too_many.html", {"until": until}, status=429)
    response.headers["Retry-After"] = str(max(1, int((until - clock.now()).total_seconds()) + 1))
    return response

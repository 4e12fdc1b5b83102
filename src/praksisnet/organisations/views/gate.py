"""What every page here begins with."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.actor import Actor
from praksisnet.people.models import Person
from praksisnet.people.rules import may_administer

View = Callable[..., HttpResponse]


def administrators_only(view: View) -> View:
    """To others than administrators the page does not exist."""

    @wraps(view)
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_administer(reader(request)):
            raise Http404
        return view(request, *args, **kwargs)

    return gated


def reader(request: HttpRequest) -> Person:
    """The signed-in person; LoginRequiredMiddleware has let nobody else in."""
    return cast("Person", request.user)


def actor(request: HttpRequest) -> Actor:
    return Actor.person(reader(request))


def page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """The page under its menu entry; a form with errors answers 422."""
    form = context.get("form")
    is_wrong = isinstance(form, GuardedForm) and form.is_bound and not form.is_valid()
    context = {"active": "organisations", **context}
    return render(request, f"organisations/{template}.html", context, status=422 if is_wrong else 200)

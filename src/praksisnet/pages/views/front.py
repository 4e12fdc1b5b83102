"""The front page: a welcome for the public, and for members what waits for them and where they belong."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from praksisnet.adaptation.queries import needs_panel
from praksisnet.pages.queries.front import front_for
from praksisnet.pages.queries.waiting import waiting_for
from praksisnet.people.models import Person


@require_safe
@login_not_required
def front(request: HttpRequest) -> HttpResponse:
    if not isinstance(request.user, Person):
        return render(request, "pages/welcome.html")
    context = {"front": front_for(request.user), "waiting": waiting_for(request.user)}
    context |= {"needs": needs_panel(request.user)}
    return render(request, "pages/front.html", context)

"""The front page: a welcome for the public, and for members what waits for them, what comes and what is new."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from praksisnet.following.words import SEEN
from praksisnet.kit.observe import observe
from praksisnet.news.queries import front_panel
from praksisnet.pages.queries.front import front_for
from praksisnet.people.models import Person


@require_safe
@login_not_required
def front(request: HttpRequest) -> HttpResponse:
    if not isinstance(request.user, Person):
        return render(request, "pages/welcome.html", {"news": front_panel(request.user)})
    if request.method == "GET":
        observe(SEEN, person=request.user.pk)
    front = front_for(request.user)
    panels = {"needs": front.needs, "changes": front.changes, "mine": front.trials, "news": front.news}
    return render(request, "pages/front.html", {"front": front, "waiting": front.waiting, **panels})

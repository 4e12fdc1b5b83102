"""What readers do, also those without an account: see what is new, narrow it, read it."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from praksisnet.following.queries import Attending, attending
from praksisnet.kit.facets import chips
from praksisnet.kit.pages import show
from praksisnet.kit.paging import page_of
from praksisnet.kit.richtext import from_markdown
from praksisnet.news import rules
from praksisnet.news.forms import ListForm
from praksisnet.news.models import NewsItem
from praksisnet.news.queries import listing, news_for, way_of
from praksisnet.news.words import NEWS, ON_A_PAGE, State
from praksisnet.people.gate import reader
from praksisnet.people.models import Person


@login_not_required
@require_safe
def news(request: HttpRequest) -> HttpResponse:
    person = request.user
    asked = ListForm(request.GET).wanted
    found = listing(person, **asked)
    context: dict[str, Any] = {"found": found, "page": page_of(found.items, request.GET, ON_A_PAGE)}
    context |= {"chips": chips(found.facets, request.GET), "is_narrowed": bool(asked["themes"] or asked["networks"])}
    context["attending"] = attending(person) if isinstance(person, Person) else Attending()
    context |= {"state": asked["state"], "writes": bool(rules.writes_in(person))}
    return page(request, "news", **context, kept=[("state", asked["state"])] if "state" in request.GET else [])


@login_not_required
@require_safe
def item(request: HttpRequest, item_id: int) -> HttpResponse:
    """One address for all: who has no account and may not read it meets the page for logging on."""
    found = news_for(request.user).select_related("programme__authority", "published_by", "made_by")
    shown = found.filter(pk=item_id).first()
    if shown is None and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if shown is None:
        raise Http404
    context: dict[str, Any] = {"item": shown, "text": from_markdown(shown.body)}
    context |= {"themes": list(shown.themes.order_by("sort_name")), "networks": list(shown.networks.order_by("pk"))}
    person = request.user if isinstance(request.user, Person) else None
    context |= {"writes": shown.programme_id in rules.writes_in(request.user), "kind": NEWS}
    context |= {"way": way_of(person, shown) if person else None, "sees_people": rules.sees_people(request.user, shown)}
    return page(request, "item", **context)


def item_or_404(request: HttpRequest, item_id: int, may: Callable[[Person, NewsItem], bool]) -> NewsItem:
    """The item in the reader's own scope; 403 for those who read it and may not do this."""
    found = get_object_or_404(news_for(reader(request)).select_related("programme"), pk=item_id)
    if not may(reader(request), found):
        raise PermissionDenied
    return found


def writer(request: HttpRequest) -> Person:
    """Who writes here: 403 for those who only read, 404 for others."""
    person = reader(request)
    if not rules.has_news(person):
        raise Http404
    if not rules.writes_in(person):
        raise PermissionDenied
    return person


def page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    return show(request, f"news/{template}.html", {"active": "news", "states": State, **context})

"""The language switch, the gallery of components and the pages that say what went wrong."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template import loader
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from praksisnet.kit import gallery as samples
from praksisnet.kit import health as states
from praksisnet.kit import language as languages
from praksisnet.kit.pages import own_path

YEAR = 365 * 24 * 60 * 60


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    chosen = request.POST.get("language", "")
    response = HttpResponseRedirect(own_path(request, request.POST.get("next", "")) or "/")
    if chosen in dict(settings.LANGUAGES):
        languages.remember(request.user, chosen)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=YEAR,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    return response


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Open where we build and show; in production for administrators."""
    if settings.PRODUCTION and not getattr(request.user, "is_administrator", False):
        raise Http404
    return render(request, "kit/gallery.html", samples.context())


@login_not_required
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """For the machine room: 200 when every part is well, else 503; never kept by a cache."""
    well, report = states.report()
    response = JsonResponse(report, status=200 if well else 503, headers={"Cache-Control": "no-store"})
    # Whoever probes sees the 503; a line of log a probe would bury what explains it.
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _plain(
        400,
        title=_("The address could not be read"),
        text=_("Something in the link or the form was not as it should be. Nothing was changed."),
    )


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(
        request,
        403,
        title=_("You may not do this"),
        text=_("The page exists, but your role does not include it. Ask the facilitator of the network if it should."),
        link=("pages:roles", _("See who may do what")),
    )


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(
        request,
        404,
        title=_("We cannot find the page"),
        text=_("It may have been moved or deleted, or it belongs to a network that you are not part of."),
        link=("pages:help", _("Help and contact")),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _plain(
        403,
        title=_("The page had been open too long"),
        text=_("Nothing was saved. Go back, load the page again, and send once more. The site needs cookies for this."),
        back=_where_from(request),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    return _plain(
        500,
        title=_("Something went wrong with us"),
        text=_("What you were doing may not have been saved. Try again in a moment. Write to us if it goes on."),
        back=_where_from(request),
    )


def _error(request: HttpRequest, status: int, **words: Any) -> HttpResponse:
    if not hasattr(request, "user"):
        return _plain(status, title=words["title"], text=words["text"])
    return render(request, "kit/error.html", {"status": status, **words}, status=status)


def _plain(status: int, *, title: str, text: str, back: str = "") -> HttpResponse:
    """A page that asks nothing of the request, the database or the menu: any of them may be what failed."""
    words = {"title": title, "text": text, "back": back, "language": get_language() or "da", "status": status}
    words["again"] = pgettext("page", "Load the page again")
    return HttpResponse(loader.get_template("kit/plain.html").render(words), status=status)


def _where_from(request: HttpRequest) -> str:
    """The page to load again: this one, or the one whose form was sent."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    came = request.META.get("HTTP_REFERER", "")
    return came if url_has_allowed_host_and_scheme(came, {request.get_host()}) else ""

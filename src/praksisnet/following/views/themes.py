from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from praksisnet.following import actions, queries
from praksisnet.kit.pages import own_path, show
from praksisnet.kit.refusal import Refused
from praksisnet.notices.purposes import WEEKLY_LETTER, purpose_of
from praksisnet.notices.queries import wants
from praksisnet.people.gate import actor, reader
from praksisnet.themes.queries import themes_for


@require_safe
def following(request: HttpRequest) -> HttpResponse:
    person = reader(request)
    themes, letter = list(queries.followed_by(person)), purpose_of(WEEKLY_LETTER)
    context = {"themes": themes, "news": queries.news_for(person), "said": _said(len(themes))}
    context |= {"searches": queries.shown_searches(person), "search_place": queries.place_for(person)}
    return show(request, "following/following.html", context | (wants(person, letter) if letter else {}))


@require_POST
def theme(request: HttpRequest, theme_id: int) -> HttpResponse:
    """Follow it; with ``undo`` follow it no more. Ends where the button stood."""
    person = reader(request)
    found = get_object_or_404(themes_for(person), pk=theme_id)
    try:
        if "undo" in request.POST:
            actions.unfollow_theme(person, found, by=actor(request))
            messages.success(request, _("You no longer follow %(name)s.") % {"name": found.label})
        else:
            actions.follow_theme(person, found, by=actor(request))
            messages.success(request, _("You follow %(name)s. What is new comes on Thursdays.") % {"name": found.label})
    except Refused as refused:
        messages.error(request, refused.messages[0])
    back = own_path(request, request.POST.get("next", ""))
    return redirect(back) if back else redirect("themes:theme", found.pk)


def _said(themes: int) -> str:
    if not themes:
        return _("You follow nothing yet.")
    return ngettext("You follow %(n)s theme.", "You follow %(n)s themes.", themes) % {"n": themes}

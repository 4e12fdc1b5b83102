from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praksisnet.following import actions, queries
from praksisnet.following.forms import SearchForm
from praksisnet.kit.refusal import Refused
from praksisnet.people.gate import actor, reader


@require_POST
def searches(request: HttpRequest) -> HttpResponse:
    """Save a search."""
    form = SearchForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(next(iter(form.errors.values()))[0])
        themes = form.cleaned_data["theme"]
        saved = actions.save_search(reader(request), form.cleaned_data["words"], themes=themes, by=actor(request))
        said = _("The search “%(words)s” is saved. What is new comes on Thursdays.") % {"words": saved.words}
        messages.success(request, said)
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("following:following")


@require_POST
def removal(request: HttpRequest, search_id: int) -> HttpResponse:
    """What is gone already is gone: no error for a second press. Another's was never there."""
    for search in queries.searches_of(reader(request)).filter(pk=search_id):
        actions.remove_search(search, by=actor(request))
        messages.success(request, _("The search “%(words)s” is removed.") % {"words": search.words})
    return redirect("following:following")

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from praksisnet.kit.pages import posted, show
from praksisnet.kit.paging import page_of
from praksisnet.kit.refusal import Refused
from praksisnet.notices import actions
from praksisnet.notices.forms import PreferencesForm
from praksisnet.notices.queries import letters_for, letters_matching, preferences_for, state_counts
from praksisnet.notices.rules import may_see_letters
from praksisnet.people.gate import actor, reader


@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    person = reader(request)
    if not may_see_letters(person):
        raise Http404
    address, state = request.GET.get("address", ""), request.GET.get("state", "")
    found = letters_matching(letters_for(person), address=address, state=state)
    context = {"page": page_of(found, request.GET), "address": address, "state": state, "counts": state_counts()}
    return render(request, "notices/letters.html", context)


@require_POST
def delivery(request: HttpRequest, letter_id: int) -> HttpResponse:
    person = reader(request)
    letter = get_object_or_404(letters_for(person), pk=letter_id)
    try:
        actions.send_again(letter, by=actor(request))
    except Refused as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, _("The letter is on its way again."))
    return redirect("notices:letters")


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    person = reader(request)
    form = PreferencesForm(posted(request), preferences_for(person))
    if request.method == "POST" and form.is_valid():
        actions.choose(person, form.cleaned_data, by=actor(request))
        messages.success(request, _("Saved. It holds from the next mail."))
        return redirect("notices:preferences")
    return show(request, "notices/preferences.html", {"form": form})

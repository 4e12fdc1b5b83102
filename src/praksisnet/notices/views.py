from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from praksisnet.kit.actor import Actor
from praksisnet.kit.links import BadLink
from praksisnet.kit.pages import posted, show
from praksisnet.kit.paging import page_of
from praksisnet.kit.refusal import Refused
from praksisnet.notices import actions
from praksisnet.notices.forms import PreferencesForm
from praksisnet.notices.mails import Unsubscribing, unsubscribing_of
from praksisnet.notices.models import How
from praksisnet.notices.queries import letters_for, letters_matching, preferences_for, state_counts, wants
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


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscription(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the mail's own link: says no to this kind of mail, or takes that back, without signing in."""
    found = _unsubscribing(token)
    if found is None:
        return render(request, "notices/link_useless.html", status=404)
    if request.method == "POST":
        _choose(found, found.purpose.proposed if "undo" in request.POST else How.NEVER)
        return redirect(request.path)
    wanted = wants(found.person, found.purpose)
    return render(request, "notices/unsubscription.html", {"what": found.purpose, "person": found.person, **wanted})


@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def one_click(request: HttpRequest, token: str) -> HttpResponse:
    """What a mail program posts when its reader presses "unsubscribe" (RFC 8058): those words, and no cookie of ours.
    Whoever comes by GET meets the page; a scanner that posts anything else changes nothing."""
    found = _unsubscribing(token)
    if found is None:
        return render(request, "notices/link_useless.html", status=404)
    if request.method != "POST":
        return redirect("notices:unsubscription", token=token)
    if request.POST.get("List-Unsubscribe") != "One-Click":
        return HttpResponse(status=400)
    _choose(found, How.NEVER)
    return HttpResponse(status=204)


def _unsubscribing(token: str) -> Unsubscribing | None:
    try:
        return unsubscribing_of(token)
    except BadLink:
        return None


def _choose(found: Unsubscribing, how: str) -> None:
    actions.choose(found.person, {found.purpose.key: how}, by=Actor.link(found.person))

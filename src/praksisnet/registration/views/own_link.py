"""“I am someone else”: whoever reads a forwarded mail gets an own link, registers colleagues, or passes the mail on."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from praksisnet.kit.actor import Actor
from praksisnet.people import limits
from praksisnet.people.gate import too_many
from praksisnet.people.sign_in import network
from praksisnet.registration import actions
from praksisnet.registration.forms.own_link import OwnLinkForm, PassOnForm
from praksisnet.registration.views.mailed import behind, mailed_page, useless


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def someone_else(request: HttpRequest, token: str) -> HttpResponse:
    """The answer is the same for every address, so nobody learns who is known."""
    found = behind(token)
    if found is None:
        return useless(request)
    meeting, person = found
    is_passed_on = "to" in request.POST
    own = OwnLinkForm(request.POST if request.method == "POST" and not is_passed_on else None)
    other = PassOnForm(request.POST if is_passed_on else None)
    form: Any = other if is_passed_on else own
    if form.is_valid():
        address = form.cleaned_data["to" if is_passed_on else "email"]
        by_address = ("own link", address, limits.CODES_BY_ADDRESS)
        if wait := limits.spend(by_address, ("own links", network(request), limits.CODES_BY_NETWORK)):
            return too_many(request, wait)
        actions.send_own_link(meeting, address, name=form.cleaned_data.get("name", ""), by=Actor.link(person))
        said = _("We have sent them their own link.") if is_passed_on else _("We have sent you your own link.")
        messages.success(request, said)
        return redirect("registration:someone_else", token=token)
    return mailed_page(request, "someone_else", meeting, person, token, own=own, other=other)

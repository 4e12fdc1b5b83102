"""What a shared link opens: title and what it is to anybody, the thing itself after a code by mail."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from praksisnet.kit.actor import Actor
from praksisnet.kit.links import BadLink
from praksisnet.kit.pages import posted, show
from praksisnet.kit.refusal import Refused
from praksisnet.people import limits, proofs, sign_in
from praksisnet.people.actions import note_sign_in
from praksisnet.people.forms import CodeForm
from praksisnet.people.gate import actor, reader, too_many
from praksisnet.people.models import Person
from praksisnet.readers import actions
from praksisnet.readers.forms import AddressForm
from praksisnet.readers.queries import Door, Gone, door_of, reads


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, token: str) -> HttpResponse:
    try:
        opened = door_of(token)
    except (BadLink, Gone):
        return render(request, "readers/link_useless.html", status=404)
    if request.user.is_authenticated:
        return _known(request, opened)
    if opened.shared.open_address:
        return redirect(opened.shared.open_address)
    at = opened.municipality
    names = (at.name, at.domain) if at else ("", "")
    form = AddressForm(posted(request), home_of=opened.home_of, name=names[0], domain=names[1])
    if form.is_valid():
        address = form.cleaned_data["email"]
        by_address = ("code", address, limits.CODES_BY_ADDRESS)
        if wait := limits.spend(by_address, ("codes", sign_in.network(request), limits.CODES_BY_NETWORK)):
            return too_many(request, wait)
        proofs.send_proof(request, opened.token, address)
        return redirect("readers:code", token=token)
    return _page(request, "door", opened, form=form)


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, token: str) -> HttpResponse:
    try:
        opened = door_of(token)
    except (BadLink, Gone):
        return render(request, "readers/link_useless.html", status=404)
    pending = proofs.pending_proof(request, opened.token)
    if request.user.is_authenticated or pending is None:
        return redirect("readers:door", token=token)
    form = CodeForm(posted(request), is_right=pending.is_right)
    if form.is_bound:
        by_network = ("tries", sign_in.network(request), limits.TRIES_BY_NETWORK)
        if wait := limits.spend(by_network, ("tries of code", pending.mark, limits.TRIES_OF_CODE)):
            return too_many(request, wait)
        return _enter(request, opened, pending) if form.is_valid() else _wrong(request, opened, pending, form)
    return _page(request, "code", opened, form=form, address=pending.address)


def _known(request: HttpRequest, opened: Door) -> HttpResponse:
    """Somebody who is logged on: whose address was proved by that, and who may read already."""
    person = reader(request)
    if reads(person, opened.shared):
        return redirect(opened.shared.address)
    is_colleague = bool(person.email and opened.home_of(person.email))
    refused: list[str] = []
    if request.method == "POST" and is_colleague:
        try:
            _join(opened, person.email or "", by=actor(request))
            return redirect(opened.shared.address)
        except Refused as refusal:
            refused = refusal.messages
    return _page(request, "known", opened, is_colleague=is_colleague, refused=refused, person=person)


def _enter(request: HttpRequest, opened: Door, pending: proofs.Proof) -> HttpResponse:
    try:
        person = _join(opened, pending.address, by=Actor.guest(actions.name_in(pending.address)))
    except Refused as refusal:
        return _page(request, "known", opened, is_colleague=False, refused=refusal.messages, person=None)
    proofs.forget_proof(request)
    sign_in.sign_in_as(request, person)
    note_sign_in(person, by=Actor.person(person))
    return redirect(opened.shared.address)


def _wrong(request: HttpRequest, opened: Door, pending: proofs.Proof, form: CodeForm) -> HttpResponse:
    if proofs.fail_proof(request):
        return _page(request, "code", opened, form=form, address=pending.address)
    messages.error(request, _("The code was wrong three times and no longer works. Get a new one."))
    return redirect("readers:door", token=opened.token)


def _join(opened: Door, address: str, *, by: Actor) -> Person:
    home = opened.home_of(address)
    if home is None:
        raise Refused(_("Use your mail address at a municipality that takes part."))
    return actions.become_reader(opened.programme, home, address, link=opened.shared.address, by=by)


def _page(request: HttpRequest, template: str, opened: Door, **context: Any) -> HttpResponse:
    shown = {"shared": opened.shared, "municipality": opened.municipality, "token": opened.token}
    return show(request, f"readers/{template}.html", {**shown, **context})

"""The pages behind mailed links. None of them acts on GET; whoever opens one may be somebody else than its reader."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.kit.actor import Actor
from praksisnet.kit.links import BadLink
from praksisnet.kit.pages import posted, show
from praksisnet.kit.refusal import Refused
from praksisnet.networks import actions, mails
from praksisnet.networks.forms.answering import ParticipantsForm, StatementForm
from praksisnet.networks.models import Invitation, InvitationAnswer
from praksisnet.networks.queries.links import (
    coordinator_by_link,
    invitation_by_link,
    stated_by_link,
    statement_by_link,
    vacant_places,
)
from praksisnet.networks.views.reading import blame

Missing = (BadLink, Invitation.DoesNotExist, InvitationAnswer.DoesNotExist)
_FIELD_OF_CODE = {"address": "address", "reason": "reason"}


def _useless(request: HttpRequest) -> HttpResponse:
    """A kind page instead of a bare error: the link was cut, mistyped or is too old."""
    return render(request, "networks/link_useless.html", status=404)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    try:
        shown = invitation_by_link(token)
    except Missing:
        return _useless(request)
    form = StatementForm(posted(request))
    if form.is_bound and form.is_valid():
        by = Actor.guest(form.cleaned_data["name"])
        try:
            stated = actions.state_answer(shown, **form.cleaned_data, by=by)
            return redirect("networks:invitation_stated", token=mails.stated_token(stated))
        except Refused as refused:
            blame(form, refused, _FIELD_OF_CODE.get(refused.code or ""))
    context = {"invitation": shown, "form": form}
    return show(request, "networks/invitation.html", context)


@login_not_required
@never_cache
@require_safe
def invitation_stated(request: HttpRequest, token: str) -> HttpResponse:
    """Look in your mail."""
    try:
        stated = stated_by_link(token)
    except Missing:
        return _useless(request)
    context = {"invitation": stated.invitation, "statement": stated}
    return render(request, "networks/invitation_stated.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_answer(request: HttpRequest, token: str) -> HttpResponse:
    try:
        statement = statement_by_link(token)
    except Missing:
        return _useless(request)
    refused: list[str] = []
    if request.method == "POST":
        try:
            answered = actions.confirm_answer(statement, by=Actor.guest(statement.name))
            after = "participants" if answered.is_accepted else "answer"
            return redirect(f"networks:invitation_{after}", token=token)
        except Refused as refusal:
            refused = refusal.messages
    context = {"statement": statement, "invitation": statement.invitation, "token": token, "refused": refused}
    return show(request, "networks/invitation_answer.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_participants(request: HttpRequest, token: str) -> HttpResponse:
    """Navngiv deltagere, for as long as the one who confirmed is the municipality's coordinator."""
    try:
        statement = statement_by_link(token)
    except Missing:
        return _useless(request)
    person = coordinator_by_link(statement)
    if person is None:
        return redirect("networks:invitation_answer", token=token)
    places = vacant_places(statement.invitation, person)
    form = ParticipantsForm(posted(request), places=places.vacant, myself=person)
    if form.is_bound and form.is_valid():
        try:
            named = actions.name_participants(statement.invitation, form.people, by=Actor.link(person))
            messages.success(request, _named(len(named)))
            return redirect("networks:invitation_participants", token=token)
        except Refused as refused:
            blame(form, refused)
    context = {"invitation": statement.invitation, "person": person, "places": places, "form": form}
    return show(request, "networks/invitation_participants.html", context)


def _named(count: int) -> str:
    if not count:
        return _("Saved. You can name participants later.")
    return ngettext("%(count)s participant is told by mail.", "%(count)s participants are told by mail.", count) % {
        "count": count
    }

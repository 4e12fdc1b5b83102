"""Giving the place to a colleague: signed in, or by the link of a mail."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.actor import Actor
from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.rules import may_run_meeting
from praksisnet.people.gate import actor, reader
from praksisnet.registration import actions, rules
from praksisnet.registration.forms.naming import SubstituteForm
from praksisnet.registration.models import Registration
from praksisnet.registration.queries import registration_of
from praksisnet.registration.queries.colleagues import substitutes_for
from praksisnet.registration.views.mailed import behind, mailed_page, useless
from praksisnet.registration.views.reading import page, registration_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def substitution(request: HttpRequest, registration_id: int) -> HttpResponse:
    found = registration_or_404(request, registration_id, rules.may_cancel)
    can_give = rules.can_substitute(found)
    form = SubstituteForm(posted(request), known=list(substitutes_for(found)) if can_give else [])
    if form.is_valid() and _given(request, found, form, actor(request), may_be_sure=True):
        return _after(request, found)
    is_own = found.person_id == reader(request).pk
    return page(request, "substitution", registration=found, form=form, can_give=can_give, is_own=is_own)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def mailed_substitution(request: HttpRequest, token: str) -> HttpResponse:
    """By name and mail only: whoever reads a forwarded mail sees no colleague's name."""
    found = behind(token)
    if found is None:
        return useless(request)
    meeting, person = found
    mine = registration_of(person, meeting)
    if mine is None or not rules.can_substitute(mine):
        return redirect("registration:mailed", token=token)
    form = SubstituteForm(posted(request), known=[])
    if form.is_valid() and _given(request, mine, form, Actor.link(person), may_be_sure=False):
        return redirect("registration:mailed", token=token)
    return mailed_page(request, "mailed_substitution", meeting, person, token, form=form)


def _given(
    request: HttpRequest, registration: Registration, form: SubstituteForm, by: Actor, *, may_be_sure: bool
) -> bool:
    """A refusal goes into the form."""
    try:
        given = actions.substitute(registration, form.successor, by=by)
    except Refused as refused:
        form.ask_if_sure(refused, may_be_sure=may_be_sure)
        return False
    said = _("%(name)s has the place now. Both of you get a mail with a calendar file.")
    if by.id != registration.person_id:
        said = _("%(name)s has the place now. Both get a mail with a calendar file.")
    messages.success(request, said % {"name": given.person.name})
    return True


def _after(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Back to where the place was given from."""
    person, meeting = reader(request), registration.meeting
    if registration.person_id == person.pk:
        return redirect("pages:meeting", meeting_id=meeting.pk)
    if may_run_meeting(person, meeting):
        return redirect("registration:participants", meeting_id=meeting.pk)
    return redirect("registration:from_us", meeting_id=meeting.pk)

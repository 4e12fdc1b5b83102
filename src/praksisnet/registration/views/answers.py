"""Somebody's own answers about food and access, signed in or behind a mailed link."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from praksisnet.kit.actor import Actor
from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.people.gate import actor, reader
from praksisnet.registration import actions
from praksisnet.registration.forms.questions import AnswersForm
from praksisnet.registration.models import Registration
from praksisnet.registration.queries import registration_of
from praksisnet.registration.queries.questions import asked_of, may_answer, said_of_deletion
from praksisnet.registration.views.mailed import behind, mailed_page, useless
from praksisnet.registration.views.reading import meeting_or_404, page


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """One's own; who has no place is led to the meeting."""
    meeting = meeting_or_404(request, meeting_id)
    registration = registration_of(reader(request), meeting)
    if registration is None or not (asked := asked_of(registration)):
        return redirect("pages:meeting", meeting_id=meeting.pk)
    form = AnswersForm(posted(request), asked=asked)
    if _taken_in(request, form, registration, actor(request)):
        return redirect("registration:answers", meeting_id=meeting.pk)
    stands = may_answer(registration)
    return page(request, "answers", meeting=meeting, form=form, may_answer=stands, has_answered=_any(form))


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mailed_answers(request: HttpRequest, token: str) -> HttpResponse:
    """A mail may be forwarded, so this page never shows what was answered: new answers take the place of the old."""
    found = behind(token)
    if found is None:
        return useless(request)
    meeting, person = found
    registration = registration_of(person, meeting)
    if registration is None or not (asked := asked_of(registration)):
        return redirect("registration:mailed", token=token)
    form = AnswersForm(posted(request), asked=asked, is_blank=True)
    if _taken_in(request, form, registration, Actor.link(person)):
        return redirect("registration:mailed_answers", token=token)
    shown = {"form": form, "may_answer": may_answer(registration), "has_answered": _any(form)}
    return mailed_page(request, "mailed_answers", meeting, person, token, **shown)


def _taken_in(request: HttpRequest, form: AnswersForm, registration: Registration, by: Actor) -> bool:
    """Saved or deleted; a refusal goes into the form."""
    if not form.is_bound:
        return False
    try:
        if "delete" in request.POST:
            actions.delete_answers(registration, by=by)
            messages.success(request, _("Your answers are deleted."))
            return True
        if not form.is_valid():
            return False
        if form.is_blank and not form.given:
            raise Refused(_("Choose or write something first."))
        now = actions.answer(registration, form.given, by=by)
    except Refused as refused:
        form.add_error(None, refused)
        return False
    messages.success(request, " ".join([_("Saved."), said_of_deletion(one for one in now if one.answer)]).strip())
    return True


def _any(form: AnswersForm) -> bool:
    return any(one.answer for one in form.asked)

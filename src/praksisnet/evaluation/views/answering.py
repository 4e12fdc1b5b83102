"""The five questions. The page knows who is asked and says no name; the answer comes with the token in its body.

Nothing is written down about a visit here: no message, no session, no journal.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from praksisnet.evaluation import actions
from praksisnet.evaluation.forms import AnswerForm
from praksisnet.evaluation.models import Token
from praksisnet.evaluation.queries import Asked, answer_token, asked_by, is_open, last_day, survey_of, token_of
from praksisnet.kit.links import BadLink
from praksisnet.kit.pages import show
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.people.gate import reader

Missing = (BadLink, Token.DoesNotExist)


@never_cache
@require_safe
def answer(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """From the meeting's page: only those who are asked have this page."""
    survey = survey_of(Meeting(pk=meeting_id))
    token = token_of(reader(request), survey) if survey else None
    if token is None:
        raise Http404
    asked = Asked(survey, reader(request), token.spent_on is not None)
    return _page(request, asked, answer_token(survey, reader(request)))


@login_not_required
@never_cache
@require_safe
def link(request: HttpRequest, token: str) -> HttpResponse:
    """From the mail, without signing in."""
    try:
        return _page(request, asked_by(token), token)
    except Missing:
        return _useless(request)


@login_not_required
@never_cache
@require_POST
def answers(request: HttpRequest) -> HttpResponse:
    try:
        asked = asked_by(request.POST.get("token", ""))
    except Missing:
        return _useless(request)
    form = AnswerForm(request.POST, items=asked.survey.instrument.items.all())
    if not asked.is_spent and form.is_valid():
        try:
            actions.answer_survey(asked.survey, asked.person, form.values, text=form.text)
            return redirect("evaluation:thanks")
        except Refused as refused:
            form.add_error(None, refused)
            asked = asked_by(request.POST["token"])
    return _page(request, asked, request.POST["token"], form)


@login_not_required
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    return show(request, "evaluation/thanks.html", {"active": ""})


def _page(request: HttpRequest, asked: Asked, token: str, form: AnswerForm | None = None) -> HttpResponse:
    """The questions, or, when there is nothing to answer any more, why."""
    survey = asked.survey
    context = {"meeting": survey.meeting, "instrument": survey.instrument, "last_day": last_day(survey), "active": ""}
    if asked.is_spent or not is_open(survey):
        return show(request, "evaluation/over.html", {**context, "is_spent": asked.is_spent})
    form = form or AnswerForm(items=survey.instrument.items.all())
    return show(request, "evaluation/answer.html", {**context, "form": form, "token": token})


def _useless(request: HttpRequest) -> HttpResponse:
    """A kind page instead of a bare error: the link was cut, mistyped or is too old."""
    page = show(request, "evaluation/link_useless.html", {"active": ""})
    page.status_code = 422 if request.method == "POST" else 404
    return page

"""What the programme's facilitators do."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from praksisnet.adaptation import actions, rules
from praksisnet.adaptation.forms import AnswerForm, MergerForm, RefusalForm
from praksisnet.adaptation.queries import mergeable
from praksisnet.adaptation.views.reading import need_or_404, page
from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.people.gate import actor, reader


@require_http_methods(["GET", "HEAD", "POST"])
def merger(request: HttpRequest, need_id: int) -> HttpResponse:
    need = need_or_404(request, need_id, rules.may_decide)
    form = MergerForm(posted(request), others=mergeable(reader(request), need))
    if form.is_valid():
        try:
            into = actions.merge_needs(need, form.into, by=actor(request))
            messages.success(request, _("The two needs are one now. Those behind the first are told."))
            return redirect("adaptation:need", into.pk)
        except Refused as refused:
            form.add_error("into", refused)
    return page(request, "merger", need=need, form=form)


@require_POST
def choice(request: HttpRequest, need_id: int) -> HttpResponse:
    need = need_or_404(request, need_id, rules.may_decide)
    try:
        actions.choose_need(need, by=actor(request))
        messages.success(request, _("The need is chosen. Everybody behind it is told."))
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("adaptation:need", need.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, need_id: int) -> HttpResponse:
    need = need_or_404(request, need_id, rules.may_decide)
    form = AnswerForm(posted(request))
    if form.is_valid():
        try:
            actions.answer_need(need, by=actor(request), **form.cleaned_data)
            messages.success(request, _("The answer is sent to everybody behind the need."))
            return redirect("adaptation:need", need.pk)
        except Refused as refused:
            form.add_error("answer", refused)
    return page(request, "answer", need=need, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def refusal(request: HttpRequest, need_id: int) -> HttpResponse:
    need = need_or_404(request, need_id, rules.may_decide)
    form = RefusalForm(posted(request))
    if form.is_valid():
        try:
            actions.decline_need(need, by=actor(request), **form.cleaned_data)
            messages.success(request, _("The reason is sent to everybody behind the need."))
            return redirect("adaptation:need", need.pk)
        except Refused as refused:
            form.add_error("reason", refused)
    return page(request, "refusal", need=need, form=form)

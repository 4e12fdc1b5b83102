"""What those who speak for a programme do: write, change, publish, withdraw and put back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.news import actions, rules
from praksisnet.news.forms import NewsForm
from praksisnet.news.views.reading import item_or_404, page, writer
from praksisnet.news.words import State
from praksisnet.people.gate import actor, reader


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def item_new(request: HttpRequest) -> HttpResponse:
    form = NewsForm(posted(request), person=writer(request))
    if form.is_valid():
        try:
            made = actions.write_news(form.programme_chosen, by=actor(request), **form.values)
            messages.success(request, _("Saved as a draft. See how it looks, and publish it when it is right."))
            return redirect("news:item", made.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "item_new", form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def content(request: HttpRequest, item_id: int) -> HttpResponse:
    found = item_or_404(request, item_id, rules.may_write)
    form = NewsForm(posted(request), person=reader(request), item=found)
    if form.is_valid():
        try:
            actions.change_news(found, by=actor(request), **form.values)
            messages.success(request, _("Saved."))
            return redirect("news:item", found.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "content", form=form, item=found)


@require_POST
def publication(request: HttpRequest, item_id: int) -> HttpResponse:
    found = item_or_404(request, item_id, rules.may_write)
    is_back = found.state is State.WITHDRAWN
    try:
        actions.publish_news(found, by=actor(request))
        said = _("It is back: those it is for can read it again.") if is_back else _("Published.")
        messages.success(request, said)
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("news:item", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: HttpRequest, item_id: int) -> HttpResponse:
    found = item_or_404(request, item_id, rules.may_write)
    refused: list[str] = []
    if request.method == "POST":
        try:
            actions.withdraw_news(found, by=actor(request))
            messages.success(request, _("It is withdrawn. You can put it back whenever you want."))
            return redirect("news:item", found.pk)
        except Refused as error:
            refused = error.messages
    return page(request, "withdrawal", item=found, refused=refused)


@require_http_methods(["GET", "HEAD", "POST"])
def removal(request: HttpRequest, item_id: int) -> HttpResponse:
    found = item_or_404(request, item_id, rules.may_write)
    refused: list[str] = []
    if request.method == "POST":
        try:
            actions.drop_news(found, by=actor(request))
            messages.success(request, _("The draft is thrown away."))
            return redirect("news:news")
        except Refused as error:
            refused = error.messages
    return page(request, "removal", item=found, refused=refused)

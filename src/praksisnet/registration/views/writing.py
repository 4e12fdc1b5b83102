"""A mail to those who are chosen: written, shown as they will read it, sent."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praksisnet.kit.refusal import Refused
from praksisnet.notices.preview import Preview, preview_of
from praksisnet.people.gate import actor, reader
from praksisnet.registration import actions
from praksisnet.registration.actions import Outcome
from praksisnet.registration.forms.message import MessageForm
from praksisnet.registration.mails.message import rendered_message
from praksisnet.registration.queries.selection import Selection
from praksisnet.registration.views.reading import page


def write(request: HttpRequest, chosen: Selection, back: str) -> HttpResponse:
    """``sure`` says how far one is: nothing, ``look`` at it, ``mend`` it, ``send`` it."""
    step = request.POST.get("sure", "")
    form = MessageForm(request.POST if step else None, initial={"number": secrets.randbelow(2**52 - 1) + 1})
    preview = None
    if step in {"look", "send"} and form.is_valid():
        if step == "send" and (outcome := _sent(request, chosen, form)):
            messages.success(request, _said(outcome))
            return redirect(f"{back}#none")
        preview = _preview(request, chosen, form) if form.is_valid() else None
    context: dict[str, Any] = {"chosen": chosen, "form": form, "preview": preview, "back": back}
    return page(request, "message", meeting=chosen.meeting, **context)


def _sent(request: HttpRequest, chosen: Selection, form: MessageForm) -> Outcome | None:
    """A refusal goes into the form."""
    try:
        return actions.write_to_selected(chosen.meeting, chosen.ids, by=actor(request), **form.cleaned_data)
    except Refused as refused:
        form.add_error(None, refused)
        return None


def _preview(request: HttpRequest, chosen: Selection, form: MessageForm) -> Preview:
    words = {name: form.cleaned_data[name] for name in ("subject", "text")}
    letter = rendered_message(chosen.meeting, sender=reader(request), language="da", **words)
    return preview_of(letter.title, letter.html)


def _said(outcome: Outcome) -> str:
    """The number of letters, and whom it does not reach."""
    number = outcome.done or outcome.already
    said = [ngettext("%(count)s mail is on its way.", "%(count)s mails are on their way.", number) % {"count": number}]
    if outcome.already:
        said.append(_("They were sent at the first press, so nothing is sent twice."))
    if outcome.passed:
        without = ngettext("%(count)s has no mail address.", "%(count)s have no mail address.", outcome.passed)
        said.append(without % {"count": outcome.passed})
    return " ".join(said)

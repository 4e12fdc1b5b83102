"""You said, we do: the list for members, and what the facilitator writes, publishes and reads the effect of."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from praksisnet.adaptation import actions, rules
from praksisnet.adaptation.forms import ChangeForm, NewChangeForm
from praksisnet.adaptation.queries import changes_for, shown
from praksisnet.adaptation.views.reading import change_options, change_or_404, new_change_options, page, programme_of
from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.pages import posted
from praksisnet.kit.paging import page_of
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.rules import run_programme_ids
from praksisnet.people.gate import actor, reader


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    person = reader(request)
    if not rules.sees_needs(person):
        raise Http404
    seen = changes_for(person)
    found = page_of(seen.filter(published_at__isnull=False).order_by("-published_at", "-pk"), request.GET)
    drafts = seen.filter(published_at__isnull=True).order_by("-made_at", "-pk")
    runs = bool(run_programme_ids(person))
    context = {"page": found, "shown": shown(list(found)), "drafts": list(drafts) if runs else [], "runs": runs}
    return page(request, "changes", active="changes", **context)


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def change_new(request: HttpRequest) -> HttpResponse:
    form = NewChangeForm(posted(request), **new_change_options(request))
    if form.is_valid():
        programme = programme_of(form.cause)
        try:
            made = actions.write_change(programme, by=actor(request), **form.values)
            messages.success(request, _("Saved as a draft. Members see it when it is published."))
            return redirect("adaptation:change", made.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "change_new", active="changes", form=form)


@require_safe
def change(request: HttpRequest, change_id: int) -> HttpResponse:
    found = change_or_404(request, change_id)
    runs = rules.runs_programme(reader(request), found.programme_id)
    return page(request, "change", active="changes", change=found, one=shown([found])[0], runs=runs)


@require_http_methods(["GET", "HEAD", "POST"])
def change_text(request: HttpRequest, change_id: int) -> HttpResponse:
    found = change_or_404(request, change_id, writes=True)
    known = {"said": found.said, "we_do": found.we_do, "item": found.item_id or ""}
    known["place"] = f"round-{found.round_id}" if found.round_id else f"meeting-{found.meeting_id}"
    form = ChangeForm(posted(request), initial=known, **change_options(found.programme_id, found))
    if form.is_valid():
        try:
            actions.rewrite_change(found, by=actor(request), **form.values)
            messages.success(request, _("Saved."))
            return redirect("adaptation:change", found.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "change_text", active="changes", change=found, form=form)


@require_POST
def change_publication(request: HttpRequest, change_id: int) -> HttpResponse:
    found = change_or_404(request, change_id, writes=True)
    try:
        actions.publish_change(found, by=actor(request))
        messages.success(request, _("Published. Members see it, and those behind the need are told."))
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("adaptation:change", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def change_removal(request: HttpRequest, change_id: int) -> HttpResponse:
    found = change_or_404(request, change_id, writes=True)
    refused: list[str] = []
    if request.method == "POST":
        try:
            actions.drop_change(found, by=actor(request))
            messages.success(request, _("The draft is thrown away."))
            return redirect("adaptation:changes")
        except Refused as error:
            refused = error.messages
    return page(request, "change_removal", active="changes", change=found, refused=refused)

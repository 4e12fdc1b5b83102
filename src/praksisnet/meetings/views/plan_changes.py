"""Cancel, move or go online: what and for which meetings, then whom it concerns, then the press, then undo."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.meetings import actions, rules
from praksisnet.meetings.forms.plan_changes import PlanChangeForm
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import open_in_round, plan_changes_for, reach_of, still_open, was_of
from praksisnet.meetings.queries.plan_changes import previewed, said_of
from praksisnet.meetings.views.reading import meeting_or_404, page, round_or_404
from praksisnet.meetings.words import ChangeKind
from praksisnet.people.gate import actor, reader


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def meeting_change(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """From one meeting: it is ticked, and the others of its round can be."""
    meeting = meeting_or_404(request, meeting_id, rules.may_run_meeting)
    meetings = open_in_round(reader(request), meeting)
    back = reverse("meetings:settings", args=[meeting.pk])
    return _change(request, meetings, [meeting.pk], back, meeting.title)


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def round_change(request: HttpRequest, round_id: int) -> HttpResponse:
    """From the round: all of its meetings are ticked."""
    found = round_or_404(request, round_id)
    meetings = still_open(found.meetings.select_related("network", "programme"))
    back = reverse("meetings:round", args=[found.pk])
    return _change(request, meetings, [meeting.pk for meeting in meetings], back, found.name)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_change(request: HttpRequest, change_id: int) -> HttpResponse:
    """What was done and who is told; until the mails leave it can be undone."""
    change = get_object_or_404(plan_changes_for(reader(request)), pk=change_id)
    rows = list(change.rows.select_related("meeting__network", "meeting__programme"))
    if not all(rules.may_run_meeting(reader(request), row.meeting) for row in rows):
        raise PermissionDenied
    refused: list[str] = []
    if request.method == "POST":
        try:
            actions.undo_plan_change(change, by=actor(request))
            messages.success(request, _("It is undone. No mail is sent, and everything is as before."))
            return redirect("meetings:plan_change", change.pk)
        except Refused as said:
            refused = said.messages
    context = {"change": change, "rows": rows, "was_of": was_of, "said_of": said_of, "refused": refused}
    return page(request, "plan_change", **context, waits=rules.can_undo(change))


def _change(
    request: HttpRequest, meetings: Sequence[Meeting], ticked: Sequence[int], back: str, title: str
) -> HttpResponse:
    kinds = list(ChangeKind) if all(meeting.starts_at for meeting in meetings) else [ChangeKind.CANCEL]
    kind = _kind(request, kinds)
    form = PlanChangeForm(posted(request), kind=kind, meetings=meetings, chosen=ticked)
    context: dict[str, Any] = {"kind": kind, "kinds": kinds, "back": back, "trail_title": title, "said_of": said_of}
    if form.is_valid() and "again" not in request.POST:
        if "go" in request.POST and (done := _pressed(request, kind, form)):
            return done
        if not form.errors and (shown := previewed(kind, form.facts["plans"], form.ticked)):
            reach = reach_of(form.ticked)
            return page(request, "plan_change_preview", form=form, shown=shown, reach=reach, **context)
    return page(request, "plan_change_new", form=form, meetings=meetings, **context)


def _kind(request: HttpRequest, kinds: Sequence[ChangeKind]) -> ChangeKind:
    said = request.GET.get("what", "")
    return ChangeKind(said) if said in kinds else kinds[0]


def _pressed(request: HttpRequest, kind: ChangeKind, form: PlanChangeForm) -> HttpResponse | None:
    """None: refused, which stands in the form."""
    try:
        made = actions.change_plan(kind, by=actor(request), **form.facts)
    except Refused as refused:
        form.add_error(_field_of(form, refused.code or ""), refused)
        return None
    return redirect("meetings:plan_change", made.pk)


def _field_of(form: PlanChangeForm, code: str) -> str | None:
    if code in form.fields:
        return code
    one = form.ticked[0].pk if len(form.ticked) == 1 else 0
    name = {"starts_at": f"day_{one}", "ends_at": f"ends_{one}", "online_url": f"online_url_{one}"}.get(code, "")
    return name if name in form.fields else None

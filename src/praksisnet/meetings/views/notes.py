"""What was said in a session, written by those who were there."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from praksisnet.guard.forms import holds_number
from praksisnet.guard.text import without_numbers
from praksisnet.kit.refusal import Refused
from praksisnet.meetings import actions
from praksisnet.meetings.forms.notes import NotesForm
from praksisnet.meetings.models import Session
from praksisnet.meetings.queries import sessions_for
from praksisnet.meetings.queries.speaking import mark_of, may_write_notes
from praksisnet.meetings.rules import may_run_meeting, may_see_participants
from praksisnet.meetings.views.reading import page
from praksisnet.people.gate import actor, reader


@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: HttpRequest, session_id: int) -> HttpResponse:
    """Everybody who sees the meeting reads them; those who take part and its facilitators write."""
    session = get_object_or_404(sessions_for(reader(request)).select_related("notes_by"), pk=session_id)
    writes = may_write_notes(reader(request), session)
    if request.method == "POST" and not writes:
        raise PermissionDenied
    form = NotesForm(_typed(request), initial={"notes": session.notes, "seen": mark_of(session.notes)})
    is_replaced = "replace" in request.POST
    if not is_replaced and form.is_valid() and _saved(form, session, request):
        messages.success(request, _("The notes are saved."))
        return redirect("meetings:notes", session.pk)
    shown = {"session": session, "meeting": session.meeting, "writes": writes, "is_replaced": is_replaced}
    shown["runs"] = may_run_meeting(reader(request), session.meeting)
    shown["sees_people"] = may_see_participants(reader(request), session.meeting)
    shown |= {"holds_number": holds_number(form, "notes"), "is_overtaken": _has_error(form, "overtaken")}
    return page(request, "notes", form=form, **shown)


def _has_error(form: NotesForm, code: str) -> bool:
    return form.is_bound and any(error.code == code for error in form.errors.as_data().get("notes", ()))


def _typed(request: HttpRequest) -> QueryDict | None:
    """What was sent; numbers are replaced where the writer asked for it."""
    if request.method != "POST":
        return None
    typed = request.POST.copy()
    if "replace" in typed:
        typed["notes"] = without_numbers(typed.get("notes", ""))
    return typed


def _saved(form: NotesForm, session: Session, request: HttpRequest) -> bool:
    """A refusal goes into the form; overtaken notes may be saved over once the writer has seen the others'."""
    notes, seen = form.cleaned_data["notes"], form.cleaned_data["seen"]
    try:
        actions.write_notes(session, notes=notes, seen=seen, by=actor(request))
    except Refused as refused:
        form.add_error("notes", refused)
        if refused.code == "overtaken":
            session.refresh_from_db()
            form.data = {"notes": notes, "seen": mark_of(session.notes)}
        return False
    return True

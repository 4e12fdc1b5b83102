"""Speakers: named by the facilitator, and at work on their own page without an account."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from praksisnet.files.forms import upload_for
from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.actor import Actor
from praksisnet.kit.links import BadLink
from praksisnet.kit.pages import posted, show
from praksisnet.kit.refusal import Refused
from praksisnet.kit.uploads import takes_files
from praksisnet.meetings import actions, rules
from praksisnet.meetings.forms.speaking import SpeakerForm, TalkForm
from praksisnet.meetings.models import Speaking
from praksisnet.meetings.queries import where
from praksisnet.meetings.queries.speaking import (
    slides_line,
    speaking_by_link,
    speakings_for,
    speakings_of,
    speech_sessions,
)
from praksisnet.meetings.views.reading import meeting_or_404, page
from praksisnet.people.gate import actor, reader


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def speakers(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_or_404(request, meeting_id, rules.may_run_meeting)
    sessions = speech_sessions(meeting)
    form = SpeakerForm(posted(request), sessions=sessions)
    if form.is_valid():
        said = {key: form.cleaned_data[key] for key in ("name", "title", "email")}
        try:
            named = actions.name_speaker(form.chosen, by=actor(request), **said)
            messages.success(request, _link_said(named) if named.email else _("Saved."))
            return redirect("meetings:speakers", meeting.pk)
        except Refused as refused:
            form.add_error("name" if refused.code == "name" else None, refused)
    found = speakings_of(meeting)
    with_slides = sum(1 for one in found if one.slides_id)
    shown = {"sessions": sessions, "speakings": found, "with_slides": with_slides}
    return page(request, "speakers", meeting=meeting, form=form, **shown)


@require_POST
def speaker_link(request: HttpRequest, speaking_id: int) -> HttpResponse:
    """A new link; the old ones stop working."""
    found = _run_or_404(request, speaking_id)
    try:
        messages.success(request, _link_said(actions.send_speaker_link(found, by=actor(request))))
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("meetings:speakers", found.session.meeting_id)


@require_POST
def speaker_revocation(request: HttpRequest, speaking_id: int) -> HttpResponse:
    found = _run_or_404(request, speaking_id)
    actions.revoke_speaker_link(found, by=actor(request))
    messages.success(request, _("The link no longer works. You can send a new one at any time."))
    return redirect("meetings:speakers", found.session.meeting_id)


@require_http_methods(["GET", "HEAD", "POST"])
def speaker_removal(request: HttpRequest, speaking_id: int) -> HttpResponse:
    found = _run_or_404(request, speaking_id)
    refusals: list[str] = []
    if request.method == "POST":
        try:
            actions.remove_speaker(found, by=actor(request))
            messages.success(request, _("%(name)s no longer stands in the programme.") % {"name": found.name})
            return redirect("meetings:speakers", found.session.meeting_id)
        except Refused as refused:
            refusals = refused.messages
    return page(request, "speaker_removal", speaking=found, meeting=found.session.meeting, refused=refusals)


@takes_files
@require_http_methods(["GET", "HEAD", "POST"])
def speaker_talk(request: HttpRequest, speaking_id: int) -> HttpResponse:
    """The facilitator writes for the speaker: many send their slides by mail."""
    found = _run_or_404(request, speaking_id)
    form = _talk_form(request, found)
    upload_for(reader(request), form, "slides")
    if form.is_valid() and _saved(form, found, actor(request)):
        messages.success(request, _("Saved."))
        return redirect("meetings:speakers", found.session.meeting_id)
    return page(request, "speaker_talk", form=form, **_shown(found))


@login_not_required
@takes_files
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def speaking(request: HttpRequest, token: str) -> HttpResponse:
    """The speaker's own page. Whoever holds the mail works as its speaker; nobody who comes is named here."""
    try:
        found = speaking_by_link(token)
    except (BadLink, Speaking.DoesNotExist):
        return render(request, "meetings/speaking_closed.html", status=404)
    form = _talk_form(request, found)
    by = Actor.link(found.person) if found.person else Actor.guest(found.name)
    if form.is_valid() and _saved(form, found, by):
        found.refresh_from_db()
        messages.success(request, " ".join(filter(None, (_("Saved."), slides_line(found)))))
        return redirect("meetings:speaking", token)
    return show(request, "meetings/speaking.html", {"form": form, **_shown(found)})


def _run_or_404(request: HttpRequest, speaking_id: int) -> Speaking:
    found = get_object_or_404(speakings_for(reader(request)), pk=speaking_id)
    if not rules.may_run_meeting(reader(request), found.session.meeting):
        raise PermissionDenied
    return found


def _talk_form(request: HttpRequest, found: Speaking) -> TalkForm:
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return TalkForm(*sent, speaking=found)


def _saved(form: TalkForm, found: Speaking, by: Actor) -> bool:
    """Carry it out; a refusal goes into the form."""
    said = form.cleaned_data
    try:
        actions.save_talk(
            found,
            title=said.get("title", found.session.title),
            abstract=said.get("abstract", found.session.abstract),
            file=said["slides"],
            released=said["released"],
            removed=said.get("removed", False),
            by=by,
        )
    except Refused as refused:
        form.add_error(None, refused)
        return False
    return True


def _shown(found: Speaking) -> dict[str, Any]:
    said = {"slides_line": slides_line(found), "where": where}
    return {"speaking": found, "session": found.session, "meeting": found.session.meeting, **said}


def _link_said(named: Speaking) -> str:
    return _("The private link is on its way to %(address)s.") % {"address": named.email}

"""The list of meetings, and what the facilitator says about one of them."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.journal.idempotency import idempotent
from praksisnet.kit import calendar as calendar_files
from praksisnet.kit.pages import posted
from praksisnet.kit.paging import page_of
from praksisnet.kit.refusal import Refused
from praksisnet.meetings import actions, rules, sockets
from praksisnet.meetings.forms.meetings import AboutForm, DateForm, MeetingForm, PlacesForm
from praksisnet.meetings.forms.sessions import forms_in_place
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import (
    calendar_entry,
    date_warnings,
    meeting_list,
    meeting_pool,
    plan_of,
    pools_of,
    rounds_run_by,
)
from praksisnet.meetings.views.reading import meeting_or_404, page, programmes_to_plan
from praksisnet.meetings.words import State
from praksisnet.networks.queries import networks_for
from praksisnet.people.gate import actor, reader


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """What comes, and on the second tab what has been."""
    person, is_past = reader(request), "held" in request.GET
    found = page_of(meeting_list(person, is_past=is_past), request.GET)
    runs = bool(rules.run_programme_ids(person))
    stands = {} if runs else sockets.standings(person, found.items)
    wholes = [] if runs or is_past else sockets.wholes(person, found.items)
    context = {"page": found, "is_past": is_past, "runs": runs, "stands": stands, "wholes": wholes}
    return page(request, "meetings", rounds=rounds_run_by(person), **context)


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def meeting_new(request: HttpRequest) -> HttpResponse:
    programmes = programmes_to_plan(request)
    networks = list(networks_for(reader(request)).filter(programme__in=programmes))
    form = MeetingForm(posted(request), programmes=programmes, networks=networks)
    if form.is_valid():
        try:
            made = actions.create_meeting(**form.facts, by=actor(request))
            messages.success(request, _("The draft is made. Find a date, and plan the day."))
            return redirect("meetings:settings", made.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "meeting_new", form=form, programmes=programmes)


@require_safe
def settings(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Everything about a meeting that its facilitator decides."""
    meeting = meeting_or_404(request, meeting_id, rules.may_run_meeting)
    plan = plan_of(meeting)
    return page(request, "settings", meeting=meeting, plan=plan, forms=forms_in_place(plan.slots))


@require_http_methods(["GET", "HEAD", "POST"])
def about(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_or_404(request, meeting_id, rules.may_run_meeting)
    form = AboutForm(posted(request), meeting=meeting)
    if form.is_valid():
        try:
            actions.change_meeting(meeting, by=actor(request), **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("meetings:settings", meeting.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "about", form=form, meeting=meeting)


@require_http_methods(["GET", "HEAD", "POST"])
def date(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """When and where. What speaks against the day is shown first; saving again is the answer to it."""
    meeting = meeting_or_404(request, meeting_id, rules.may_run_meeting)
    form = DateForm(posted(request), meeting=meeting)
    warnings = date_warnings(meeting, form.facts["starts_at"]) if form.is_valid() else []
    if form.is_valid() and (not warnings or "anyway" in request.POST):
        try:
            actions.set_date(meeting, **form.facts, by=actor(request))
            messages.success(request, _("The date is set."))
            return redirect("meetings:settings", meeting.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "date", form=form, meeting=meeting, warnings=warnings)


@require_http_methods(["GET", "HEAD", "POST"])
def places(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_or_404(request, meeting_id, rules.may_run_meeting)
    pools = pools_of(meeting)
    workshops = list({pool.session_id: pool.session for pool in pools if pool.session}.values())
    form = PlacesForm(posted(request), pools=pools, workshops=workshops)
    if form.is_valid() and _placed(request, meeting, form):
        return redirect("meetings:settings", meeting.pk)
    return page(request, "places", form=form, meeting=meeting, pool=meeting_pool(meeting))


@require_safe
def calendar(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The meeting as a file for any calendar, for who comes as in the mail; without a date there is nothing to save."""
    meeting = meeting_or_404(request, meeting_id)
    if meeting.starts_at is None:
        messages.info(request, _("The meeting has no date yet."))
        return redirect("pages:meeting", meeting.pk)
    is_sure = meeting.state in {State.PUBLISHED, State.HELD}
    status = calendar_files.Status.CONFIRMED if is_sure else calendar_files.Status.TENTATIVE
    entry = sockets.own_entry(meeting, reader(request)) or calendar_entry(meeting, status=status)
    saved = calendar_files.publish([entry], "Praksisnet")
    response = HttpResponse(saved, content_type="text/calendar; charset=utf-8; method=PUBLISH")
    response.headers["Content-Disposition"] = f'attachment; filename="praksisnet-{meeting.starts_at:%Y-%m-%d}.ics"'
    return response


def _placed(request: HttpRequest, meeting: Meeting, form: PlacesForm) -> bool:
    """All of it or nothing; a refusal goes to its field."""
    with transaction.atomic():
        for name, session, mode, number in form.wanted:
            try:
                actions.set_places(meeting, number, mode=mode, session=session, by=actor(request))
            except Refused as refused:
                form.add_error(name, refused)
                transaction.set_rollback(True)
                return False
    messages.success(request, _("The number of places is saved."))
    return True

"""Who comes, who came, and who comes from us."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.kit.downloads import spreadsheet
from praksisnet.kit.pages import posted
from praksisnet.kit.paging import page_of
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.rules import may_run_meeting, may_see_participants
from praksisnet.people.gate import actor, reader
from praksisnet.registration import actions, rules
from praksisnet.registration.forms import AttendanceForm
from praksisnet.registration.models import Registration
from praksisnet.registration.queries import figures_of
from praksisnet.registration.queries.history import history_of, in_short, workshop_name
from praksisnet.registration.queries.others import others_of
from praksisnet.registration.queries.people import from_us as people_from_us
from praksisnet.registration.queries.people import participants_of, seated_of, sheet_of
from praksisnet.registration.queries.roster import Wanted, current, roster
from praksisnet.registration.queries.roster_page import SIZE, WHOLE, RosterPage, roster_page, roster_rows
from praksisnet.registration.views.reading import meeting_or_404, page, registration_or_404
from praksisnet.registration.words import State, Window


@require_safe
def participants(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Members see who comes; who runs the meeting sees every registration, and can do something with them."""
    meeting = meeting_or_404(request, meeting_id, may_see_participants)
    if may_run_meeting(reader(request), meeting):
        return page(request, "roster", meeting=meeting, roster=roster_shown(meeting, request.GET))
    return page(request, "participants", meeting=meeting, shown=participants_of(reader(request), meeting))


def roster_shown(meeting: Meeting, query: QueryDict) -> RosterPage:
    """A hundred rows a page; all of them on one, to print."""
    wanted, is_whole = Wanted.of(query), query.get("page") == "all"
    rows = page_of(roster_rows(meeting, wanted), query, WHOLE if is_whole else SIZE)
    return roster_page(meeting, wanted, rows, all_chosen="all" in query and not is_whole, is_whole=is_whole)


@require_safe
def participants_xlsx(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The list as it is narrowed; all of it where nothing is asked."""
    meeting = meeting_or_404(request, meeting_id, may_run_meeting)
    found = roster(meeting, Wanted.of(request.GET)) if request.GET else current(meeting)
    headings, rows = sheet_of(Registration.objects.filter(pk__in=found.order_by().values("pk")))
    return spreadsheet(_("List of participants"), headings, rows)


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """One form with everybody who has a place; ticked are those who came."""
    meeting = meeting_or_404(request, meeting_id, may_run_meeting)
    seated = seated_of(meeting)
    # Those who came through the door; where nobody was checked in, all: it is fewer who stay away.
    came = [str(one.pk) for one in seated if one.state == State.ATTENDED]
    ticked = came or [str(one.pk) for one in seated if one.state != State.NO_SHOW]
    form = AttendanceForm(posted(request), seated=seated, initial={"attended": ticked})
    if form.is_valid() and _marked(request, meeting, form):
        return redirect("registration:participants", meeting_id=meeting.pk)
    picked = set(form["attended"].value() or [])
    context: dict[str, Any] = {"seated": seated, "picked": picked, "can_mark": rules.has_begun(meeting)}
    return page(request, "attendance", meeting=meeting, form=form, **context)


@require_safe
def history(request: HttpRequest, registration_id: int) -> HttpResponse:
    """What happened to one registration; for who runs the meeting."""
    found = registration_or_404(request, registration_id, lambda person, one: may_run_meeting(person, one.meeting))
    steps, meeting = history_of(found), found.meeting
    can = {"can_cancel": rules.takes_place(meeting), "can_move": rules.moves_on(meeting)}
    can["can_give"] = rules.can_substitute(found)
    context: dict[str, Any] = {"short": in_short(steps), "others": others_of(found, reader(request)), **can}
    return page(request, "history", registration=found, steps=steps, **context)


@require_safe
def from_us(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_or_404(request, meeting_id)
    groups = people_from_us(reader(request), meeting)
    if not groups:
        raise PermissionDenied
    context: dict[str, Any] = {"can_cancel": rules.takes_place(meeting), "workshop_name": workshop_name}
    context |= {"can_register": rules.window_of(meeting) is Window.OPEN, "silent": any(one.silent for one in groups)}
    return page(request, "from_us", meeting=meeting, groups=groups, **context)


def _marked(request: HttpRequest, meeting: Any, form: AttendanceForm) -> bool:
    """A refusal goes into the form."""
    try:
        actions.mark_attendance(meeting, form.attended, by=actor(request))
    except Refused as refused:
        form.add_error(None, refused)
        return False
    figures = figures_of([meeting.pk])[meeting.pk]
    counts = {"attended": figures.attended, "absent": figures.no_shows}
    messages.success(request, _("%(attended)s attended, %(absent)s did not.") % counts)
    return True

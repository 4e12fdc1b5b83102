"""At the door: who is here, one press a person, and the presses that a page kept while it had no connection."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.kit.downloads import spreadsheet
from praksisnet.kit.formats import time
from praksisnet.kit.links import BadLink, Reason
from praksisnet.kit.names import fold
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.rules import may_run_meeting
from praksisnet.people.gate import actor
from praksisnet.registration import actions
from praksisnet.registration.actions.arriving import CheckedIn
from praksisnet.registration.forms import PressForm
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.arrivals import arrival_by_token, door_of, sheet_of_arrivals, texts_at_the_door
from praksisnet.registration.views.reading import meeting_or_404, page


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def arrivals(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The list with one press a person; without a script each press is a form of its own."""
    meeting = meeting_or_404(request, meeting_id, may_run_meeting)
    sought = request.GET.get("q", "").strip()
    refused: list[str] = []
    if request.method == "POST":
        kind = "undo" if "undo" in request.POST else "arrive"
        form = PressForm({"kind": kind, "registration": request.POST.get(kind, "")})
        said, refused = _pressed(request, meeting, form)
        if said:
            messages.success(request, said)
            return redirect(f"{request.path}?{request.GET.urlencode()}" if request.GET else request.path)
    door = door_of(meeting)
    rows = [one for one in door.rows if fold(sought) in fold(_sought_in(one))] if sought else door.rows
    context = {"rows": rows, "sought": sought, "refused": refused, "texts": texts_at_the_door()}
    return page(request, "arrivals", meeting=meeting, door=door, **context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def arrivals_now(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """For the page's script: who is here now; POST takes in one press first. It may come late, or twice."""
    meeting = meeting_or_404(request, meeting_id, may_run_meeting)
    said = ""
    refused: list[str] = []
    if request.method == "POST":
        said, refused = _pressed(request, meeting, PressForm(request.POST), request.POST.get("token", ""))
    answer = {"said": said, "refused": " ".join(refused), **door_of(meeting).as_data()}
    return JsonResponse(answer, status=422 if refused else 200)


@require_safe
def arrivals_xlsx(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_or_404(request, meeting_id, may_run_meeting)
    headings, rows = sheet_of_arrivals(meeting)
    return spreadsheet(_("Check-in"), headings, rows)


def said_of_coming(checked: CheckedIn) -> str:
    """What whoever stands at the door reads, now and after a second press."""
    if checked.arrival and not checked.is_new:
        return _("Was checked in at %(time)s.") % {"time": time(checked.arrival.arrived_at)}
    who = [checked.registration.person.name, *filter(None, [_place(checked.registration)])]
    return _("%(who)s is checked in.") % {"who": ", ".join(who)}


def _pressed(request: HttpRequest, meeting: Meeting, form: PressForm, token: str = "") -> tuple[str, list[str]]:
    """What happened, and what was refused."""
    if not form.is_valid():
        return "", [_("This is not a press of this page.")]
    registration = get_object_or_404(Registration, meeting=meeting, pk=form.cleaned_data["registration"])
    try:
        if token and arrival_by_token(token) != registration:
            raise BadLink(Reason.OTHER_PURPOSE)
        if form.cleaned_data["kind"] == "arrive":
            return said_of_coming(actions.check_in(registration, **form.press, by=actor(request))), []
        actions.undo_arrival(registration, **form.press, by=actor(request))
        return _("%(name)s is not checked in any more.") % {"name": registration.person.name}, []
    except BadLink:
        return "", [_("This code no longer works. Find the name in the list.")]
    except Refused as refusal:
        return "", refusal.messages


def _place(registration: Registration) -> str:
    return registration.municipality.name if registration.municipality else ""


def _sought_in(registration: Registration) -> str:
    return f"{registration.person.name} {_place(registration)}"

"""All meetings of a network: register for them in one press, see where one stands, and leave again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.formats import day_month
from praksisnet.kit.pages import posted
from praksisnet.meetings.models import Meeting
from praksisnet.networks.models import Network
from praksisnet.people.gate import actor, reader
from praksisnet.registration import actions, rules
from praksisnet.registration.forms.series import JoinForm, LeaveForm
from praksisnet.registration.models import Registration
from praksisnet.registration.queries import queue_place
from praksisnet.registration.queries.series import home_in, networks_to_follow, series_panel
from praksisnet.registration.views.reading import page


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def series(request: HttpRequest, network_id: int) -> HttpResponse:
    network, person = _network_or_404(request, network_id), reader(request)
    panel = series_panel(person, network)
    form = JoinForm(posted(request), panel=panel)
    if form.is_valid():
        home = home_in(person, network)
        outcome = actions.join_series(network, person, form.chosen, municipality=home, by=actor(request))
        _tell(request, network, outcome)
        return redirect("registration:series", network_id=network.pk)
    return page(request, "series", panel=panel, form=form, is_late=rules.is_late_to_cancel)


@require_http_methods(["GET", "HEAD", "POST"])
def series_end(request: HttpRequest, network_id: int) -> HttpResponse:
    """Who does not come to all meetings has nothing to leave, and is led back."""
    network = _network_or_404(request, network_id)
    panel = series_panel(reader(request), network)
    if panel.series is None:
        return redirect("registration:series", network_id=network.pk)
    form = LeaveForm(posted(request), panel=panel)
    if form.is_valid():
        dropped = actions.leave_series(panel.series, form.chosen, by=actor(request))
        messages.success(request, _said_of_leaving(len(dropped)))
        return redirect("registration:series", network_id=network.pk)
    return page(request, "series_end", panel=panel, form=form, is_late=rules.is_late_to_cancel)


def _network_or_404(request: HttpRequest, network_id: int) -> Network:
    return get_object_or_404(networks_to_follow(reader(request)), pk=network_id)


def _tell(request: HttpRequest, network: Network, outcome: actions.SeriesOutcome) -> None:
    """What became of each date: a place, the waiting list, or why not; in this order."""
    said = _("You are registered for all meetings of %(network)s.") % {"network": network.name}
    if outcome.registered:
        days = ngettext("You have a place on %(days)s.", "You have places on %(days)s.", len(outcome.registered))
        said += " " + days % {"days": _days(outcome.registered)}
    messages.success(request, said)
    if outcome.waiting:
        numbers = [(_day(one.meeting), queue_place(one)) for one in outcome.waiting]
        days = ", ".join(_("%(day)s (number %(number)s)") % {"day": d, "number": q.number} for d, q in numbers if q)
        messages.warning(request, _("On the waiting list: %(names)s.") % {"names": days})
    for meeting, why in outcome.refused:
        messages.error(request, _("Not registered on %(day)s: %(why)s") % {"day": _day(meeting), "why": why})


def _said_of_leaving(dropped: int) -> str:
    said = _("We no longer register you for new dates.")
    if not dropped:
        return said
    cancelled = ngettext("You have cancelled %(count)s date.", "You have cancelled %(count)s dates.", dropped)
    return f"{cancelled % {'count': dropped}} {said}"


def _days(registrations: list[Registration]) -> str:
    days = [_day(one.meeting) for one in registrations]
    return _("%(days)s and %(last)s") % {"days": ", ".join(days[:-1]), "last": days[-1]} if days[1:] else days[0]


def _day(meeting: Meeting) -> str:
    return day_month(meeting.starts_at) if meeting.starts_at else meeting.title

"""Where somebody stands with each of many meetings, for lists."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from praksisnet.kit.formats import day_month
from praksisnet.meetings.models import Meeting
from praksisnet.people.models import Person
from praksisnet.registration import rules
from praksisnet.registration.models import Registration
from praksisnet.registration.words import LEFT, State, Window


def standings(person: Person, meetings: Sequence[Meeting]) -> dict[int, tuple[str, str, str]]:
    """Kind, icon and words by the meeting's id, in one statement; a meeting with nothing to say is left out."""
    mine = Registration.objects.filter(person=person, meeting__in=meetings).exclude(state__in=LEFT)
    states = dict(mine.values_list("meeting_id", "state"))
    found = {meeting.pk: _said(meeting, states.get(meeting.pk)) for meeting in meetings}
    return {pk: said for pk, said in found.items() if said}


def _said(meeting: Meeting, state: str | None) -> tuple[str, str, str] | None:
    window = rules.window_of(meeting)
    if window is Window.CANCELLED:
        return None
    if state == State.ATTENDED:
        return "ok", "success", _("You attended")
    if state == State.WAITING and window is not Window.OVER:
        return "warn", "time", _("You are on the waiting list")
    if state == State.OFFERED and window is not Window.OVER:
        return "warn", "time", _("We have a place for you")
    if state == State.REGISTERED and window is not Window.OVER:
        return "ok", "success", _("You are registered")
    if window is Window.OPEN and meeting.closes_at:
        return "warn", "time", _("Register by %(day)s") % {"day": day_month(meeting.closes_at)}
    return None

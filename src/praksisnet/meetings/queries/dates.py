"""What speaks against a date. Nothing here forbids one: the facilitator is told, and decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from praksisnet.kit import clock, formats
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import Kind
from praksisnet.notices.window import is_working_day

SCHOOL_WEEKS = {7, 8, 42}
JULY = 7


@dataclass(frozen=True, slots=True)
class DateWarning:
    """``code`` for tests and styles, ``text`` for the reader."""

    code: str
    text: str


def date_warnings(meeting: Meeting, starts_at: datetime) -> list[DateWarning]:
    """Weekend or holiday, weeks 7, 8 and 42, July, and another meeting on the same day: one statement."""
    day = starts_at.astimezone(clock.COPENHAGEN).date()
    return [*day_warnings(day), *_clashes(meeting, day)]


def day_warnings(day: date) -> list[DateWarning]:
    found = []
    if day.weekday() > 4:
        found.append(DateWarning("weekend", _("It is a %(weekday)s.") % {"weekday": formats.weekday_name(day)}))
    elif not is_working_day(day):
        found.append(DateWarning("holiday", _("%(day)s is a holiday.") % {"day": formats.long_date(day).capitalize()}))
    week = day.isocalendar().week
    if week in SCHOOL_WEEKS:
        found.append(
            DateWarning("school", _("Week %(week)s is a school holiday in many municipalities.") % {"week": week})
        )
    if day.month == JULY:
        found.append(DateWarning("july", _("Many are on holiday in July.")))
    return found


def _clashes(meeting: Meeting, day: date) -> list[DateWarning]:
    from_, to = clock.at(day), clock.at(day + timedelta(days=1))
    others = Meeting.objects.filter(
        programme=meeting.programme_id, cancelled_at__isnull=True, starts_at__gte=from_, starts_at__lt=to
    ).exclude(pk=meeting.pk)
    return [
        DateWarning("clash", _("The same day: %(meeting)s.") % {"meeting": name_of(other)})
        for other in others.select_related("network").order_by("starts_at", "pk")
    ]


def clashes_of(meetings: Sequence[Meeting], days: Mapping[int, datetime]) -> dict[int, list[DateWarning]]:
    """As ``date_warnings`` tells of other meetings the same day, for many that move together: one statement."""
    if not days:
        return {}
    local = {pk: day.astimezone(clock.COPENHAGEN).date() for pk, day in days.items()}
    others = Meeting.objects.filter(programme=meetings[0].programme_id, cancelled_at__isnull=True).exclude(pk__in=days)
    near = others.filter(
        starts_at__gte=clock.at(min(local.values())), starts_at__lt=clock.at(max(local.values()) + timedelta(days=1))
    )
    found: dict[int, list[DateWarning]] = {}
    for other in near.select_related("network").order_by("starts_at", "pk"):
        for pk, day in local.items():
            if other.starts_at and other.starts_at.astimezone(clock.COPENHAGEN).date() == day:
                said = _("The same day: %(meeting)s.") % {"meeting": name_of(other)}
                found.setdefault(pk, []).append(DateWarning("clash", said))
    return found


def name_of(meeting: Meeting) -> str:
    """Which of many: the network for a network meeting, else the title with its kind."""
    if meeting.network:
        return meeting.network.name
    return f"{Kind(meeting.kind).label}, {meeting.title}"

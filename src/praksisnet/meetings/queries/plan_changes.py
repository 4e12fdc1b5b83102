"""What a press changes or has changed: whom it concerns, before it is made, and what it did."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from praksisnet.kit import clock, formats
from praksisnet.meetings import sockets
from praksisnet.meetings.models import ChangedMeeting, Meeting, PlanChange
from praksisnet.meetings.queries.dates import DateWarning, clashes_of, day_warnings
from praksisnet.meetings.queries.invited import reached_of, unaware_of
from praksisnet.meetings.queries.meetings import meetings_for
from praksisnet.meetings.queries.schedule import where
from praksisnet.meetings.rules import may_run_meeting
from praksisnet.meetings.words import ChangeKind, NewPlan
from praksisnet.people.models import Person


@dataclass(frozen=True, slots=True)
class Reach:
    """Everybody whom a change of one meeting concerns: those of the rooms above, and who only has the date."""

    meeting: Meeting
    concerned: list[sockets.Concerned]

    @property
    def number(self) -> int:
        return len(self.concerned)


def reach_of(meetings: Sequence[Meeting]) -> list[Reach]:
    """Those of the rooms above first; nobody where the date is not known yet, nor who has not heard of it.

    A few statements.
    """
    known = [meeting for meeting in meetings if meeting.announced_at or meeting.published_at]
    own, invited, unaware = sockets.concerned(known), reached_of(known), unaware_of(known)
    found = []
    for meeting in meetings:
        first = own.get(meeting.pk, [])
        told = {one.person_id for one in first} | unaware.get(meeting.pk, set())
        others = [one for one in invited.get(meeting.pk, []) if one.person_id not in told]
        found.append(Reach(meeting, [*first, *others]))
    return found


def open_in_round(person: Person, meeting: Meeting) -> list[Meeting]:
    """The meetings that can be changed together with this one: those of its round that are still to come."""
    if meeting.round_id is None or meeting.starts_at is None:
        return [meeting]
    others = meetings_for(person).filter(round=meeting.round_id)
    return [one for one in still_open(others) if may_run_meeting(person, one)]


def still_open(meetings: QuerySet[Meeting]) -> list[Meeting]:
    """With a date, and not held or cancelled, in the order of their networks."""
    found = meetings.filter(cancelled_at__isnull=True, closed_at__isnull=True, starts_at__isnull=False)
    return list(found.filter(ends_at__gt=clock.now()).order_by("network__sort_name", "pk"))


def plan_changes_for(person: Person) -> QuerySet[PlanChange]:
    """Those of the meetings the person sees; who may undo one is a rule."""
    return PlanChange.objects.filter(rows__meeting__in=meetings_for(person).values("pk")).distinct()


def latest_changes(meetings: Iterable[Meeting]) -> list[PlanChange]:
    """The newest first, with their rows."""
    found = PlanChange.objects.filter(rows__meeting__in=[meeting.pk for meeting in meetings]).distinct()
    return list(found.order_by("-made_at", "-pk")[:5])


def was_of(row: ChangedMeeting) -> str:
    """When and where it was to be: “torsdag 24. september 2026, kl. 9.30–15, Kulturhuset, Næstved”."""
    starts, ends = (_moment(row.before[name]) for name in ("starts_at", "ends_at"))
    before = Meeting(town=row.before["town"], place=row.before["place"], online_url=row.before["online_url"])
    return _said(starts, ends, where(before))


def _moment(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said) if said else None


@dataclass(frozen=True, slots=True)
class Preview:
    """One meeting as it is and as it is to be, with what speaks against the day."""

    meeting: Meeting
    was: str
    will_be: str
    warnings: list[DateWarning]


def previewed(kind: ChangeKind, plans: Sequence[NewPlan], meetings: Sequence[Meeting]) -> list[Preview]:
    """In one statement, however many: the clashes of all new days are read together."""
    days = {plan.meeting_id: plan.starts_at for plan in plans if plan.starts_at}
    clashes = clashes_of(meetings, days)
    by_id = {meeting.pk: meeting for meeting in meetings}
    found = []
    for plan in plans:
        meeting = by_id[plan.meeting_id]
        day = days.get(meeting.pk)
        warnings = [*day_warnings(day.astimezone(clock.COPENHAGEN).date()), *clashes.get(meeting.pk, [])] if day else []
        found.append(Preview(meeting, said_of(meeting), _will_be(kind, plan, meeting), warnings))
    return found


def said_of(meeting: Meeting) -> str:
    """When and where it is: “torsdag 24. september 2026, kl. 9.30–15, Kulturhuset, Næstved”."""
    return _said(meeting.starts_at, meeting.ends_at, where(meeting))


def _will_be(kind: ChangeKind, plan: NewPlan, meeting: Meeting) -> str:
    if kind is ChangeKind.CANCEL:
        return str(pgettext("meeting", "Cancelled"))
    if kind is ChangeKind.ONLINE:
        return _said(meeting.starts_at, meeting.ends_at, where(Meeting(online_url=plan.online_url)))
    place = where(Meeting(town=plan.town, place=plan.place, online_url=meeting.online_url))
    return _said(plan.starts_at, plan.ends_at, place)


def _said(starts: datetime | None, ends: datetime | None, place: str) -> str:
    if starts is None or ends is None:
        return _("without a date")
    said = (formats.long_date(starts), formats.time_range(starts, ends), place)
    return ", ".join(part for part in said if part)

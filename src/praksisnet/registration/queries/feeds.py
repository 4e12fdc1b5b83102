"""The private feed: the meetings that one person's calendar fetches by itself."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Prefetch, QuerySet
from django.utils.translation import override

from praksisnet.journal.queries import kind_of, latest_about
from praksisnet.kit import clock, links
from praksisnet.kit.calendar import Entry, Status
from praksisnet.kit.links import BadLink, Reason
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import calendar_entry, dates_told
from praksisnet.people.models import Person
from praksisnet.registration.models import CalendarFeed, Place, Registration
from praksisnet.registration.queries.entries import entry_of
from praksisnet.registration.queries.own import RELATED
from praksisnet.registration.queries.workshops import UNTOLD
from praksisnet.registration.words import FEED_LINK, LEFT, State

KEPT = timedelta(days=365)  # so long a meeting that is over stays in the calendar


def feed_of(person: Person) -> CalendarFeed | None:
    return CalendarFeed.objects.filter(person=person, ended_at__isnull=True).first()


def feed_token(feed: CalendarFeed) -> str:
    """The same each time, until the next number."""
    return links.make(FEED_LINK, feed.person_id, _holder(feed), made_at=feed.made_at)


def person_of_feed(token: str) -> Person:
    """Raises BadLink for an address that is not in use any more, and for a closed account."""
    link = links.read(token, FEED_LINK)
    feed = CalendarFeed.objects.filter(person=link.row_id, ended_at__isnull=True).select_related("person").first()
    if feed is None or not feed.person.is_active or link.holder != _holder(feed):
        raise BadLink(Reason.FORGED)
    return feed.person


def entries_for(person: Person) -> list[Entry]:
    """What the person comes to, waits for or was at; and the dates of the own networks that are not answered yet.

    A few statements however many. Who cancelled has it no more; a meeting that is called off says so.
    """
    own = list(_registrations(person))
    dates = dates_told(person).exclude(pk__in=Registration.objects.filter(person=person).values("meeting"))
    dates = dates.filter(ends_at__gt=clock.now()).select_related("network").order_by("starts_at", "pk")
    with override(person.language):
        moments = _moments(own, dates)
        entries = [_own(one, moments) for one in own]
        return [*entries, *(_announced(one, moments) for one in dates)]


def changed_at(entries: Iterable[Entry]) -> datetime | None:
    return max((entry.changed_at for entry in entries), default=None)


def _registrations(person: Person) -> QuerySet[Registration]:
    places = Place.objects.exclude(UNTOLD).select_related("session").order_by("block")
    found = Registration.objects.filter(person=person, meeting__ends_at__gt=clock.now() - KEPT)
    found = found.exclude(state__in=[*LEFT, State.NO_SHOW]).select_related(*RELATED)
    found = found.prefetch_related(Prefetch("places", places, to_attr="workshops"))
    return found.order_by("meeting__starts_at", "pk")


def _own(one: Registration, moments: dict[tuple[str, int], datetime]) -> Entry:
    at = max(one.state_at, _moment(moments, one.meeting), moments.get((kind_of(one), one.pk), one.state_at))
    places: list[Place] = one.workshops  # type: ignore[attr-defined]
    return entry_of(one, [place.session for place in places], changed_at=at)


def _announced(meeting: Meeting, moments: dict[tuple[str, int], datetime]) -> Entry:
    return calendar_entry(meeting, status=Status.TENTATIVE, changed_at=_moment(moments, meeting))


def _moment(moments: dict[tuple[str, int], datetime], meeting: Meeting) -> datetime:
    said = (
        meeting.announced_at,
        meeting.published_at,
        meeting.cancelled_at,
        moments.get((kind_of(meeting), meeting.pk)),
    )
    return max((one for one in said if one), default=meeting.made_at)


def _moments(own: Iterable[Registration], dates: Iterable[Meeting]) -> dict[tuple[str, int], datetime]:
    """When what stands in the file last changed, as the journal has it: one statement."""
    meetings = {one.meeting_id for one in own} | {one.pk for one in dates}
    return latest_about({Registration: {one.pk for one in own}, Meeting: meetings})


def _holder(feed: CalendarFeed) -> str:
    return f"feed:{feed.number}"

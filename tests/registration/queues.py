"""Meetings with a waiting list, made of as few rows as possible: no invitations, no world."""

from datetime import date

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import create_meeting, set_date
from praksisnet.meetings.models import Meeting, Pool
from praksisnet.meetings.words import CorePart, Kind, SessionKind
from praksisnet.people.models import Person
from praksisnet.registration.actions import register
from praksisnet.registration.models import Registration
from tests import factories

SYSTEM = Actor.system("test")
MONDAY, MEETING_DAY = date(2026, 6, 22), date(2026, 9, 24)
AFTER_DEADLINE = clock.at(date(2026, 9, 22), 8)


def meeting_of(places=1, *, workshops=(), day=MEETING_DAY, closes_at=None, **facts) -> Meeting:
    """Published, from 9.30 to 15, with a deadline a week before at noon."""
    network = factories.network()
    parts = [CorePart(SessionKind.WORKSHOP, 90, name, "", 1, capacity) for name, capacity in workshops]
    made = create_meeting(
        network.programme, kind=Kind.NETWORK, network=network, title="Aflastning", parts=parts, places=places, by=SYSTEM
    )
    starts_at = clock.at(day, 9, 30)
    made = set_date(
        made,
        starts_at=starts_at,
        ends_at=clock.at(day, 15),
        closes_at=closes_at or clock.at(date.fromordinal(day.toordinal() - 7), 12),
        town="Næstved",
        by=SYSTEM,
    )
    maker = made.programme.created_by
    Meeting.objects.filter(pk=made.pk).update(published_at=clock.now(), published_by=maker, **facts)
    return Meeting.objects.select_related("programme", "network").get(pk=made.pk)


def somebody(name="") -> Person:
    return Person.objects.create(name=name or "Deltager", email=f"p{Person.objects.count()}@her.example")


def comes(meeting, municipality=None, **options) -> Registration:
    person = somebody()
    return register(meeting, person, municipality=municipality, by=Actor.person(person), **options)


def states(*registrations) -> list[str]:
    for one in registrations:
        one.refresh_from_db()
    return [one.state for one in registrations]


def taken(meeting) -> int:
    return Pool.objects.get(meeting=meeting, session=None, mode="onsite").taken

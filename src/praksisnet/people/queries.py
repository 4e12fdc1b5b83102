from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from praksisnet.kit import clock
from praksisnet.kit.names import fold
from praksisnet.people.models import Person, State
from praksisnet.people.rules import may_administer


def people_for(viewer: Person | AnonymousUser, *, search: str = "", state: str = "") -> QuerySet[Person]:
    """The people this viewer administers, by name; nobody for others than administrators."""
    if not may_administer(viewer):
        return Person.objects.none()
    people = Person.objects.filter(erased_at=None)
    for word in fold(search).split():
        people = people.filter(folded__contains=word)
    if state == State.ACTIVE:
        people = people.filter(deactivated_at=None, invited_at__isnull=False)
    elif state == State.NAMED:
        people = people.filter(deactivated_at=None, invited_at=None)
    elif state == State.DEACTIVATED:
        people = people.filter(deactivated_at__isnull=False)
    return people.order_by("sort_name", "id")


def person_by_address(address: str) -> Person | None:
    return Person.objects.filter(email=address.strip().lower()).first()


def who_may_sign_in(address: str) -> Person | None:
    """The person to whom this address opens the door: invited and not deactivated."""
    person = person_by_address(address)
    return person if person and person.state == State.ACTIVE else None


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A browser in which a person is signed in."""

    id: int
    since: datetime
    device: str
    address: str
    is_current: bool


def sessions_of(person: Person, current_key: str | None) -> list[OpenSession]:
    """Where the person is signed in now, newest first, in one statement."""
    live = Session.objects.filter(expire_date__gt=clock.now()).values("session_key")
    rows = UserSession.objects.filter(user=person, session_key__in=live).order_by("-created_at", "-id")
    return [
        OpenSession(row.pk, row.created_at, device(row.user_agent), row.ip, row.session_key == current_key)
        for row in rows
    ]


# In this order: most browsers also name those they descend from.
BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def device(agent: str) -> str:
    """A browser's long name for itself as people say it: "Firefox, Windows"; empty when it is unknown."""
    found = [next((name for mark, name in names if mark in agent), "") for names in (BROWSERS, SYSTEMS)]
    return ", ".join(filter(None, found))

"""Whom a municipality can send: its members, its coordinators, and everybody who was registered for it before."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from praksisnet.meetings.models import Meeting
from praksisnet.networks.models import Role, Tenure
from praksisnet.networks.standings import current_tenures, standings_of
from praksisnet.networks.words import RoleKind
from praksisnet.organisations.models import Organisation
from praksisnet.organisations.queries import is_address_of
from praksisnet.people.models import Person
from praksisnet.registration.models import Registration
from praksisnet.registration.words import LIVE, SEATED, State


def known_people(municipality: Organisation, meeting: Meeting) -> QuerySet[Person]:
    """By name; only those who can be written to, since each answers for themselves."""
    held = Tenure.objects.filter(
        current_tenures(), seat__municipality=municipality, seat__network__programme=meeting.programme_id
    )
    coordinators = Role.objects.filter(
        kind=RoleKind.COORDINATOR, municipality=municipality, programme=meeting.programme_id, ended_at__isnull=True
    )
    before = Registration.objects.filter(municipality=municipality, meeting__programme=meeting.programme_id)
    own: list[QuerySet[Any]] = [rows.values("person") for rows in (held, coordinators, before)]
    found = Person.objects.filter(Q(pk__in=own[0]) | Q(pk__in=own[1]) | Q(pk__in=own[2]))
    return found.filter(email__isnull=False, deactivated_at__isnull=True).order_by("sort_name", "pk")


def last_time(municipality: Organisation, meeting: Meeting) -> set[int]:
    """Who had a place for the municipality at the newest meeting before this one at which somebody had."""
    before = Registration.objects.filter(
        municipality=municipality, meeting__programme=meeting.programme_id, state__in=SEATED
    ).exclude(meeting=meeting)
    if meeting.starts_at:
        before = before.filter(meeting__starts_at__lt=meeting.starts_at)
    newest = before.order_by("-meeting__starts_at", "-meeting__pk").values("meeting")[:1]
    return set(before.filter(meeting__in=newest).values_list("person_id", flat=True))


def live_of(meeting: Meeting, people: Collection[Person]) -> dict[int, Registration]:
    """The live registrations of these people, by person."""
    live = Registration.objects.filter(meeting=meeting, person__in=people, state__in=LIVE)
    return {one.person_id: one for one in live}


def substitutes_for(registration: Registration) -> QuerySet[Person]:
    """The colleagues who can take the place: those who have none, and are not asked to take one."""
    municipality = registration.municipality
    if municipality is None:
        return Person.objects.none()
    placed = Registration.objects.filter(meeting=registration.meeting_id, state__in=[State.REGISTERED, State.OFFERED])
    return known_people(municipality, registration.meeting).exclude(pk__in=placed.values("person"))


def comes_from_elsewhere(person: Person, municipality: Organisation) -> bool:
    """Somebody who has a place or a role, and none for this municipality; or was only registered for another."""
    if is_address_of(municipality, person.email or ""):
        return False
    homes = {one.municipality_id for one in standings_of(person)}
    if not homes:
        earlier = Registration.objects.filter(person=person, municipality__isnull=False)
        homes = set(earlier.values_list("municipality_id", flat=True))
    return bool(homes) and municipality.pk not in homes


def silent_of(municipality: Organisation, meeting: Meeting) -> list[Person]:
    """The municipality's members who have not answered; who cancelled has."""
    held = Tenure.objects.filter(
        current_tenures(), seat__municipality=municipality, seat__network__programme=meeting.programme_id
    )
    if meeting.network_id:
        held = held.filter(seat__network=meeting.network_id)
    answered = Registration.objects.filter(meeting=meeting).values("person")
    people = Person.objects.filter(pk__in=held.values("person")).exclude(pk__in=answered)
    return list(people.filter(email__isnull=False, deactivated_at__isnull=True).order_by("sort_name", "pk"))

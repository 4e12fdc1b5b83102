"""Mail that comes back for good: who can say the right address of the person it was for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F, Q

from praksisnet.kit import clock
from praksisnet.meetings.models import Meeting
from praksisnet.networks.models import Role, Seat, Tenure
from praksisnet.networks.standings import current_tenures
from praksisnet.networks.words import RoleKind
from praksisnet.notices.models import Letter
from praksisnet.people.models import Person
from praksisnet.registration.models import Registration
from praksisnet.registration.words import LIVE

LOOKED_BACK = timedelta(days=14)  # on the letters that came back: a worker may have stood still
# Nobody has the address, its mailbox is closed, or it leads nowhere (RFC 3463). Not: full, too large, taken for spam.
_DEAD = re.compile(r"\b5\.(?:0\.0|1\.\d+|2\.[01]|4\.\d+)(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody takes part, and for whom."""

    programme_id: int
    network_id: int | None
    municipality_id: int | None


def is_dead(letter: Letter) -> bool:
    """It came back, or was not taken, because of the address."""
    return bool((letter.bounced_at or letter.failed_at) and _DEAD.search(letter.last_error))


def dead_letters() -> list[Letter]:
    """Of the last days, each person's newest to the address they still have: one statement."""
    came_back = Q(bounced_at__isnull=False) | Q(failed_at__isnull=False)
    found = Letter.objects.filter(
        came_back,
        queued_at__gt=clock.now() - LOOKED_BACK,
        to_address=F("to_person__email"),
        to_person__deactivated_at__isnull=True,
    )
    rows = found.defer("text", "html", "calendar").select_related("to_person").order_by("-pk")
    newest: dict[int | None, Letter] = {}
    for letter in rows:
        if is_dead(letter):
            newest.setdefault(letter.to_person_id, letter)
    return list(newest.values())


def is_mended(letter: Letter) -> bool:
    """The person has another address by now, or takes part no more."""
    person = letter.to_person
    if person is None or not person.is_active or person.email != letter.to_address:
        return True
    return not places_of(person)


def places_of(person: Person) -> set[Place]:
    """Permanent places, being coordinator, and what is still to come: three statements."""
    held = Tenure.objects.filter(current_tenures(), person=person).values_list(
        "seat__network__programme", "seat__network", "seat__municipality"
    )
    roles = Role.objects.filter(person=person, kind=RoleKind.COORDINATOR, ended_at__isnull=True)
    own = Registration.objects.filter(person=person, state__in=LIVE, meeting__ends_at__gt=clock.now())
    own = own.filter(meeting__cancelled_at__isnull=True)
    coming = own.values_list("meeting__programme", "meeting__network", "municipality")
    return {Place(*row) for row in (*held, *roles.values_list("programme", "network", "municipality"), *coming)}


def is_staff(person: Person) -> bool:
    """Has rights that no municipality may give away with an address."""
    roles = Role.objects.filter(person=person, ended_at__isnull=True)
    return person.is_administrator or roles.exclude(kind__in=[RoleKind.COORDINATOR, RoleKind.READER]).exists()


def coordinators_for(person: Person, places: Iterable[Place]) -> list[Person]:
    """Of the municipalities the person takes part for, without the person."""
    asked = Q(pk__in=[])
    for place in places:
        if place.municipality_id:
            here = Q(programme=place.programme_id, municipality=place.municipality_id)
            asked |= here & (Q(network=place.network_id) | Q(network__isnull=True) if place.network_id else Q())
    return _people(person, Q(asked, kind=RoleKind.COORDINATOR))


def facilitators_for(person: Person, places: Iterable[Place]) -> list[Person]:
    asked = Q(pk__in=[])
    for place in places:
        asked |= Q(programme=place.programme_id) & (Q(network=place.network_id) | Q(network__isnull=True))
    return _people(person, Q(asked, kind=RoleKind.FACILITATOR))


def asked_about(person: Person) -> list[Person]:
    """The coordinators; where there is none, the facilitators. Nobody about who has more rights than they."""
    if is_staff(person):
        return []
    places = places_of(person)
    return coordinators_for(person, places) or facilitators_for(person, places)


def letter_to_mend(viewer: Person, letter_id: int) -> Letter | None:
    """A letter that came back from somebody whose coordinator or facilitator the viewer is; also when it is mended."""
    letter = Letter.objects.select_related("to_person").filter(pk=letter_id).first()
    person = letter.to_person if letter else None
    if letter is None or person is None or not is_dead(letter) or is_staff(person):
        return None
    places = places_of(person)
    may = {one.pk for one in (*coordinators_for(person, places), *facilitators_for(person, places))}
    return letter if viewer.pk in may else None


def seats_of(person: Person) -> list[Seat]:
    """To be handed over when the person has left."""
    held = Tenure.objects.filter(current_tenures(), person=person).values("seat")
    found = Seat.objects.filter(pk__in=held).select_related("network", "municipality")
    return list(found.order_by("network__sort_name", "pk"))


def meetings_coming(person: Person) -> list[Meeting]:
    own = Registration.objects.filter(person=person, state__in=LIVE).values("meeting")
    found = Meeting.objects.filter(pk__in=own, ends_at__gt=clock.now(), cancelled_at__isnull=True)
    return list(found.order_by("starts_at", "pk"))


def missed_letters(letter: Letter) -> list[Letter]:
    """What came back from that address and is still of use."""
    came_back = Q(bounced_at__isnull=False) | Q(failed_at__isnull=False)
    still = Q(drop_after_at__isnull=True) | Q(drop_after_at__gt=clock.now())
    found = Letter.objects.filter(came_back, still, to_person=letter.to_person, to_address=letter.to_address)
    return list(found.filter(queued_at__gt=clock.now() - LOOKED_BACK).exclude(text="").order_by("pk"))


def _people(person: Person, roles: Q) -> list[Person]:
    """Who can be asked: not the one whose mail comes back."""
    held = Role.objects.filter(roles, ended_at__isnull=True).values("person")
    found = Person.objects.filter(pk__in=held, deactivated_at__isnull=True, email__isnull=False)
    return list(found.exclude(pk=person.pk).order_by("sort_name", "pk"))

"""Who may do what with a case, as sentences."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from praksisnet.cases.models import Case
from praksisnet.networks.standings import Standing, standings_as
from praksisnet.networks.words import RoleKind
from praksisnet.people.models import Person


def is_contact(person: Person | AnonymousUser) -> bool:
    """The data protection contact, by the address the installation names."""
    wanted = settings.DATA_PROTECTION_ADDRESS.lower()
    return isinstance(person, Person) and bool(wanted) and (person.email or "").lower() == wanted


def facilitates(person: Person | AnonymousUser) -> list[Standing]:
    return standings_as(person, {RoleKind.FACILITATOR})


def sees_cases(person: Person | AnonymousUser) -> bool:
    return is_contact(person) or bool(facilitates(person))


def decides(person: Person, case: Case) -> bool:
    """The data protection contact, and the facilitators of where it stood; never its author as such."""
    return is_contact(person) or decides_in(person, case.programme_id, case.network_id)


def decides_in(person: Person, programme_id: int | None, network_id: int | None) -> bool:
    return programme_id is not None and any(one.reaches(programme_id, network_id) for one in facilitates(person))

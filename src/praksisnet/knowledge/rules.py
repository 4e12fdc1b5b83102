"""Who may do what with resources, as sentences. All ask what the person is, and none asks the database twice."""

from django.contrib.auth.models import AnonymousUser

from praksisnet.knowledge.models import Resource
from praksisnet.networks.standings import standings_of
from praksisnet.networks.words import RoleKind
from praksisnet.people.models import Person

WRITES = frozenset({RoleKind.FACILITATOR.value, RoleKind.KNOWLEDGE_PARTNER.value})
READS_ONLY = frozenset({RoleKind.READER.value, RoleKind.AUTHORITY.value})


def sees_library(person: Person | AnonymousUser) -> bool:
    """Anybody with a place or a role, readers too."""
    return isinstance(person, Person) and bool(standings_of(person))


def writes_in(person: Person) -> set[int]:
    """The programmes whose resources the person writes, and whose drafts the person sees."""
    return {s.programme_id for s in standings_of(person) if s.kind in WRITES}


def writes(person: Person) -> bool:
    return bool(writes_in(person))


def partner_in(person: Person) -> set[int]:
    """The programmes whose knowledge partner the person is."""
    return {s.programme_id for s in standings_of(person) if s.kind == RoleKind.KNOWLEDGE_PARTNER}


def may_write(person: Person, resource: Resource) -> bool:
    """Change and archive: the facilitators and knowledge partners of its programme."""
    return resource.programme_id in writes_in(person)


def may_review(person: Person, resource: Resource) -> bool:
    """Answer what is sent for review: the knowledge partner of its programme."""
    return resource.programme_id in partner_in(person)


def takes_part(person: Person, resource: Resource) -> bool:
    """Is one of those in its programme who may see who has tried it: not readers, nor the authority."""
    return any(s.programme_id == resource.programme_id and s.kind not in READS_ONLY for s in standings_of(person))

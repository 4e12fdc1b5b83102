"""Who may do what with trials, as sentences. All of them ask what the person is, and none asks the database twice."""

from django.contrib.auth.models import AnonymousUser

from praksisnet.knowledge.models import Resource
from praksisnet.networks.standings import PARTICIPANT, standings_as
from praksisnet.networks.words import RoleKind
from praksisnet.people.models import Person
from praksisnet.practice.models import LocalVersion, Trial

MEMBERS = frozenset({PARTICIPANT, RoleKind.COORDINATOR.value})
RUNS = frozenset({RoleKind.FACILITATOR.value})
READS = MEMBERS | RUNS | {RoleKind.KNOWLEDGE_PARTNER.value}
COUNTS = READS | {RoleKind.AUTHORITY.value}


def own_places(person: Person) -> set[tuple[int, int]]:
    """The (network, municipality) pairs the person speaks for."""
    return {
        (s.network_id, s.municipality_id) for s in standings_as(person, MEMBERS) if s.network_id and s.municipality_id
    }


def reading_programme_ids(person: Person) -> set[int]:
    """Where the person may read single trials. Readers and the authority do not: the one sees no people, the other
    counts only."""
    return {s.programme_id for s in standings_as(person, READS)}


def counting_programme_ids(person: Person) -> set[int]:
    return {s.programme_id for s in standings_as(person, COUNTS)}


def sees_practice(person: Person | AnonymousUser) -> bool:
    """Whether the menu has “In practice”."""
    return bool(standings_as(person, COUNTS))


def may_plan(person: Person) -> bool:
    """A trial belongs to a municipality, so its own people write it down."""
    return bool(own_places(person))


def adapting_places(person: Person, resource: Resource) -> set[tuple[int, int]]:
    """The (network, municipality) pairs for which the person may make an own version of it."""
    here = [s for s in standings_as(person, MEMBERS) if s.programme_id == resource.programme_id]
    return {(s.network_id, s.municipality_id) for s in here if s.network_id and s.municipality_id}


def may_speak_for(person: Person, trial: Trial | LocalVersion) -> bool:
    """Report, change and share: the municipality's members and its coordinators."""
    return (trial.network_id, trial.municipality_id) in own_places(person)


def may_see_obstacles(person: Person, trial: Trial | LocalVersion) -> bool:
    """What got in the way in one municipality is told to itself and to the facilitator; to others only in counts."""
    return may_speak_for(person, trial) or any(
        s.spans(trial.network.programme_id, trial.network_id) for s in standings_as(person, RUNS)
    )

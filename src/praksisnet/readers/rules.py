"""Who shares with colleagues, and who looks after readers. None asks the database twice."""

from django.contrib.auth.models import AnonymousUser

from praksisnet.networks.standings import PARTICIPANT, Standing, standings_of
from praksisnet.networks.words import RoleKind
from praksisnet.people.models import Person

RUNS = RoleKind.FACILITATOR.value
COORDINATES = RoleKind.COORDINATOR.value
SHARES_AT_HOME = frozenset({PARTICIPANT, COORDINATES})
SHARES_WITH_ALL = frozenset({RUNS, RoleKind.KNOWLEDGE_PARTNER.value})


def homes(person: Person, programme_id: int) -> dict[int, str]:
    """The municipalities whose colleagues the person may share with: id → name."""
    mine = [s for s in standings_of(person) if s.programme_id == programme_id and s.kind in SHARES_AT_HOME]
    return {s.municipality_id: s.municipality for s in mine if s.municipality_id}


def shares_with_all(person: Person, programme_id: int) -> bool:
    """Who runs the programme or brings knowledge to it shares with every municipality that takes part."""
    return any(s.programme_id == programme_id and s.kind in SHARES_WITH_ALL for s in standings_of(person))


def looks_after(person: Person) -> list[Standing]:
    """The places from which the person sees and removes readers: as coordinator, or running a programme."""
    mine = standings_of(person)
    return [s for s in mine if s.kind == COORDINATES or (s.kind == RUNS and s.network_id is None)]


def keeps_domains(person: Person) -> list[Standing]:
    """The places from which the person says which mail domains are a municipality's: also running one network."""
    return [s for s in standings_of(person) if s.kind in {COORDINATES, RUNS}]


def sees_readers(person: Person | AnonymousUser) -> bool:
    return isinstance(person, Person) and bool(looks_after(person))


def has_a_part(person: Person, programme_id: int) -> bool:
    """Is somebody in the programme already, and so reads there what that part reads."""
    return any(s.programme_id == programme_id for s in standings_of(person))

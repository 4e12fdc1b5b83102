"""Who may do what with needs, as sentences. All of them ask what the person is, and none asks the database twice."""

from django.contrib.auth.models import AnonymousUser

from praksisnet.adaptation.models import Need
from praksisnet.networks.standings import PARTICIPANT, Standing, standings_of
from praksisnet.networks.words import RoleKind
from praksisnet.people.models import Person

MEMBERS = frozenset({PARTICIPANT, RoleKind.COORDINATOR.value})
RAISES = MEMBERS | {RoleKind.FACILITATOR.value}
SEES = RAISES | {RoleKind.KNOWLEDGE_PARTNER.value, RoleKind.AUTHORITY.value}


def _as(person: Person | AnonymousUser, kinds: frozenset[str]) -> list[Standing]:
    return [s for s in standings_of(person) if s.kind in kinds] if isinstance(person, Person) else []


def programme_ids(person: Person) -> set[int]:
    """The programmes whose needs the person sees. Readers see shared material only."""
    return {s.programme_id for s in _as(person, SEES)}


def own_places(person: Person) -> set[tuple[int, int]]:
    """The (programme, municipality) pairs the person belongs to."""
    return {(s.programme_id, s.municipality_id) for s in _as(person, MEMBERS) if s.municipality_id}


def sees_needs(person: Person | AnonymousUser) -> bool:
    return bool(_as(person, SEES))


def may_raise_needs(person: Person) -> bool:
    """Members for their municipality, facilitators for one that has told them."""
    return bool(_as(person, RAISES))


def may_speak_about(person: Person, need: Need) -> bool:
    """Join a need or step back from it in the name of a municipality."""
    return any(s.programme_id == need.programme_id for s in _as(person, RAISES))


def may_rewrite(person: Person, need: Need) -> bool:
    """The municipality that raised it, and the programme's facilitators."""
    return (need.programme_id, need.municipality_id) in own_places(person) or may_decide(person, need)


def may_decide(person: Person, need: Need) -> bool:
    """Merge, choose, answer or decline, and see which municipalities stand behind: the programme's facilitators."""
    runs = _as(person, frozenset({RoleKind.FACILITATOR.value}))
    return any(s.programme_id == need.programme_id and s.network_id is None for s in runs)

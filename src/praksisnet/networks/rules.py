"""Who may do what here, as sentences. All of them ask what the person is; none asks the database twice."""

from collections.abc import Iterator

from django.contrib.auth.models import AnonymousUser

from praksisnet.networks.models import Network, Programme
from praksisnet.networks.standings import PARTICIPANT, Standing, standings_of, works_for_a_maker
from praksisnet.networks.words import RoleKind
from praksisnet.people.models import Person

RUNS = frozenset({RoleKind.FACILITATOR.value})
KEEPS_THEMES = frozenset({RoleKind.FACILITATOR.value, RoleKind.KNOWLEDGE_PARTNER.value})
SEES_COVERAGE = frozenset({RoleKind.FACILITATOR.value, RoleKind.AUTHORITY.value})
SEES_MEMBERS = frozenset(
    {RoleKind.FACILITATOR.value, RoleKind.KNOWLEDGE_PARTNER.value, RoleKind.COORDINATOR.value, PARTICIPANT}
)


def _in_programme(person: Person, programme_id: int) -> Iterator[Standing]:
    return (standing for standing in standings_of(person) if standing.programme_id == programme_id)


def _in_network(person: Person, network: Network) -> Iterator[Standing]:
    """What the person is in the network: by a role for the whole programme, or there."""
    return (
        standing
        for standing in _in_programme(person, network.programme_id)
        if standing.network_id in (None, network.pk)
    )


def keeps_themes(person: Person) -> bool:
    """The facilitators and knowledge partners, of any programme: themes are shared by all."""
    return any(s.kind in KEEPS_THEMES for s in standings_of(person))


def may_create_programme(person: Person) -> bool:
    """Administrators, and those who work for an authority or an operator."""
    return person.is_authenticated and (person.is_administrator or works_for_a_maker(person))


def may_run_programme(person: Person, programme: Programme) -> bool:
    """Set up, invite, grant roles, close: the facilitators of the whole programme."""
    return any(s.kind in RUNS and s.network_id is None for s in _in_programme(person, programme.pk))


def may_grant_roles(person: Person, programme: Programme) -> bool:
    """The programme's facilitators, and an administrator, so that a programme is never left without one."""
    return person.is_administrator or may_run_programme(person, programme)


def may_see_coverage(person: Person, programme: Programme) -> bool:
    return any(s.kind in SEES_COVERAGE and s.network_id is None for s in _in_programme(person, programme.pk))


def may_see_facilitators(person: Person, programme: Programme) -> bool:
    """Everybody who has a part in it; a reader sees no people."""
    is_in_it = any(s.kind != RoleKind.READER for s in _in_programme(person, programme.pk))
    return person.is_administrator or is_in_it


def may_see_members(person: Person, network: Network) -> bool:
    """The people of a network: those who run it, bring knowledge to it or sit in it; not the authority."""
    return any(s.kind in SEES_MEMBERS for s in _in_network(person, network))


def may_run_network(person: Person, network: Network) -> bool:
    """See which municipalities are missing, and change seats: facilitators of the programme or of this network."""
    return any(s.kind in RUNS for s in _in_network(person, network))


def may_coordinate(person: Person, network: Network, municipality_id: int) -> bool:
    """Name, end and hand over a municipality's seats: its coordinator there, and the network's facilitators."""
    return may_run_network(person, network) or any(
        s.kind == RoleKind.COORDINATOR and s.municipality_id == municipality_id for s in _in_network(person, network)
    )


def sees_networks(person: Person | AnonymousUser) -> bool:
    """Whether the menu has networks: anybody with a place or a role beyond reading."""
    return isinstance(person, Person) and any(s.kind in SEES_MEMBERS for s in standings_of(person))


def sees_programmes(person: Person | AnonymousUser) -> bool:
    """Whether the menu has programmes: those who run or own one, or may set one up."""
    return isinstance(person, Person) and (
        any(s.kind in SEES_COVERAGE for s in standings_of(person)) or may_create_programme(person)
    )

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q, QuerySet

from praksisnet.networks.models import Invitation, Network, Programme, Role, Seat, Tenure
from praksisnet.networks.queries.coverage import state_of
from praksisnet.networks.standings import current_tenures, standings_of
from praksisnet.networks.words import Answer, Coverage, RoleKind
from praksisnet.organisations import queries as organisations
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person


@dataclass(slots=True)
class MunicipalitySeats:
    """A municipality's standing in one network, as the network page shows it."""

    invitation: Invitation
    state: Coverage
    through: str = ""
    seats: list[Seat] = field(default_factory=list)
    coordinators: list[Person] = field(default_factory=list)

    @property
    def municipality(self) -> Organisation:
        return self.invitation.municipality

    @property
    def places(self) -> list[tuple[Seat, Person | None]]:
        """Each seat with who holds it now."""
        return [(seat, holder_of(seat)) for seat in self.seats]

    @property
    def holders(self) -> list[Person]:
        return [holder for _seat, holder in self.places if holder]

    @property
    def vacant(self) -> int:
        return len(self.seats) - len(self.holders)


def networks_for(person: Person) -> QuerySet[Network]:
    """The networks the person may know of: own ones, and all of a programme one has a part in the whole of. The latest
    period comes first."""
    standings = [s for s in standings_of(person) if s.kind != RoleKind.READER]
    whole = {s.programme_id for s in standings if s.network_id is None}
    own = {s.network_id for s in standings if s.network_id is not None}
    return (
        Network.objects.filter(Q(programme__in=whole) | Q(pk__in=own))
        .select_related("programme__authority", "programme__operator")
        .order_by("-programme__ends_on", "programme__sort_name", "sort_name", "id")
    )


def network_for(person: Person, network_id: int) -> Network:
    """One of them. Raises Network.DoesNotExist for strangers."""
    return networks_for(person).get(pk=network_id)


def coordinators_of(invitation: Invitation) -> QuerySet[Role]:
    """The municipality's coordinators in the network now."""
    return (
        Role.objects.filter(
            kind=RoleKind.COORDINATOR,
            network_id=invitation.network_id,
            municipality_id=invitation.municipality_id,
            ended_at__isnull=True,
        )
        .select_related("person")
        .order_by("person__sort_name", "id")
    )


def coordinated_ids(person: Person, network: Network) -> set[int]:
    """The municipalities the person coordinates in the network."""
    return {
        s.municipality_id
        for s in standings_of(person)
        if s.kind == RoleKind.COORDINATOR and s.network_id == network.pk and s.municipality_id
    }


def facilitators_of(network: Network) -> QuerySet[Role]:
    """Those who facilitate this network and have an open account, the network's own first."""
    facilitators = _facilitators(network.programme_id).filter(Q(network=network) | Q(network__isnull=True))
    return facilitators.order_by("-network_id", "person__sort_name", "id")


def facilitators_in(programme: Programme) -> list[Person]:
    """Everybody who facilitates the programme or one of its networks and has an open account, once each."""
    return list(dict.fromkeys(role.person for role in _facilitators(programme.pk).order_by("person__sort_name", "id")))


def _facilitators(programme_id: int) -> QuerySet[Role]:
    return Role.objects.filter(
        programme=programme_id,
        kind=RoleKind.FACILITATOR,
        ended_at__isnull=True,
        person__deactivated_at__isnull=True,
    ).select_related("person")


def municipalities_of(network: Network) -> list[MunicipalitySeats]:
    """Every municipality of the network in Danish order with its state, seats and coordinators: six statements."""
    invitations = network.invitations.select_related("municipality").order_by("municipality__sort_name", "id")
    seats = _seats_by_municipality(network)
    coordinators = _coordinators_by_municipality(network)
    through = _through_names()
    rows = []
    for invitation in invitations:
        row = MunicipalitySeats(
            invitation,
            Coverage.UNINVITED,
            "" if invitation.is_accepted else through.get(invitation.municipality_id, ""),
            seats.get(invitation.municipality_id, []) if invitation.answer == Answer.ACCEPTED else [],
            coordinators.get(invitation.municipality_id, []),
        )
        row.state = Coverage.THROUGH if row.through else state_of(invitation, len(row.holders))
        rows.append(row)
    return rows


def members_of(rows: Iterable[MunicipalitySeats]) -> list[MunicipalitySeats]:
    """Those that come, for the members' page: nobody who is missing is named."""
    return [row for row in rows if row.holders]


def holder_of(seat: Seat) -> Person | None:
    """Who holds the seat now; ``seat.current`` was prefetched by ``with_holders``."""
    current: list[Tenure] = seat.current  # type: ignore[attr-defined]
    return current[0].person if current else None


def with_holders(seats: QuerySet[Seat]) -> QuerySet[Seat]:
    now = Tenure.objects.filter(current_tenures()).select_related("person")
    return seats.prefetch_related(Prefetch("tenures", queryset=now, to_attr="current"))


def seat_for(person: Person, seat_id: int) -> Seat:
    """A seat of a network the person may know of. Raises Seat.DoesNotExist for strangers."""
    return (
        with_holders(Seat.objects.filter(network__in=networks_for(person)))
        .select_related("network__programme", "municipality")
        .get(pk=seat_id)
    )


def history_of(seat: Seat) -> QuerySet[Tenure]:
    """Who held the seat and when, the newest first."""
    return seat.tenures.select_related("person").order_by("-held_from", "-id")


def _seats_by_municipality(network: Network) -> dict[int, list[Seat]]:
    found: dict[int, list[Seat]] = {}
    for seat in with_holders(network.seats.order_by("number")):
        found.setdefault(seat.municipality_id, []).append(seat)
    return found


def _coordinators_by_municipality(network: Network) -> dict[int, list[Person]]:
    roles = Role.objects.filter(network=network, kind=RoleKind.COORDINATOR, ended_at__isnull=True)
    found: dict[int, list[Person]] = {}
    for role in roles.select_related("person").order_by("person__sort_name", "id"):
        if role.municipality_id:
            found.setdefault(role.municipality_id, []).append(role.person)
    return found


def _through_names() -> dict[int, str]:
    through = organisations.representative_ids()
    names = dict(Organisation.objects.filter(pk__in=set(through.values())).values_list("pk", "name"))
    return {municipality_id: names[by_id] for municipality_id, by_id in through.items()}

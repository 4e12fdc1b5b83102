"""What somebody is in the programmes: permanent places and roles, read in one statement and kept on the person."""

from dataclasses import dataclass

from django.db.models import CharField, Q, Value

from praksisnet.kit import clock
from praksisnet.networks.models.roles import Role
from praksisnet.networks.models.seats import Tenure
from praksisnet.people.models import Person

PARTICIPANT = "participant"
_KEPT = "_standings"


@dataclass(frozen=True, slots=True)
class Standing:
    """One place or role. ``kind`` is "participant" or a RoleKind; ``network_id`` None: the whole programme."""

    kind: str
    programme_id: int
    network_id: int | None
    municipality_id: int | None


def current_tenures(path: str = "") -> Q:
    """Those that hold their place at this moment; ``path`` leads to the tenures, such as ``tenures__``."""
    now = clock.now()
    still = Q(**{f"{path}held_until__isnull": True}) | Q(**{f"{path}held_until__gt": now})
    return Q(**{f"{path}held_from__lte": now}) & still


def standings_of(person: Person) -> tuple[Standing, ...]:
    """Everything the person is now. Kept on the object, so that one request asks once."""
    if person.pk is None or not person.is_authenticated:
        return ()
    kept: tuple[Standing, ...] | None = person.__dict__.get(_KEPT)
    if kept is None:
        kept = person.__dict__[_KEPT] = tuple(Standing(*row) for row in _rows(person.pk))
    return kept


def forget_standings(person: Person) -> None:
    """After an action has changed what the person is."""
    person.__dict__.pop(_KEPT, None)


def _rows(person_id: int) -> list[tuple[str, int, int | None, int | None]]:
    seats = (
        Tenure.objects.filter(current_tenures(), person_id=person_id)
        .annotate(kind=Value(PARTICIPANT, output_field=CharField()))
        .values_list("kind", "seat__network__programme_id", "seat__network_id", "seat__municipality_id")
    )
    roles = Role.objects.filter(person_id=person_id, ended_at__isnull=True).values_list(
        "kind", "programme_id", "network_id", "municipality_id"
    )
    return list(seats.union(roles))

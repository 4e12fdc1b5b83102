"""What somebody is in the programmes: permanent places and roles, read in one statement and kept on the person."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import BigIntegerField, CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from praksisnet.kit import clock
from praksisnet.kit.prepared import prepared
from praksisnet.networks.models.roles import Role
from praksisnet.networks.models.seats import Tenure
from praksisnet.organisations.models import Affiliation
from praksisnet.organisations.words import Kind
from praksisnet.people.models import Person

PARTICIPANT = "participant"
MAKER = "maker"  # works for an authority or an operator, and may set a programme up
_KEPT = "_standings"


@dataclass(frozen=True, slots=True)
class Standing:
    """One place or role. ``kind`` is "participant" or a RoleKind; ``network_id`` None: the whole programme."""

    kind: str
    programme_id: int
    network_id: int | None
    municipality_id: int | None
    municipality: str = ""  # its name

    def reaches(self, programme_id: int, network_id: int | None) -> bool:
        """Whether it is part of what happens there: in the own network, and in what all networks share."""
        return self.programme_id == programme_id and (self.network_id is None or network_id in (None, self.network_id))

    def spans(self, programme_id: int, network_id: int | None) -> bool:
        """Whether it holds for all of it: what all networks share is the whole programme's alone."""
        return self.programme_id == programme_id and self.network_id in (None, network_id)


@dataclass(frozen=True, slots=True)
class _Kept:
    standings: tuple[Standing, ...]
    is_maker: bool


_NOTHING = _Kept((), is_maker=False)


def current_tenures(path: str = "", now: datetime | None = None) -> Q:
    """Those that hold their place at this moment; ``path`` leads to the tenures, such as ``tenures__``."""
    now = now or clock.now()
    still = Q(**{f"{path}held_until__isnull": True}) | Q(**{f"{path}held_until__gt": now})
    return Q(**{f"{path}held_from__lte": now}) & still


def at_places(places: Iterable[tuple[int, int]], path: str) -> Q:
    """Rows at any of these (programme or network, municipality) pairs, which stand at ``path``; none without pairs."""
    wanted = Q(pk__in=[])
    for place_id, municipality_id in places:
        wanted |= Q(**{path: place_id, "municipality": municipality_id})
    return wanted


def reached(standings: Iterable[Standing], programme: str, network: str) -> Q:
    """Rows that any of these reaches, whose programme and network stand at these paths; none without standings."""
    wanted = Q(pk__in=[])
    for one in standings:
        near = Q() if one.network_id is None else Q(**{f"{network}__isnull": True}) | Q(**{network: one.network_id})
        wanted |= Q(**{programme: one.programme_id}) & near
    return wanted


def standings_of(person: Person) -> tuple[Standing, ...]:
    """Everything the person is now. Kept on the object, so that one request asks once."""
    return _kept(person).standings


def standings_as(person: Person | AnonymousUser, kinds: Collection[str]) -> list[Standing]:
    """What the person is among these kinds; a visitor is nothing."""
    return [one for one in standings_of(person) if one.kind in kinds] if isinstance(person, Person) else []


def works_for_a_maker(person: Person) -> bool:
    """An authority or an operator employs the person. Read along with the standings."""
    return _kept(person).is_maker


def forget_standings(person: Person) -> None:
    """After an action has changed what the person is."""
    person.__dict__.pop(_KEPT, None)


def _kept(person: Person) -> _Kept:
    if person.pk is None or not person.is_authenticated:
        return _NOTHING
    kept: _Kept | None = person.__dict__.get(_KEPT)
    if kept is None:
        rows = _rows(person.pk, clock.now(), clock.today())
        standings = tuple(Standing(*row) for row in rows if row[0] != MAKER)
        kept = person.__dict__[_KEPT] = _Kept(standings, is_maker=len(standings) < len(rows))
    return kept


@prepared
def _rows(person_id: int, now: datetime, today: date) -> QuerySet[Any, tuple[str, int, int | None, int | None, str]]:
    """Places, roles and employment in one statement."""
    seats = (
        Tenure.objects.filter(current_tenures(now=now), person_id=person_id)
        .annotate(kind=_text(PARTICIPANT), name=F("seat__municipality__name"))
        .values_list("kind", "seat__network__programme_id", "seat__network_id", "seat__municipality_id", "name")
    )
    roles = (
        Role.objects.filter(person_id=person_id, ended_at__isnull=True)
        .annotate(name=Coalesce("municipality__name", _text("")))
        .values_list("kind", "programme_id", "network_id", "municipality_id", "name")
    )
    nowhere = Cast(Value(None), BigIntegerField())
    makers = (
        Affiliation.objects.on(today)
        .filter(person_id=person_id, organisation__kind__in=[Kind.OPERATOR, Kind.AUTHORITY])
        .annotate(is_a=_text(MAKER), programme=nowhere, network=nowhere, municipality=nowhere, name=_text(""))
        .values_list("is_a", "programme", "network", "municipality", "name")
    )
    return seats.union(roles, makers)


def _text(value: str) -> Value:
    return Value(value, output_field=CharField())

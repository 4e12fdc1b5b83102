"""Who stands behind a need, and whom to tell of it."""

from django.db.models import QuerySet

from praksisnet.adaptation.models import Need, Support
from praksisnet.networks.models import Role, Tenure
from praksisnet.networks.standings import current_tenures
from praksisnet.networks.words import RoleKind
from praksisnet.people.models import Person


def supports_of(need: Need) -> QuerySet[Support]:
    """Who stands behind the need, in Danish order, for those who may see it."""
    return need.supports.select_related("municipality").order_by("municipality__sort_name", "id")


def people_behind(need: Need, told: QuerySet[Support] | None = None) -> list[Person]:
    """Whom to tell: who spoke for each municipality, or, when they no longer do, its coordinators or seat holders.

    ``told``: only these of the supports.
    """
    supports = list((need.supports.all() if told is None else told).select_related("supported_by").order_by("pk"))
    coordinators, holders = _members(need.programme_id, {support.municipality_id for support in supports})
    found: dict[int, Person] = {}
    for support in supports:
        at_home = coordinators.get(support.municipality_id, []), holders.get(support.municipality_id, [])
        spoke = [person for group in at_home for person in group if person.pk == support.supported_by_id]
        found |= {person.pk: person for person in spoke or at_home[0] or at_home[1] if person.email}
    return list(found.values())


def _members(programme_id: int, municipality_ids: set[int]) -> tuple[dict[int, list[Person]], dict[int, list[Person]]]:
    """The coordinators and the seat holders of these municipalities in the programme now."""
    coordinators: dict[int, list[Person]] = {}
    roles = Role.objects.filter(
        kind=RoleKind.COORDINATOR, programme=programme_id, municipality__in=municipality_ids, ended_at__isnull=True
    )
    for role in roles.filter(person__deactivated_at__isnull=True).select_related("person").order_by("id"):
        coordinators.setdefault(role.municipality_id or 0, []).append(role.person)
    holders: dict[int, list[Person]] = {}
    tenures = Tenure.objects.filter(
        current_tenures(), seat__network__programme=programme_id, seat__municipality__in=municipality_ids
    )
    kept = tenures.filter(person__deactivated_at__isnull=True).select_related("person", "seat").order_by("id")
    for tenure in kept:
        holders.setdefault(tenure.seat.municipality_id, []).append(tenure.person)
    return coordinators, holders

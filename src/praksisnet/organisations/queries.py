"""What other rooms and pages ask about organisations and the people in them."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from praksisnet.kit import clock
from praksisnet.kit.names import fold
from praksisnet.organisations.models import (
    Affiliation,
    Organisation,
    PeriodQuerySet,
    RegionMembership,
    Representation,
)
from praksisnet.organisations.words import Kind
from praksisnet.people.models import Person

Organisations = PeriodQuerySet[Organisation]
Affiliations = PeriodQuerySet[Affiliation]


@dataclass(frozen=True, slots=True)
class Tile:
    """A municipality's square on the tile map: official code, short name, column and row."""

    code: str
    name: str
    short: str
    column: int
    row: int


@cache
def municipality_tiles() -> dict[str, Tile]:
    """Every municipality's square on the tile map, by official code."""
    table = resources.files("praksisnet.organisations").joinpath("data/municipality_tiles.csv")
    rows = csv.DictReader(table.read_text("utf-8").splitlines())
    return {row["code"]: Tile(row["code"], row["name"], row["abbr"], int(row["col"]), int(row["row"])) for row in rows}


def organisations_for(person: Person) -> Organisations:
    """The organisations whose pages the person may open: administrators all, others none."""
    organisations = Organisation.objects.order_by("sort_name", "id")
    return organisations if person.is_administrator else organisations.none()


def affiliations_for(person: Person) -> Affiliations:
    """The affiliations the person may change: administrators all, others none."""
    affiliations = Affiliation.objects.select_related("person", "organisation")
    return affiliations if person.is_administrator else affiliations.none()


def representations_for(person: Person) -> PeriodQuerySet[Representation]:
    """The representations the person may end: administrators all, others none."""
    representations = Representation.objects.select_related("municipality", "by")
    return representations if person.is_administrator else representations.none()


def search(text: str = "", kind: str = "") -> Organisations:
    """Organisations with every word of ``text`` in name, code or domain, of one kind if given."""
    found = Organisation.objects.order_by("sort_name", "id")
    if kind:
        found = found.filter(kind=kind)
    for word in fold(text).split():
        found = found.filter(folded__contains=word)
    return found


def with_figures(organisations: Organisations) -> QuerySet[Any]:
    """With ``people`` (how many work there now) and ``regions_now`` (a municipality's membership) on each row."""
    now = Affiliation.objects.on().filter(organisation=OuterRef("pk"), person__deactivated_at__isnull=True)
    people = now.order_by().values("organisation").annotate(number=Count("person", distinct=True)).values("number")
    regions = Prefetch(
        "region_memberships", RegionMembership.objects.on().select_related("region"), to_attr="regions_now"
    )
    return organisations.annotate(people=Coalesce(Subquery(people), 0)).prefetch_related(regions)


def count_by_kind() -> dict[str, int]:
    """How many organisations of each kind the list holds, closed and coming ones too; empty kinds are left out."""
    return dict(Organisation.objects.order_by().values_list("kind").annotate(number=Count("id")))


def municipalities(on: date | None = None) -> Organisations:
    """The municipalities of Denmark on a day (98), in Danish order."""
    return Organisation.objects.filter(kind=Kind.MUNICIPALITY).on(on).order_by("sort_name")


def regions(on: date | None = None) -> Organisations:
    return Organisation.objects.filter(kind=Kind.REGION).on(on).order_by("sort_name")


def region_of(municipality: Organisation, on: date | None = None) -> Organisation | None:
    """The region a municipality lies in on a day."""
    membership = municipality.region_memberships.on(on).select_related("region").first()
    return membership.region if membership else None


def region_ids(on: date | None = None) -> dict[int, int]:
    """The region of each municipality on a day: municipality id → region id, in one statement."""
    return dict(RegionMembership.objects.on(on).values_list("municipality_id", "region_id"))


def municipalities_in(region: Organisation, on: date | None = None) -> Organisations:
    inside = RegionMembership.objects.filter(region=region).on(on)
    return municipalities(on).filter(id__in=inside.values("municipality_id"))


def region_history(municipality: Organisation) -> PeriodQuerySet[RegionMembership]:
    return municipality.region_memberships.select_related("region").order_by("-valid_from")


def representative_ids(on: date | None = None) -> dict[int, int]:
    """Who takes part through whom on a day: municipality id → organisation id, in one statement."""
    return dict(Representation.objects.on(on).values_list("municipality_id", "by_id"))


def representations_of(organisation: Organisation) -> PeriodQuerySet[Representation]:
    """The organisation's representations in both directions, newest first."""
    return (
        (organisation.representations.all() | organisation.represents.all())
        .select_related("municipality", "by")
        .order_by("-valid_from", "-id")
    )


def affiliations_of(person: Person) -> Affiliations:
    """All places the person has or had, the newest first."""
    return person.affiliations.select_related("organisation").order_by("-valid_from", "-id")


def organisations_of(person: Person, on: date | None = None) -> Organisations:
    """The organisations the person works for on a day."""
    inside = Affiliation.objects.filter(person=person).on(on)
    return Organisation.objects.filter(id__in=inside.values("organisation_id")).order_by("sort_name", "id")


def people_of(organisation: Organisation, on: date | None = None) -> Affiliations:
    """The people who work for the organisation on a day, in Danish order, with person loaded."""
    return (
        organisation.affiliations.on(on)
        .filter(person__deactivated_at__isnull=True)
        .select_related("person")
        .order_by("person__sort_name", "id")
    )


def former_people_of(organisation: Organisation) -> Affiliations:
    """Those who worked for the organisation before today, the last to leave first."""
    ended = organisation.affiliations.filter(valid_until__lte=clock.today(), person__deactivated_at__isnull=True)
    return ended.select_related("person").order_by("-valid_until", "person__sort_name", "id")


def is_address_of(organisation: Organisation, email: str) -> bool:
    """Whether the mail address belongs to the organisation: one of its domains, or a subdomain of one."""
    host = email.strip().lower().rpartition("@")[2]
    return any(host == domain or host.endswith(f".{domain}") for domain in organisation.domains)

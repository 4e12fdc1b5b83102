"""Denmark's regions and municipalities, with the merger of two regions on 1 January 2027."""

import csv
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Literal

from django.db import transaction

from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import fold
from praksisnet.organisations.models import Organisation, RegionMembership
from praksisnet.organisations.words import Kind

REFORM = date(2007, 1, 1)  # the day today's municipalities and regions began
MUNICIPALITIES = 98


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many organisations were made, and how many were there already."""

    new: int
    present: int


@transaction.atomic
def load_denmark(*, domains: Literal["official", "example"] = "official", by: Actor) -> Loaded:
    """Make the regions and municipalities that are missing. What is there stays as it is, also if somebody changed it.

    ``domains="example"`` gives every municipality an invented mail domain (``koege.example``), for the demo.
    """
    present = Organisation.objects.filter(kind__in=[Kind.REGION, Kind.MUNICIPALITY])
    known = {key: organisation for organisation in present for key in (organisation.code, organisation.name) if key}
    made = 0
    regions, table = {}, _table("regions.csv")
    for row in table:
        region = known.get(row["code"]) or known.get(row["name"])
        made += region is None
        regions[row["name"]] = region or _region(row, by)
    follows = {row["name"]: regions.get(row["continues_as"]) for row in table}
    for row in _table("municipalities.csv"):
        if row["code"] not in known:
            made += 1
            domain = row["domain"] if domains == "official" else f"{fold(row['name']).replace(' ', '-')}.example"
            _municipality(row["code"], row["name"], domain, regions[row["region"]], follows[row["region"]], by)
    return Loaded(made, len(regions) + MUNICIPALITIES - made)


def _table(name: str) -> list[dict[str, str]]:
    text = resources.files("praksisnet.organisations").joinpath(f"data/{name}").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def _region(row: dict[str, str], by: Actor) -> Organisation:
    region = Organisation.objects.create(
        kind=Kind.REGION,
        code=row["code"] or None,
        name=row["name"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_until=date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
    )
    record("organisation_created", region, by=by, refs={"kind": Kind.REGION.value})
    return region


def _municipality(
    code: str, name: str, domain: str, region: Organisation, successor: Organisation | None, by: Actor
) -> None:
    municipality = Organisation.objects.create(
        kind=Kind.MUNICIPALITY, code=code, name=name, domain=domain, valid_from=REFORM
    )
    until = region.valid_until if successor else None
    places = [RegionMembership(municipality=municipality, region=region, valid_from=REFORM, valid_until=until)]
    if successor and until:
        places.append(RegionMembership(municipality=municipality, region=successor, valid_from=until))
    RegionMembership.objects.bulk_create(places)
    refs = {"kind": Kind.MUNICIPALITY.value, "regions": [place.region_id for place in places]}
    record("organisation_created", municipality, by=by, refs=refs)

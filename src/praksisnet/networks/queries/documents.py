"""The people of the networks as search holds them: once for each network they are in, for those who are in it too."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praksisnet.access.actions import audience
from praksisnet.networks.models import Network, Role, Tenure
from praksisnet.networks.standings import current_tenures
from praksisnet.networks.words import RoleKind
from praksisnet.search.documents import Document
from praksisnet.search.sockets import register_facet, register_source

PERSON = "person"
SEES_PEOPLE = (RoleKind.FACILITATOR, RoleKind.KNOWLEDGE_PARTNER)


def key_of(person_id: int, network_id: int) -> str:
    return f"{person_id}-{network_id}"


def documents(key: str) -> Iterator[Document]:
    """Those who hold a place or coordinate now and have not left; all of them, for the nightly comparison, or one."""
    shown: dict[tuple[int, int], list[Any]] = {}
    for row in _rows(dict(zip(("person", "network"), map(int, key.split("-")), strict=True)) if key else {}):
        shown.setdefault((row["person"], row["network"]), []).append(row)
    networks = Network.objects.in_bulk({network for _person, network in shown})
    for (person, network), rows in sorted(shown.items()):
        yield _document(person, networks[network], rows)


def _rows(wanted: dict[str, int]) -> QuerySet[Any, dict[str, Any]]:
    columns = ("person", "network", "name", "title", "municipality_name")
    facts = {"name": F("person__name"), "title": F("person__title")}
    places = Tenure.objects.filter(current_tenures(), person__deactivated_at__isnull=True)
    places = places.annotate(network=F("seat__network"), municipality_name=F("seat__municipality__name"))
    roles = Role.objects.filter(
        kind=RoleKind.COORDINATOR, ended_at__isnull=True, network__isnull=False, person__deactivated_at__isnull=True
    ).annotate(municipality_name=F("municipality__name"))
    both = [rows.filter(**wanted).annotate(**facts).order_by().values(*columns) for rows in (places, roles)]
    found: QuerySet[Any, dict[str, Any]] = both[0].union(both[1])
    return found


def _document(person_id: int, network: Network, rows: list[Any]) -> Document:
    municipalities = sorted({row["municipality_name"] for row in rows})
    whole = {f"role:{kind}:programme:{network.programme_id}" for kind in SEES_PEOPLE}
    return Document(
        kind=PERSON,
        key=key_of(person_id, network.pk),
        title=rows[0]["name"],
        address=reverse("networks:network", args=[network.pk]),
        audience=audience({f"network:{network.pk}", *whole}),
        text=", ".join(filter(None, [rows[0]["title"], *municipalities])),
        facets=[("network", network.name)],
    )


def join_search() -> None:
    """Once, when the product starts."""
    register_source([PERSON], documents, {PERSON: _("People")})
    register_facet("network", _("Network"))

"""The spreadsheets of organisations: their columns, and the list as rows."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from praksisnet.kit.imports import Column
from praksisnet.organisations.words import AffiliationKind, Kind

ORGANISATION_COLUMNS = (
    Column("kind", pgettext_lazy("organisation", "Kind"), required=True, aliases=("type",), example=Kind.JOINT_UNIT),
    Column(
        "name", pgettext_lazy("organisation", "Name"), required=True, aliases=("navn",), example="Nordenheden", most=120
    ),
    Column("code", _("Official code"), aliases=("kode", "code"), most=10),
    Column("domain", _("Mail domain"), aliases=("domæne", "domain"), example="nordenheden.example", most=120),
    Column(
        "mailbox",
        _("Shared mailbox"),
        aliases=("postkasse", "mailbox"),
        example="post@nordenheden.example",
        most=254,
        is_address=True,
    ),
)
PLACE_COLUMNS = (
    Column("organisation", _("Organisation"), required=True, aliases=("kommune", "kode", "code"), example="Køge"),
    Column("unit", _("Unit"), aliases=("enhed", "afdeling"), example="Familie og børn", most=120),
    Column(
        "place", pgettext_lazy("work", "Place"), aliases=("leder", "type", "kind"), example=AffiliationKind.EMPLOYEE
    ),
)


def organisation_rows(organisations: Iterable[Any]) -> tuple[list[Any], list[list[Any]]]:
    """Headings and rows of the list, with the headings the import knows and two more: region and people."""
    headings = [*(column.label for column in ORGANISATION_COLUMNS), _("Region"), _("People")]
    rows = [
        [
            organisation.get_kind_display(),
            organisation.name,
            organisation.code or "",
            organisation.domain,
            organisation.mailbox,
            ", ".join(membership.region.name for membership in organisation.regions_now),
            organisation.people,
        ]
        for organisation in organisations
    ]
    return headings, rows

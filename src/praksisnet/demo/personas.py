"""The people a visitor of the demo can be: one press each on the sign-in page."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from django.utils.translation import gettext as _

from praksisnet.people.models import Person
from praksisnet.people.sockets import Panel


@dataclass(frozen=True, slots=True)
class Persona:
    """``organisation`` is a municipality's name or the key of an organisation in programmes.toml."""

    key: str
    name: str
    title: str
    organisation: str
    email: str
    kind: str

    @property
    def part(self) -> Any:
        """What this person is here, in the reader's language."""
        return {
            "facilitator": _("Facilitator"),
            "authority": _("The authority's project manager"),
            "knowledge_partner": _("Knowledge partner"),
            "administrator": _("Administrator of the system"),
            "reader": _("Reads along in %(municipality)s") % {"municipality": self.organisation},
            "coordinator": _("Municipal coordinator, %(municipality)s") % {"municipality": self.organisation},
            "participant": _("Permanent place for %(municipality)s") % {"municipality": self.organisation},
        }[self.kind]


@cache
def personas() -> dict[str, Persona]:
    """By key, in the order they are shown."""
    text = resources.files("praksisnet.demo").joinpath("data/personas.csv").read_text("utf-8")
    return {row["key"]: Persona(**row) for row in csv.DictReader(text.splitlines())}


def person_of(persona: Persona) -> Person | None:
    """The person, once the demo has been filled."""
    return Person.objects.filter(email=persona.email, deactivated_at__isnull=True).first()


def sign_in_panel() -> Panel:
    """Beside the sign-in form: one button a persona, one of each kind first."""
    kinds: dict[str, Persona] = {}
    for persona in personas().values():
        kinds.setdefault(persona.kind, persona)
    first = list(kinds.values())
    return Panel(
        "demo/_personas.html", {"first": first, "more": [one for one in personas().values() if one not in first]}
    )

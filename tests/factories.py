"""Rows for tests, without surprises: what is not said is plain and unique, and nothing else is made."""

from datetime import date
from itertools import count
from typing import Any

from praksisnet.kit import clock
from praksisnet.networks.models import Invitation, Network, Programme, Role, Seat, Tenure
from praksisnet.organisations.models import Affiliation, Organisation
from praksisnet.people.actions.accounts import mirror_address
from praksisnet.people.models import Person

_number = count(1)
LONG_AGO = date(2007, 1, 1)


def person(name: str = "", **values: Any) -> Person:
    """Somebody who is invited and can sign in; ``invited_at=None`` for one who was only named."""
    number = next(_number)
    email = f"person{number}@praksisnet.example"
    made = Person.objects.create(
        **{"name": name or f"Person {number}", "email": email, "invited_at": clock.now(), **values}
    )
    mirror_address(made)
    return made


def organisation(kind: str = "partner", name: str = "", **values: Any) -> Organisation:
    return Organisation.objects.create(
        **{"kind": kind, "name": name or f"Organisation {next(_number)}", "valid_from": LONG_AGO, **values}
    )


def municipality(name: str = "", **values: Any) -> Organisation:
    return organisation("municipality", name or f"Kommune {next(_number)}", **values)


def affiliation(person: Person, organisation: Organisation, **values: Any) -> Affiliation:
    return Affiliation.objects.create(
        **{"person": person, "organisation": organisation, "valid_from": LONG_AGO, **values}
    )


def programme(facilitator: Person | None = None, **values: Any) -> Programme:
    """An open programme that its facilitator made; ``opened_at=None, opened_by=None`` for a draft."""
    maker = facilitator or person("Line Mortensen")
    made = Programme.objects.create(
        **{
            "title": f"Indsats {next(_number)}",
            "authority": organisation("authority"),
            "operator": organisation("operator"),
            "starts_on": date(2026, 1, 1),
            "ends_on": date(2028, 12, 31),
            "created_by": maker,
            "opened_at": clock.now(),
            "opened_by": maker,
            **values,
        }
    )
    role(maker, "facilitator", made)
    return made


def network(programme_: Programme | None = None, name: str = "") -> Network:
    return Network.objects.create(programme=programme_ or programme(), name=name or f"Netværk {next(_number)}")


def role(person_: Person, kind: str, programme_: Programme, **scope: Any) -> Role:
    return Role.objects.create(
        **{"person": person_, "kind": kind, "programme": programme_, "granted_at": clock.now(), **scope}
    )


def invitation(network_: Network, municipality_: Organisation | None = None, **values: Any) -> Invitation:
    """One that is sent and waits for its answer; ``answer="accepted"`` fills in who answered."""
    maker = network_.programme.created_by
    answered = {"answered_at": clock.now(), "answered_by": maker} if values.get("answer") else {}
    return Invitation.objects.create(
        **{
            "network": network_,
            "municipality": municipality_ or municipality(),
            "sent_at": clock.now(),
            "sent_by": maker,
            **answered,
            **values,
        }
    )


def seat(network_: Network, municipality_: Organisation | None = None, number: int = 1) -> Seat:
    """A place of a municipality that takes part."""
    place = municipality_ or municipality()
    if not network_.invitations.filter(municipality=place).exists():
        invitation(network_, place, answer="accepted")
    return Seat.objects.create(network=network_, municipality=place, number=number)


def tenure(seat_: Seat, person_: Person | None = None, **values: Any) -> Tenure:
    return Tenure.objects.create(**{"seat": seat_, "person": person_ or person(), "held_from": clock.now(), **values})

"""Rows for tests, without surprises: what is not said is plain and unique, and nothing else is made."""

from datetime import date
from itertools import count
from typing import Any

from praksisnet.organisations.models import Affiliation, Organisation
from praksisnet.people.models import Person

_number = count(1)
LONG_AGO = date(2007, 1, 1)


def person(name: str = "", **values: Any) -> Person:
    number = next(_number)
    return Person.objects.create(
        **{"name": name or f"Person {number}", "email": f"person{number}@praksisnet.example", **values}
    )


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

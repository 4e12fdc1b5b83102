"""Whom a mailed link was written to. A link names its holder; whoever opens it may be somebody else."""

import hashlib

from django.db.models import QuerySet

from praksisnet.kit.links import BadLink, Reason
from praksisnet.kit.numbers import whole_number
from praksisnet.kit.prepared import prepared
from praksisnet.people.models import Person


def holder_of(person: Person) -> str:
    """The person at today's address, by a digest: who reads an old mailbox is no longer that person."""
    return holder_at(person.pk, person.email)


def holder_at(person_id: int, address: str | None) -> str:
    """The same, of whom only the number and the address are known: as the outbox knows its readers."""
    return f"person:{person_id}:{hashlib.sha256(f'{person_id} {address}'.encode()).hexdigest()[:12]}"


def person_named(holder: str) -> Person:
    """The reverse. Raises BadLink for an address that is not theirs any more, and for a closed account."""
    kind, _colon, rest = holder.partition(":")
    number = whole_number(rest.partition(":")[0], None)
    found = _people(number) if kind == "person" and number is not None else []
    if not found or not found[0].is_active or holder != holder_of(found[0]):
        raise BadLink(Reason.FORGED)
    return found[0]


@prepared
def _people(person_id: int) -> QuerySet[Person]:
    return Person.objects.filter(pk=person_id)

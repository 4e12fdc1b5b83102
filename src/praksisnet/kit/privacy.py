"""What each table holds about persons, why, and for how long: declared on the model, carried out every night.

A model says ``privacy = impersonal()`` or ``privacy = personal(fields=…, category=…, purpose=…, keep=…)``.
A house test fails on a model or field that says nothing; ``people.tasks`` deletes by it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Category(StrEnum):
    ACCOUNT = "account"  # who somebody is here, and how they sign in
    CONTACT = "contact"  # how somebody is reached at work
    PARTICIPATION = "participation"  # what somebody took part in or holds a seat in
    CONTENT = "content"  # what somebody wrote
    CORRESPONDENCE = "correspondence"  # letters sent
    TECHNICAL = "technical"  # traces needed to run and to prove


@dataclass(frozen=True, slots=True)
class Keep:
    """When personal values end.

    ``days`` after the moment in ``after`` (a field of the model) the row is deleted, or, with ``clear``, those
    fields are emptied. ``days`` None: kept while its owner row is kept. ``archive``: kept for the archive to decide
    about, and never deleted by age.
    """

    days: int | None = None
    after: str = ""
    clear: tuple[str, ...] = ()
    archive: bool = False


WHILE_NEEDED = Keep()
ARCHIVE = Keep(archive=True)


def days(number: int, *, after: str, clear: Sequence[str] = ()) -> Keep:
    return Keep(days=number, after=after, clear=tuple(clear))


@dataclass(frozen=True, slots=True)
class Privacy:
    kind: Literal["personal", "impersonal"]
    fields: tuple[str, ...] = ()
    category: Category | None = None
    purpose: str = ""
    keep: tuple[Keep, ...] = ()


def impersonal() -> Privacy:
    """The table holds nothing about a person."""
    return Privacy("impersonal")


def personal(*, fields: Sequence[str], category: Category, purpose: str, keep: Keep | Sequence[Keep]) -> Privacy:
    """The named fields are personal data of ``category``, held for ``purpose`` (a sentence) as long as ``keep`` says.

    Relations to a person count as personal data and are named too. All other fields are declared impersonal by this.
    """
    return Privacy("personal", tuple(fields), category, purpose, (keep,) if isinstance(keep, Keep) else tuple(keep))

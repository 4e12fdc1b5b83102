"""A letter as a room hands it to the outbox."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db import models

from praksisnet.journal.queries import kind_of


class Urgency(StrEnum):
    """How soon a letter leaves, and whether it counts against the budget."""

    RECEIPT = "receipt"  # the answer to what somebody just did: at once, free
    URGENT = "urgent"  # cannot wait: at once, free
    PLANNED = "planned"  # weekdays 7-17, within the budget
    DIGEST = "digest"  # a line in the weekly letter


COPIES = 1000
"""One letter may be sent again so often, less one; it makes the versions of copies."""
PLANNED_LIMIT = 5
"""Planned letters a person may get about one thing (a meeting, an invitation)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What ``notices.actions.post`` needs.

    ``subject`` is the row the letter is about (None: about no row); together with address, purpose and ``version`` it
    makes the letter one of a kind. A planned letter counts against ``budget_key`` (empty: its subject), which holds
    ``budget_limit`` letters an address. ``line`` and ``link`` are what the weekly letter shows of it (no line: title).
    ``reply_to``: who reads the answers, where it is not the operator.
    """

    to_person_id: int | None = None
    to_address: str
    language: str = "da"
    purpose: str
    urgency: Urgency
    subject: models.Model | None
    version: int = 0
    title: str
    text: str = ""
    html: str = ""
    calendar: bytes | None = None
    reply_to: str = ""
    due_at: datetime | None = None
    drop_after_at: datetime | None = None
    budget_key: str = ""
    budget_limit: int = PLANNED_LIMIT
    line: str = ""
    link: str = ""

    @property
    def subject_key(self) -> tuple[str, int]:
        return subject_key(self.subject)

    @property
    def budget(self) -> str:
        return self.budget_key or "{}:{}".format(*self.subject_key)


def subject_key(subject: models.Model | None) -> tuple[str, int]:
    """How the outbox names a row of any room."""
    return ("", 0) if subject is None else (kind_of(subject), int(subject.pk))


def half_year_budget(name: str, day: date) -> dict[str, Any]:
    """The budget fields of a Draft that may leave once in a half-year: ``Draft(**half_year_budget("needs", day))``."""
    return {"budget_key": f"{name}:{day.year}-{1 if day.month <= 6 else 2}", "budget_limit": 1}

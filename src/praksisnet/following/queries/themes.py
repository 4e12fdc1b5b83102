"""What one person follows and when they were here last: one statement a page, whatever of it the page shows."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from praksisnet.following.models import Attention
from praksisnet.following.words import A_VISIT
from praksisnet.kit import clock
from praksisnet.kit.prepared import prepared
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme


@dataclass(frozen=True, slots=True)
class Attending:
    """``new_since``: when the last visit ended, not the one that is going on; None on the first one."""

    new_since: datetime | None = None
    theme_ids: frozenset[int] = frozenset()

    def is_new(self, moment: datetime | None) -> bool:
        return bool(self.new_since and moment and moment > self.new_since)


def attending(person: Person) -> Attending:
    rows = _rows(person.pk)
    if not rows:
        return Attending()
    seen_at, before_at, _theme = rows[0]
    is_going_on = seen_at is not None and clock.now() - seen_at < A_VISIT
    return Attending(before_at if is_going_on else seen_at, frozenset(row[2] for row in rows if row[2]))


@prepared
def _rows(person_id: int) -> QuerySet[Attention, tuple[datetime | None, datetime | None, int | None]]:
    return Attention.objects.filter(person_id=person_id).values_list("seen_at", "before_at", "themes")


def followed_by(person: Person) -> QuerySet[Theme]:
    """The themes in use that the person follows, in Danish order."""
    mine = Attention.themes.through.objects.filter(attention__person=person).values("theme")
    return Theme.objects.filter(pk__in=mine, retired_at__isnull=True).order_by("sort_name")


class Following(NamedTuple):
    """Of a theme: whether the reader follows it, and how many do, never who."""

    is_followed: bool
    followers: int


def following_of(theme: Theme, reader: Person) -> Following:
    """In one statement."""
    mine = Count("pk", filter=Q(attention__person=reader))
    counted = Attention.themes.through.objects.filter(theme=theme).aggregate(mine=mine, followers=Count("pk"))
    return Following(counted["mine"] > 0, counted["followers"])

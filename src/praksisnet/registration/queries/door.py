"""What a page about one meeting asks before anything else: the places, and beside them what decides what is read next.

All of it stands in the statement that reads the places, so a newcomer to a meeting that is not full costs no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Exists, Q, QuerySet, Subquery

from praksisnet.kit import clock
from praksisnet.kit.prepared import prepared
from praksisnet.meetings.models import Meeting, Pool
from praksisnet.meetings.queries.schedule import pools_in_order
from praksisnet.networks.standings import Standing
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.registration import rules
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.figures import registered_at
from praksisnet.registration.queries.other_dates import held_at, open_in_round
from praksisnet.registration.words import State


@dataclass(frozen=True, slots=True)
class Door:
    """What is not known is ``None``, and is asked for by who needs it: of a meeting without places nothing is read.

    ``is_new``: nobody waits, and the reader was never registered, so there is no row to look for.
    ``holds_other``: the reader has another date of the round, which taking this one gives up.
    ``has_other_dates``: another date of the round has places that are free now.
    ``home``: the municipality the reader comes for, as far as registering needs it.
    """

    pools: Sequence[Pool] = field(default_factory=list)
    is_new: bool = False
    holds_other: bool | None = None
    has_other_dates: bool = False
    registered: int | None = None
    home: Organisation | None = None


def door_of(person: Person, meeting: Meeting) -> Door:
    own = rules.own_municipality(person, meeting)
    home_id = own.municipality_id if own else None
    one_date = rules.one_date_round(meeting) is not None
    rows = _at_the_door(meeting.pk, person.pk, meeting.round_id, one_date, home_id, clock.now())
    for pool in rows:
        pool.meeting = meeting
    if not rows:
        return Door()
    first: Any = rows[0]
    home = _home(own, first) if own else None
    holds_other, has_other_dates = one_date and first.holds_other, meeting.round_id is not None and first.has_dates
    return Door(rows, not first.has_rows, holds_other, has_other_dates, first.registered, home)


@prepared
def _at_the_door(
    meeting_id: int, person_id: int, round_id: int | None, one_date: bool, home_id: int | None, now: datetime
) -> QuerySet[Any]:
    found: QuerySet[Any] = pools_in_order(meeting_id).annotate(
        has_rows=Exists(Registration.objects.filter(Q(person=person_id) | Q(state=State.WAITING), meeting=meeting_id)),
        registered=registered_at(meeting_id, now),
    )
    if round_id is not None:
        found = found.annotate(has_dates=Exists(open_in_round(meeting_id, round_id, now)))
    if round_id is not None and one_date:
        found = found.annotate(holds_other=Exists(held_at(person_id, meeting_id, round_id, now)))
    if home_id is not None:
        home = Organisation.objects.filter(pk=home_id)
        found = found.annotate(
            mailbox=Subquery(home.values("mailbox")), copied_since=Subquery(home.values("mailbox_copied_since"))
        )
    return found


def _home(own: Standing, row: Any) -> Organisation:
    fields = ["id", "name", "mailbox", "mailbox_copied_since"]
    values = [own.municipality_id, own.municipality, row.mailbox, row.copied_since]
    return Organisation.from_db(DEFAULT_DB_ALIAS, fields, values)

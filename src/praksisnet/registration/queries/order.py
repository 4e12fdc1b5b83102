"""The rule of the waiting list, and what a newcomer would get by it: told from what the page has read already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from praksisnet.meetings.models import Meeting, Pool
from praksisnet.meetings.words import Mode
from praksisnet.registration import rules
from praksisnet.registration.queries.queue import InLine, next_number


@dataclass(frozen=True, slots=True)
class Order:
    """What the order of the waiting list is made by, with its moments; None for what does not count now."""

    is_firm: bool = False
    firm_from: datetime | None = None
    own_first_until: datetime | None = None
    kept_until: datetime | None = None


def newcomers_number(meeting: Meeting, waiting: Sequence[InLine], pools: Sequence[Pool], *, is_late: bool) -> int:
    """The place in the queue of the first mode there is: who can come on site does."""
    modes = {str(pool.mode) for pool in pools}
    mode = Mode.ONSITE if Mode.ONSITE in modes else min(modes)
    return next_number(meeting, [one for one in waiting if one.mode == mode], is_late=is_late)


def order_of(meeting: Meeting) -> Order:
    has_start = meeting.starts_at is not None
    return Order(
        is_firm=has_start and rules.is_firm(meeting),
        firm_from=rules.firm_from(meeting) if has_start else None,
        own_first_until=rules.own_first_until(meeting) if rules.own_first(meeting) and meeting.round_id else None,
        kept_until=meeting.reserved_until_at if rules.keeps_places(meeting) else None,
    )

"""When and where a meeting is."""

from datetime import datetime

from django.db import transaction

from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions.ground import locked, refuse_held
from praksisnet.meetings.actions.moments import is_known, moves, put_date, when_and_where
from praksisnet.meetings.actions.plan_changes import change_plan
from praksisnet.meetings.actions.queued_letters import letters_follow
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import ChangeKind, NewPlan


@transaction.atomic
def set_date(
    meeting: Meeting,
    *,
    starts_at: datetime,
    ends_at: datetime | None = None,
    town: str = "",
    place: str = "",
    closes_at: datetime | None = None,
    opens_at: datetime | None = None,
    by: Actor,
) -> Meeting:
    """Say when and where; the times of the sessions follow from their minutes. Without a change nothing happens.

    No ``ends_at``: when the programme is through. No ``closes_at``: what was said before moves along, or else a week
    before at noon. What is announced or published is moved by ``change_plan``, which tells those concerned.
    Refuses: it is held or cancelled; it ends before it starts; a deadline after the start; registration that opens
    after its deadline; a CPR number.
    """
    meeting = locked(meeting)
    refuse_held(meeting)
    wanted = when_and_where(
        meeting, starts_at=starts_at, ends_at=ends_at, town=town, place=place, closes_at=closes_at, opens_at=opens_at
    )
    if is_known(meeting) and moves(meeting, wanted):
        plan = NewPlan(meeting.pk, **wanted)
        change_plan(ChangeKind.MOVE, [plan], by=by)
        return locked(meeting)
    if put_date(meeting, wanted, by=by):
        letters_follow(meeting, by=by)
    return meeting

"""Until its mails leave, a change of meetings can be taken back: nobody has heard of it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings import sockets
from praksisnet.meetings.actions.ground import all_locked
from praksisnet.meetings.actions.moments import settle_date
from praksisnet.meetings.actions.places import put_pools_back
from praksisnet.meetings.actions.plan_changes import FIELDS, fields_of
from praksisnet.meetings.models import ChangedMeeting, Meeting, PlanChange
from praksisnet.meetings.words import ChangeKind
from praksisnet.notices.actions import take_back
from praksisnet.todos import actions as todos


@transaction.atomic
def undo_plan_change(change: PlanChange, *, by: Actor) -> PlanChange:
    """The meetings, the registrations and the tasks are what they were, and the letters are not sent. A repeat changes
    nothing.

    ``calendar_sequence`` is never lowered: who answered meanwhile has a file with the higher number.
    Refuses: the mails leave or have left; the meeting was changed again; others have taken places that were given back;
    the network has got another meeting in the round instead.
    """
    meetings = all_locked(change.rows.values_list("meeting", flat=True))
    change = PlanChange.objects.select_for_update().get(pk=change.pk)
    if change.undone_at:
        return change
    rows = list(change.rows.all())
    for row in rows:
        row.change, row.meeting = change, meetings[row.meeting_id]
    _refuse_changed(rows)
    if clock.now() >= change.leaves_at or not take_back(change.letters, by=by):
        raise Refused(_("The mails have left, so it cannot be undone. Make a new change instead."))
    for row in rows:
        _put_back(row, by)
    change.undone_at, change.undone_by_id, change.letters = clock.now(), by.signed_in_id, []
    change.save(update_fields=["undone_at", "undone_by", "letters"])
    record("plan_change_undone", change, by=by, fields=["undone_at"], refs={"meetings": list(meetings)})
    return change


def _refuse_changed(rows: list[ChangedMeeting]) -> None:
    for row in rows:
        if fields_of(row.meeting) != row.after:
            raise Refused(_("The meeting has been changed again since, so this cannot be undone."))
        is_replaced = row.change.kind == ChangeKind.CANCEL and _has_another(row.meeting)
        if is_replaced:
            raise Refused(_("The network already has a meeting in this round."))


def _has_another(meeting: Meeting) -> bool:
    if not (meeting.round_id and meeting.network_id):
        return False
    others = Meeting.objects.filter(round=meeting.round_id, network=meeting.network_id, cancelled_at__isnull=True)
    return others.exclude(pk=meeting.pk).exists()


def _put_back(row: ChangedMeeting, by: Actor) -> None:
    meeting, after = row.meeting, row.meeting.starts_at
    for name in FIELDS:
        setattr(meeting, name, _moment(name, row.before[name]))
    meeting.calendar_sequence += 1
    meeting.save()
    if row.pools:
        put_pools_back(meeting, row.pools)
    settle_date(meeting, after, by=by)
    todos.put_back(meeting, row.todos, by=by)
    for key, follower in sockets.followers():
        if key in row.rooms:
            follower.put_back(row, row.rooms[key], by=by)
    record("plan_put_back", meeting, by=by, fields=FIELDS, refs={"change": row.change_id})


def _moment(name: str, value: Any) -> Any:
    return datetime.fromisoformat(value) if value and name.endswith("_at") else value

"""The one way in which meetings are moved, cancelled or held online: one or a whole round, in one press."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import one_line
from praksisnet.kit.refusal import Refused
from praksisnet.meetings import mails, sockets
from praksisnet.meetings.actions.ground import all_locked, refuse_held
from praksisnet.meetings.actions.moments import is_known, put_date, when_and_where
from praksisnet.meetings.actions.places import bring_online
from praksisnet.meetings.actions.slides import slides_follow
from praksisnet.meetings.actions.waiting import MOMENTS
from praksisnet.meetings.models import ChangedMeeting, Meeting, PlanChange, Pool
from praksisnet.meetings.queries import people_told, unaware_of
from praksisnet.meetings.words import UNDO_FOR, ChangeKind, NewPlan, Registered
from praksisnet.notices.actions import post_all
from praksisnet.notices.letters import Draft
from praksisnet.todos import actions as todos

# What a press changes of a meeting itself, and an undoing puts back.
FIELDS = (
    "starts_at", "ends_at", "town", "place", "online_url", "closes_at", "opens_at", *MOMENTS,
    "cancelled_at", "cancelled_by_id", "cancel_reason",
)  # fmt: skip


@transaction.atomic
def change_plan(
    kind: ChangeKind,
    plans: Sequence[NewPlan],
    *,
    reason: str = "",
    registered: Registered = Registered.KEEP,
    confirm_by_at: datetime | None = None,
    by: Actor,
) -> PlanChange:
    """Cancel, move or hold online: each concerned gets one mail and one calendar update when ``UNDO_FOR`` is over.

    A letter is about one meeting: a calendar update holds one UID (RFC 5546), and who is concerned by two meetings has
    two entries to be moved. Until the letters leave, ``undo_plan_change`` puts everything back.
    Refuses: nothing to change; a meeting that is held or cancelled; no reason to cancel; an impossible day; no address
    to meet at; a deadline to confirm that is past or after a meeting; a CPR number.
    """
    meetings = all_locked([plan.meeting_id for plan in plans])
    reason = one_line(reason)
    refuse_cpr(reason, *(plan.online_url for plan in plans))
    if registered is Registered.ASK and (confirm_by_at is None or confirm_by_at <= clock.now()):
        raise Refused(_("Say until when they can confirm."), code="confirm_by")
    if not meetings:
        raise Refused(_("Choose at least one meeting."))
    if kind is ChangeKind.CANCEL and not reason:
        raise Refused(_("Say why it is cancelled. Those invited read the reason."), code="reason")
    change = PlanChange.objects.create(
        programme=next(iter(meetings.values())).programme,
        kind=kind,
        reason=reason,
        registered=registered,
        confirm_by_at=confirm_by_at if registered is Registered.ASK else None,
        made_by_id=by.signed_in_id,
        leaves_at=_leaves_at(list(meetings.values())),
    )
    rows = [row for plan in plans if (row := _changed(change, meetings[plan.meeting_id], plan, by))]
    if not rows:
        raise Refused(_("Nothing is changed by this. Choose another day or place."))
    _refuse_late_confirmation(change, [row.meeting for row in rows])
    drafts = [draft for row in rows if is_known(row.meeting) for draft in _told(row, by)]
    change.letters = post_all([replace(draft, due_at=change.leaves_at) for draft in drafts], by=by)
    change.save(update_fields=["letters"])
    for row in rows:
        row.save(update_fields=["rooms"])
    record("plan_changed", change, by=by, refs={"meetings": list(meetings), "letters": len(change.letters)})
    return change


def fields_of(meeting: Meeting) -> dict[str, Any]:
    """As JSON can keep them, to the microsecond."""
    return {name: kept(getattr(meeting, name)) for name in FIELDS}


def kept(value: Any) -> Any:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def _leaves_at(meetings: Sequence[Meeting]) -> datetime:
    """In ten minutes; sooner where the meeting is near, so that nobody is on the way."""
    now = clock.now()
    left = [meeting.starts_at - now for meeting in meetings if meeting.starts_at]
    near = max(min(left) / 12, UNDO_FOR * 0) if left else UNDO_FOR
    return now + min(UNDO_FOR, near)


def _changed(change: PlanChange, meeting: Meeting, plan: NewPlan, by: Actor) -> ChangedMeeting | None:
    """One meeting with its new fields, and what they were; None: it was so already."""
    refuse_held(meeting)
    before, open_todos, pools = fields_of(meeting), todos.open_rows(meeting), _pools(meeting, change.kind)
    if change.kind == ChangeKind.CANCEL:
        _cancel(meeting, change, by)
    elif change.kind == ChangeKind.ONLINE:
        _hold_online(meeting, plan, by)
    else:
        _move(meeting, plan, by)
    after = fields_of(meeting)
    if after == before:
        return None
    row = ChangedMeeting(change=change, meeting=meeting, before=before, after=after, todos=open_todos, pools=pools)
    row.save(force_insert=True)
    return row


def _pools(meeting: Meeting, kind: str) -> list[dict[str, Any]]:
    if kind != ChangeKind.ONLINE:
        return []
    return bring_online(list(Pool.objects.filter(meeting=meeting).order_by("pk")))


def _move(meeting: Meeting, plan: NewPlan, by: Actor) -> None:
    if plan.starts_at is None:
        raise Refused(_("Say when the meeting is to be."), code="starts_at")
    if plan.starts_at <= clock.now():
        raise Refused(_("The date is in the past."), code="starts_at")
    wanted = when_and_where(
        meeting,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        town=plan.town,
        place=plan.place,
        closes_at=plan.closes_at,
        opens_at=plan.opens_at,
    )
    put_date(meeting, wanted, by=by)


def _hold_online(meeting: Meeting, plan: NewPlan, by: Actor) -> None:
    """Day, time and UID stay; only where it is changes."""
    if not plan.online_url:
        raise Refused(_("Write the address of the online meeting."), code="online_url")
    put_date(meeting, {"online_url": plan.online_url, "town": "", "place": ""}, by=by)


def _cancel(meeting: Meeting, change: PlanChange, by: Actor) -> None:
    meeting.cancelled_at, meeting.cancelled_by_id = clock.now(), by.signed_in_id
    meeting.cancel_reason = change.reason
    meeting.calendar_sequence += 1
    meeting.save()
    record("meeting_cancelled", meeting, by=by, fields=["cancelled_at", "cancel_reason"])
    todos.drop(meeting, by=by)
    slides_follow(meeting, by=by)


def _told(row: ChangedMeeting, by: Actor) -> list[Draft]:
    """The rooms above first, each with its own letter; then those who only have the date."""
    told = sockets.told_by_others(row.meeting) | unaware_of([row.meeting])[row.meeting.pk]
    drafts: list[Draft] = []
    for key, follower in sockets.followers():
        row.rooms[key], letters = follower.follow(row, by=by)
        drafts += letters
    others = [person for person in people_told(row.meeting) if person.pk not in told]
    left = sockets.left(row.meeting) if others else set()
    return [*drafts, *(mails.changed_letter(row, one, has_entry=one.pk not in left) for one in others)]


def _refuse_late_confirmation(change: PlanChange, meetings: Sequence[Meeting]) -> None:
    until = change.confirm_by_at
    if until and any(meeting.starts_at and meeting.starts_at <= until for meeting in meetings):
        raise Refused(_("They must confirm before the meeting is held."), code="confirm_by")

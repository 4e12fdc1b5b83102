"""What the facilitator's pages show: one meeting's plan, and a round with its meetings."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from praksisnet.approvals.models import Approval
from praksisnet.approvals.queries import latest_approval
from praksisnet.kit.formats import long_date
from praksisnet.meetings.models import CoreSession, Meeting, PlanChange, Pool, Round, Session
from praksisnet.meetings.queries.dates import DateWarning, date_warnings
from praksisnet.meetings.queries.meetings import round_meetings
from praksisnet.meetings.queries.plan_changes import latest_changes
from praksisnet.meetings.queries.schedule import Slot, meeting_pool, schedule_of, where
from praksisnet.meetings.rules import state_of
from praksisnet.meetings.words import MANY_PEOPLE, MANY_WORKSHOPS, Kind, State
from praksisnet.networks.models import Network


@dataclass(frozen=True, slots=True)
class Plan:
    """One meeting as its facilitator prepares it."""

    meeting: Meeting
    state: State
    slots: list[Slot]
    pool: Pool | None
    warnings: list[DateWarning]
    approval: Approval | None
    behind: set[int]  # sessions whose core programme has moved on
    changes: list[PlanChange]  # moved, cancelled or taken online, the newest first

    @property
    def is_open(self) -> bool:
        """It can still be changed."""
        return self.state not in {State.HELD, State.CANCELLED}

    @property
    def most_parallel(self) -> int:
        """Workshops held at the same time."""
        return max((len(slot.parts) for slot in self.slots if slot.is_block), default=0)

    @property
    def suggests_ranking(self) -> bool:
        """Ranked wishes are worth their price from some size on."""
        is_big = self.most_parallel >= MANY_WORKSHOPS or (self.pool is not None and self.pool.capacity > MANY_PEOPLE)
        return is_big and self.is_open and not self.meeting.ranked_wishes

    @property
    def has_place(self) -> bool:
        return self.meeting.kind == Kind.ONLINE or bool(where(self.meeting))

    @property
    def waits_for_approval(self) -> bool:
        needs = self.meeting.programme.needs_approval and self.meeting.published_at is None
        return needs and not (self.approval and self.approval.state == "approved")

    @property
    def next_step(self) -> str:
        """The URL name of what comes next; empty: nothing."""
        if not self.is_open:
            can_close = self.state is State.HELD and self.meeting.closed_at is None
            return "closing" if can_close else ""
        if self.meeting.starts_at is None or not self.has_place:
            return "date"
        if self.state is State.PUBLISHED:
            return ""
        if self.state is State.DRAFT:
            return "announcement"
        return "approval" if self.waits_for_approval and not self.is_awaiting else "publication"

    @property
    def is_awaiting(self) -> bool:
        return self.approval is not None and self.approval.state == "awaiting"

    @property
    def approval_words(self) -> str:
        """“Awaiting Nadia Krogh”, “Approved Thursday 18 June 2026”."""
        approval = self.approval
        if approval is None:
            return _("Not sent for approval yet")
        if approval.state == "approved" and approval.decided_at:
            return _("Approved %(day)s") % {"day": long_date(approval.decided_at)}
        name = {"name": approval.approver.name}
        words = {
            "awaiting": _("Awaiting %(name)s") % name,
            "changes_wanted": _("%(name)s wants changes") % name,
            "withdrawn": _("Withdrawn"),
            "reopened": _("Changed since it was approved"),
        }
        return words.get(approval.state, "")


@dataclass(frozen=True, slots=True)
class RoundMeeting:
    """One network's meeting in a round, with what it has changed and what it has not taken over."""

    meeting: Meeting
    local: list[Session]
    behind: int


@dataclass(frozen=True, slots=True)
class RoundPlan:
    round: Round
    parts: list[list[CoreSession]]  # one part each, or the workshops of a block
    meetings: list[RoundMeeting]
    without: list[Network]  # networks that have no live meeting in it

    @property
    def dated(self) -> int:
        return sum(row.meeting.starts_at is not None for row in self.meetings)


def plan_of(meeting: Meeting) -> Plan:
    """Eight statements, however long the day."""
    slots = schedule_of(meeting)
    sessions = [part.session for slot in slots for part in slot.parts]
    return Plan(
        meeting=meeting,
        state=state_of(meeting),
        slots=slots,
        pool=meeting_pool(meeting),
        warnings=date_warnings(meeting, meeting.starts_at) if meeting.starts_at else [],
        approval=latest_approval(meeting) if meeting.programme.needs_approval else None,
        behind={session.pk for session in sessions if is_behind(session)},
        changes=latest_changes([meeting]),
    )


def round_plan(round_: Round) -> RoundPlan:
    """Five statements, however many networks."""
    meetings = round_meetings(round_)
    sessions: dict[int, list[Session]] = {}
    for session in Session.objects.filter(meeting__in=meetings).select_related("core"):
        sessions.setdefault(session.meeting_id, []).append(session)
    rows = [_row(meeting, sessions.get(meeting.pk, [])) for meeting in meetings]
    taken = {meeting.network_id for meeting in meetings}
    networks = round_.programme.networks.order_by("sort_name", "pk")
    groups: dict[object, list[CoreSession]] = {}
    for core in round_.core_sessions.all():
        groups.setdefault(("block", core.block) if core.block is not None else ("one", core.pk), []).append(core)
    without = [network for network in networks if network.pk not in taken]
    return RoundPlan(round_, list(groups.values()), rows, without)


def is_behind(session: Session) -> bool:
    """The core programme has been improved since this part was copied or last taken over."""
    return session.core is not None and (session.core_revision or 0) < session.core.revision


def _row(meeting: Meeting, sessions: list[Session]) -> RoundMeeting:
    return RoundMeeting(
        meeting,
        [session for session in sessions if session.changed_at],
        sum(is_behind(session) for session in sessions),
    )

"""On site or online: what somebody has, and what there is of the other."""

from dataclasses import dataclass

from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import Mode
from praksisnet.registration import rules
from praksisnet.registration.models import Registration
from praksisnet.registration.words import State, Window


@dataclass(frozen=True, slots=True)
class ModePanel:
    """``free``: whether the other can be had at once; ``wished``: it is waited for."""

    meeting: Meeting
    registration: Registration
    other: Mode
    free: bool

    @property
    def wished(self) -> bool:
        return self.registration.wanted_mode == self.other

    @property
    def waits(self) -> bool:
        return self.registration.state == State.WAITING


def mode_panel(registration: Registration) -> ModePanel | None:
    """None where there is nothing to change: no other places, no live registration, too late."""
    meeting = registration.meeting
    other = Mode.ONSITE if registration.mode == Mode.ONLINE else Mode.ONLINE
    if not may_change(registration):
        return None
    pool = meeting.pools.filter(session__isnull=True, mode=other).first()
    if pool is None:
        return None
    queue = Registration.objects.filter(meeting=meeting, mode=other, state=State.WAITING)
    return ModePanel(meeting, registration, other, pool.free > 0 and not queue.exists())


def may_change(registration: Registration) -> bool:
    """To online until the start, to on site while registration is open."""
    if registration.state not in {State.REGISTERED, State.WAITING}:
        return False
    if registration.mode == Mode.ONSITE:
        return rules.takes_place(registration.meeting)
    return rules.window_of(registration.meeting) is Window.OPEN

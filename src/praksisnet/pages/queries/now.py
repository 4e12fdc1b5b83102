"""What the reader goes to at this moment of a meeting's day."""

from datetime import timedelta

from django.utils.translation import gettext as _

from praksisnet.kit import clock
from praksisnet.kit.formats import time
from praksisnet.meetings.models import Session
from praksisnet.meetings.queries import SchedulePanel, Slot
from praksisnet.registration.queries import RegistrationPanel

SOON = timedelta(minutes=15)


def now_line(schedule: SchedulePanel, registration: RegistrationPanel | None) -> str:
    """“Now: workshop B, room 2, 12.15”: the part that runs, or the one that begins within a quarter of an hour.

    Empty outside the day; during a pause the next part is worth more than the pause.
    """
    now = clock.now()
    near = [s for s in schedule.slots if s.starts_at and s.ends_at and s.starts_at - SOON <= now < s.ends_at]
    slot = next((one for one in near if not one.is_pause), next(iter(near), None))
    if slot is None or slot.starts_at is None or schedule.meeting.cancelled_at:
        return ""
    own = _own(slot, registration)
    session = own or (slot.session if not slot.is_block or len(slot.parts) == 1 else None)
    what = _("workshop %(letter)s") % {"letter": own.letter} if own and own.letter else slot.title
    where = session.room if session else ""
    at = _("at %(time)s") % {"time": time(slot.starts_at)}
    return _("Now: %(what)s") % {"what": ", ".join(part for part in (what, where, at) if part)}


def _own(slot: Slot, registration: RegistrationPanel | None) -> Session | None:
    """The reader's own workshop of a block."""
    mine = registration.registration if registration else None
    chosen = {place.session.pk for place in getattr(mine, "workshops", [])}
    return next((part.session for part in slot.parts if slot.is_block and part.session.pk in chosen), None)

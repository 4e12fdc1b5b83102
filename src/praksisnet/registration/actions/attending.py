"""Who came and who did not."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.registration import rules
from praksisnet.registration.actions.desk import open_desk
from praksisnet.registration.models import Arrival, Registration
from praksisnet.registration.words import SEATED, State


@transaction.atomic
def mark_attendance(meeting: Meeting, attended: Collection[int], *, by: Actor) -> int:
    """Those of the registered whose id is given attended, the others did not. Can be mended by marking again.

    Returns how many changed. Refuses: before the meeting begins, and when it is cancelled.
    """
    desk = open_desk(meeting)
    if desk.meeting.cancelled_at:
        raise Refused(_("The meeting is cancelled."))
    if not (desk.meeting.published_at and rules.has_begun(desk.meeting)):
        raise Refused(_("Attendance can be marked when the meeting has begun."))
    there, changed = set(attended), 0
    for registration in Registration.objects.filter(meeting=meeting, state__in=SEATED).order_by("pk"):
        state = State.ATTENDED if registration.pk in there else State.NO_SHOW
        if registration.state != state:
            registration.state, registration.state_at = state, clock.now()
            registration.save(update_fields=["state", "state_at"])
            record(state.value, registration, by=by, fields=["state"], refs={"meeting": meeting.pk})
            changed += 1
    # Who is marked as absent did not come through the door either: the count of those who came is one.
    Arrival.objects.filter(registration__meeting=meeting, registration__state=State.NO_SHOW).delete()
    return changed

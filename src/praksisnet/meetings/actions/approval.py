"""The authority's word on a day's programme."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from praksisnet.approvals import actions as approvals
from praksisnet.approvals.models import Approval
from praksisnet.approvals.queries import latest_approval
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions.ground import locked
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import approval_text, approvers_of
from praksisnet.meetings.rules import state_of
from praksisnet.meetings.words import State
from praksisnet.people.models import Person


@transaction.atomic
def send_meeting_for_approval(meeting: Meeting, *, approver: Person, by: Actor) -> Approval:
    """Send the programme of the day as the participants will read it. The same text again changes nothing.

    Refuses: it has no date yet, is held or cancelled; the approver is nobody of the authority; what approvals refuse.
    """
    meeting = locked(meeting)
    if state_of(meeting) in {State.HELD, State.CANCELLED}:
        raise Refused(_("The meeting has been held or is cancelled, so there is nothing to approve."))
    if meeting.starts_at is None:
        raise Refused(_("Find a date first, so that the authority sees what the participants will see."))
    if approver not in approvers_of(meeting.programme):
        raise Refused(_("Choose somebody from the authority of the programme."))
    with override(approver.language):
        text = approval_text(meeting)
    page = reverse("pages:meeting", kwargs={"meeting_id": meeting.pk})
    return approvals.send_for_approval(meeting, approver=approver, title=meeting.title, address=page, text=text, by=by)


def reopen_if_changed(meeting: Meeting, *, by: Actor) -> Approval | None:
    """After a change of time, place, title, programme or speaker: what was approved is sent again, with the difference.

    A draft without a date, and a meeting that is over, are left alone.
    """
    if meeting.starts_at is None or state_of(meeting) in {State.HELD, State.CANCELLED}:
        return None
    approval = latest_approval(meeting)
    if approval is None:
        return None
    with override(approval.approver.language):
        return approvals.reopen(meeting, text=approval_text(meeting), title=meeting.title, by=by)

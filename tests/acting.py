"""What somebody does on several pages, in one line."""

from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import change_plan
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import ChangeKind, NewPlan


def cancel_meeting(meeting: Meeting, *, reason: str, by: Actor) -> Meeting:
    """The meeting as it is then; who has the date is told."""
    change_plan(ChangeKind.CANCEL, [NewPlan(meeting.pk)], reason=reason, by=by)
    return Meeting.objects.get(pk=meeting.pk)

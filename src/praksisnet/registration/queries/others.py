"""At which other meetings of the programme somebody was, did not come, or is expected."""

from praksisnet.meetings.rules import may_run_meeting
from praksisnet.people.models import Person
from praksisnet.registration.models import Registration


def others_of(registration: Registration, reader: Person) -> list[Registration]:
    """The newest first, of the meetings the reader runs: a no-show is no other facilitator's business."""
    same = Registration.objects.filter(person=registration.person_id, meeting__programme=registration.meeting.programme)
    rows = same.exclude(meeting=registration.meeting_id).select_related("meeting__network", "municipality")
    return [one for one in rows.order_by("-meeting__starts_at", "-pk") if may_run_meeting(reader, one.meeting)]

"""One reminder of the invitation to those who have not answered."""

from django.db import transaction

from praksisnet.jobs.actions import once
from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import people_invited
from praksisnet.notices.actions import post
from praksisnet.registration import mails
from praksisnet.registration.models import Registration
from praksisnet.registration.queries import meetings_to_remind_of


def remind_the_silent(*, by: Actor) -> int:
    """Write once about each meeting whose deadline is near to those who have not answered; returns how many letters."""
    return sum(remind_about(meeting, by=by) for meeting in meetings_to_remind_of())


@transaction.atomic
def remind_about(meeting: Meeting, *, by: Actor) -> int:
    """Those invited who neither come, wait nor have cancelled, once; the outbox holds budget and hours."""
    if not once(f"registration.reminder:{meeting.pk}"):
        return 0
    answered = set(Registration.objects.filter(meeting=meeting).values_list("person_id", flat=True))
    silent = [person for person in people_invited(meeting) if person.pk not in answered and person.email]
    for person in silent:
        post(mails.reminder(meeting, person), by=by)
    if silent:
        record("silent_reminded", meeting, by=by, refs={"letters": len(silent)})
    return len(silent)

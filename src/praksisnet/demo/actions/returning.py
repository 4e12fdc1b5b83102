"""A colleague whose address the coordinator mistyped: the receipt comes back, and she is asked for the right one."""

from praksisnet.demo.setting import persona
from praksisnet.kit.actor import Actor
from praksisnet.meetings.models import Meeting
from praksisnet.notices.actions import mark_history_bounced
from praksisnet.notices.models import Letter
from praksisnet.registration.actions import ask_for_address
from praksisnet.registration.models import Registration

NOBODY = "5.1.1"  # what a server says that knows no such address


def come_back(meeting: Meeting, by: Actor) -> None:
    """The last of those whom she has registered."""
    made = Registration.objects.filter(meeting=meeting, made_by=persona("birthe")).select_related("person")
    one = made.exclude(person__email__isnull=True).order_by("-pk").first()
    letter = Letter.objects.filter(to_person=one.person).order_by("pk").first() if one else None
    if letter:
        ask_for_address(mark_history_bounced(letter, status=NOBODY, by=by), by=by)

"""The meeting of today: half of those who come are through the door, and in the afternoon all."""

from datetime import timedelta

from praksisnet.demo.actions.registering import attending
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.models import Meeting
from praksisnet.registration.actions import check_in, set_listed
from praksisnet.registration.words import State

DOOR = (8, 40)  # when it opens
UNLISTED = 7  # whose turn it is does not want to stand in the list


def people_arrive() -> None:
    """Two a minute from the opening of the door; filled earlier than that, they all come now."""
    day = clock.today()
    meetings = Meeting.objects.filter(
        starts_at__gte=clock.at(day), starts_at__lt=clock.at(day + timedelta(days=1)), cancelled_at__isnull=True
    )
    for meeting in meetings.filter(published_at__isnull=False).select_related("programme"):
        by = Actor.person(meeting.programme.created_by)
        come = attending(meeting)
        is_marked = any(one.state == State.ATTENDED for one in come)  # filled in the late afternoon
        for turn, registration in enumerate(come if is_marked else come[::2]):
            check_in(registration, at=clock.at(day, *DOOR) + timedelta(seconds=30 * turn), by=by)
            if turn == UNLISTED:
                set_listed(registration, False, by=Actor.person(registration.person))

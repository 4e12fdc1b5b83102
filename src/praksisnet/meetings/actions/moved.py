"""Letters to those who have the date in their calendar and are not told by the rooms above."""

from praksisnet.kit.actor import Actor
from praksisnet.meetings import mails, sockets
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import people_told
from praksisnet.notices.actions import post


def tell_moved(meeting: Meeting, *, by: Actor) -> None:
    told = sockets.told_by_others(meeting)
    for person in people_told(meeting):
        if person.pk not in told:
            post(mails.moved_letter(meeting, person), by=by)


def tell_cancelled(meeting: Meeting, *, by: Actor) -> None:
    told = sockets.told_by_others(meeting)
    for person in people_told(meeting):
        if person.pk not in told:
            post(mails.cancelled_letter(meeting, person), by=by)

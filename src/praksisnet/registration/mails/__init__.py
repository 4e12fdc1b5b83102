"""What those are told who register, wait, come and cancel."""

from praksisnet.registration.mails.letters import (
    REMINDER_PURPOSE,
    Letters,
    answer_link,
    cancelled,
    handed_on,
    left_queue,
    meeting_cancelled,
    moved,
    place_given,
    place_taken,
    promoted,
    receipt,
    reminder,
    taken_on,
    workshop,
)

__all__ = [
    "REMINDER_PURPOSE",
    "Letters",
    "answer_link",
    "cancelled",
    "handed_on",
    "left_queue",
    "meeting_cancelled",
    "moved",
    "place_given",
    "place_taken",
    "promoted",
    "receipt",
    "reminder",
    "taken_on",
    "workshop",
]

"""How the state of a meeting is shown: kind and icon of the status, and the word."""

from typing import Any

from praksisnet.kit.looks import Look
from praksisnet.meetings.rules import state_of
from praksisnet.meetings.words import State

LOOKS = {
    State.DRAFT: ("warn", "edit"),
    State.ANNOUNCED: ("info", "calendar-month"),
    State.PUBLISHED: ("ok", "success"),
    State.HELD: ("info", "flag"),
    State.CANCELLED: ("bad", "error"),
}


def look_of(meeting: Any) -> Look:
    state = state_of(meeting)
    return Look(*LOOKS[state], str(state.label))

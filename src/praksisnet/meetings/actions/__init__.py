"""Rounds and meetings are planned, announced, published, held and closed; places are counted."""

from praksisnet.meetings.actions.approval import reopen_if_changed, send_meeting_for_approval
from praksisnet.meetings.actions.dates import set_date
from praksisnet.meetings.actions.letter_texts import write_letter_text
from praksisnet.meetings.actions.meetings import change_meeting, create_meeting
from praksisnet.meetings.actions.notes import write_notes
from praksisnet.meetings.actions.places import lock_pools, recount, release, set_capacity, set_places, take
from praksisnet.meetings.actions.plan_changes import change_plan
from praksisnet.meetings.actions.rounds import (
    add_core_session,
    change_core_session,
    create_round,
    move_core_session,
    remove_core_session,
    take_over_core,
)
from praksisnet.meetings.actions.sessions import (
    add_session,
    change_session,
    move_session,
    remove_session,
    rewrite_session,
)
from praksisnet.meetings.actions.several import allow_several
from praksisnet.meetings.actions.slides import give_slides, remove_slides
from praksisnet.meetings.actions.speaking import (
    change_talk,
    name_speaker,
    remove_speaker,
    revoke_speaker_link,
    save_talk,
    send_speaker_link,
)
from praksisnet.meetings.actions.states import announce, close_meeting, publish
from praksisnet.meetings.actions.undoing import undo_plan_change
from praksisnet.meetings.actions.upkeep import add_due_todos, erase_traces, token_of_facilitators
from praksisnet.meetings.actions.waiting import set_place_rules

__all__ = [
    "add_core_session",
    "add_due_todos",
    "add_session",
    "allow_several",
    "announce",
    "change_core_session",
    "change_meeting",
    "change_plan",
    "change_session",
    "change_talk",
    "close_meeting",
    "create_meeting",
    "create_round",
    "erase_traces",
    "give_slides",
    "lock_pools",
    "move_core_session",
    "move_session",
    "name_speaker",
    "publish",
    "recount",
    "release",
    "remove_core_session",
    "remove_session",
    "remove_slides",
    "remove_speaker",
    "reopen_if_changed",
    "revoke_speaker_link",
    "rewrite_session",
    "save_talk",
    "send_meeting_for_approval",
    "send_speaker_link",
    "set_capacity",
    "set_date",
    "set_place_rules",
    "set_places",
    "take",
    "take_over_core",
    "token_of_facilitators",
    "undo_plan_change",
    "write_letter_text",
    "write_notes",
]

"""Everything that changes a programme, its networks, its invitations and who sits where."""

from praksisnet.networks.actions.answers import change_answer, confirm_answer, state_answer
from praksisnet.networks.actions.erasure import erase_traces
from praksisnet.networks.actions.hand_over import hand_over_seat, undo_hand_over
from praksisnet.networks.actions.invitations import change_mailboxes, send_invitations, send_reminders
from praksisnet.networks.actions.networks import place_municipalities, save_networks, suggest_networks
from praksisnet.networks.actions.programmes import (
    ProgrammeFacts,
    change_programme,
    close_programme,
    create_programme,
    open_programme,
)
from praksisnet.networks.actions.roles import end_role, grant_role, name_coordinator
from praksisnet.networks.actions.seats import NamedPerson, name_holder, name_participants, vacate_seat

__all__ = [
    "NamedPerson",
    "ProgrammeFacts",
    "change_answer",
    "change_mailboxes",
    "change_programme",
    "close_programme",
    "confirm_answer",
    "create_programme",
    "end_role",
    "erase_traces",
    "grant_role",
    "hand_over_seat",
    "name_coordinator",
    "name_holder",
    "name_participants",
    "open_programme",
    "place_municipalities",
    "save_networks",
    "send_invitations",
    "send_reminders",
    "state_answer",
    "suggest_networks",
    "undo_hand_over",
    "vacate_seat",
]

"""Needs are raised, joined and decided; what is changed is said, done and measured; nobody asks in vain."""

from praksisnet.adaptation.actions.agenda import freeze_agenda, freeze_due_agendas, tie_resource
from praksisnet.adaptation.actions.asking import ask_members, prepare_meetings
from praksisnet.adaptation.actions.changes import (
    drop_change,
    measure_changes,
    publish_change,
    publish_with_meeting,
    rewrite_change,
    write_change,
)
from praksisnet.adaptation.actions.deciding import answer_need, choose_need, decline_need, merge_needs
from praksisnet.adaptation.actions.decisions import Charge, make_change, make_session, make_task, not_now
from praksisnet.adaptation.actions.grounds import cite, tell_programme, uncite
from praksisnet.adaptation.actions.questions import answer_before, ask_before
from praksisnet.adaptation.actions.raising import raise_need, rewrite_need, support_need, withdraw_support
from praksisnet.adaptation.actions.upkeep import add_due_todos, erase_traces

__all__ = [
    "Charge",
    "add_due_todos",
    "answer_before",
    "answer_need",
    "ask_before",
    "ask_members",
    "choose_need",
    "cite",
    "decline_need",
    "drop_change",
    "erase_traces",
    "freeze_agenda",
    "freeze_due_agendas",
    "make_change",
    "make_session",
    "make_task",
    "measure_changes",
    "merge_needs",
    "not_now",
    "prepare_meetings",
    "publish_change",
    "publish_with_meeting",
    "raise_need",
    "rewrite_change",
    "rewrite_need",
    "support_need",
    "tell_programme",
    "tie_resource",
    "uncite",
    "withdraw_support",
    "write_change",
]

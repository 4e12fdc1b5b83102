"""Needs are raised, joined, decided, and never left in silence."""

from praksisnet.adaptation.actions.deciding import answer_need, choose_need, decline_need, merge_needs
from praksisnet.adaptation.actions.raising import raise_need, rewrite_need, support_need, withdraw_support
from praksisnet.adaptation.actions.upkeep import add_due_todos, erase_traces, follow_theme

__all__ = [
    "add_due_todos",
    "answer_need",
    "choose_need",
    "decline_need",
    "erase_traces",
    "follow_theme",
    "merge_needs",
    "raise_need",
    "rewrite_need",
    "support_need",
    "withdraw_support",
]

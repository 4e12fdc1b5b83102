"""Trials are planned, told of, shared, asked about once, and handed over; what was tried becomes one's own version."""

from praksisnet.practice.actions.adapting import change_local_version, make_local_version
from praksisnet.practice.actions.asking import ask_how_it_went
from praksisnet.practice.actions.planning import change_trial, plan_trial
from praksisnet.practice.actions.reporting import report_trial
from praksisnet.practice.actions.sharing import (
    share_local_version,
    share_trial,
    unshare_local_version,
    unshare_trial,
)
from praksisnet.practice.actions.upkeep import erase_traces, give_back_trials, move_trials

__all__ = [
    "ask_how_it_went",
    "change_local_version",
    "change_trial",
    "erase_traces",
    "give_back_trials",
    "make_local_version",
    "move_trials",
    "plan_trial",
    "report_trial",
    "share_local_version",
    "share_trial",
    "unshare_local_version",
    "unshare_trial",
]

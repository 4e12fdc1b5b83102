"""Letters in, out again, and out of the way."""

from praksisnet.notices.actions.bouncing import read_bounces, take_bounce
from praksisnet.notices.actions.copies import send_copy
from praksisnet.notices.actions.posting import post, post_all, take_back
from praksisnet.notices.actions.redrafting import (
    drop_lines,
    drop_queued,
    dropped,
    lock_lines,
    lock_queued,
    rewrite,
    rewrite_lines,
)
from praksisnet.notices.actions.upkeep import (
    erase_traces,
    mark_history_bounced,
    mark_history_failed,
    mark_history_sent,
    send_again,
)
from praksisnet.notices.actions.weekly import post_weekly_letters
from praksisnet.notices.actions.wishes import choose
from praksisnet.notices.actions.withholding import empty, hold, let_go

__all__ = [
    "choose",
    "drop_lines",
    "drop_queued",
    "dropped",
    "empty",
    "erase_traces",
    "hold",
    "let_go",
    "lock_lines",
    "lock_queued",
    "mark_history_bounced",
    "mark_history_failed",
    "mark_history_sent",
    "post",
    "post_all",
    "post_weekly_letters",
    "read_bounces",
    "rewrite",
    "rewrite_lines",
    "send_again",
    "send_copy",
    "take_back",
    "take_bounce",
]

"""Is mail leaving?"""

from datetime import timedelta

from praksisnet.kit import clock
from praksisnet.kit.health import State
from praksisnet.notices.queries import outbox_state

LATE = timedelta(minutes=15)


def mail() -> State:
    """Well as long as no letter that may leave at any hour has waited a quarter of an hour."""
    state = outbox_state()
    waited = clock.now() - state.oldest_due_at if state.oldest_due_at else timedelta()
    return State(
        waited <= LATE,
        {
            "oldest_due_seconds": int(waited.total_seconds()),
            "waiting": state.waiting,
            "failed_last_day": state.failed_today,
        },
    )

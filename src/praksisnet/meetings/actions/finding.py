"""What a meeting is found by."""

from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries.documents import document_of, is_found
from praksisnet.search.actions import put


def index_meeting(meeting: Meeting) -> None:
    """Let it be found as it is now. Called by each action that changes what is found, in its transaction."""
    if is_found(meeting):
        put(document_of(meeting))

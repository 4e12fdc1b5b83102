"""What a meeting is found by."""

from collections.abc import Collection

from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries.documents import document_of, is_found
from praksisnet.search.actions import index_each, put


def index_meeting(meeting: Meeting) -> None:
    """Let it be found as it is now. Called by each action that changes what is found, in its transaction."""
    if is_found(meeting):
        put(document_of(meeting))


def index_under_themes(theme_ids: Collection[int]) -> None:
    """As in the library: a meeting is found by the names of its themes."""
    under = Meeting.themes.through.objects.filter(theme__in=theme_ids).values("meeting")
    index_each(Meeting.objects.filter(pk__in=under), index_meeting)

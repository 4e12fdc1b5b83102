"""What a change is found by."""

from praksisnet.adaptation.models import Change
from praksisnet.adaptation.queries.documents import document_of
from praksisnet.search.actions import put


def index_change(change: Change) -> None:
    """Let it be found as it is now, once it is published. Part of the action that changes it."""
    if change.published_at:
        put(document_of(change))

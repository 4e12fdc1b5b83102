"""Resources are written, published, found, counted, looked at again, and archived."""

from praksisnet.knowledge.actions.finding import index_resource, index_under_themes
from praksisnet.knowledge.actions.publishing import (
    archive_resource,
    count_trials,
    publish_resource,
    review_resource,
    share_library,
)
from praksisnet.knowledge.actions.upkeep import ask_for_reviews, count_openings, erase_traces
from praksisnet.knowledge.actions.writing import change_resource, create_resource, resource_from_session

__all__ = [
    "archive_resource",
    "ask_for_reviews",
    "change_resource",
    "count_openings",
    "count_trials",
    "create_resource",
    "erase_traces",
    "index_resource",
    "index_under_themes",
    "publish_resource",
    "resource_from_session",
    "review_resource",
    "share_library",
]

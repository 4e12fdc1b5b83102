"""Resources are written, published, found, counted, looked at again, and archived."""

from praksisnet.knowledge.actions.core import mark_core
from praksisnet.knowledge.actions.finding import index_resource, index_under_themes
from praksisnet.knowledge.actions.importing import import_resources, plan_resources
from praksisnet.knowledge.actions.laying_up import import_files
from praksisnet.knowledge.actions.publishing import (
    archive_resource,
    count_trials,
    publish_resource,
    review_resource,
    share_library,
)
from praksisnet.knowledge.actions.releasing import ask_release, decline_release, release_example, withdraw_release
from praksisnet.knowledge.actions.restoring import restore_version
from praksisnet.knowledge.actions.reviewing import send_back, send_for_review
from praksisnet.knowledge.actions.upkeep import archive_expired, ask_for_reviews, erase_traces
from praksisnet.knowledge.actions.using import count_downloads, count_openings, tell_use
from praksisnet.knowledge.actions.writing import change_resource, create_resource, resource_from_session

__all__ = [
    "archive_expired",
    "archive_resource",
    "ask_for_reviews",
    "ask_release",
    "change_resource",
    "count_downloads",
    "count_openings",
    "count_trials",
    "create_resource",
    "decline_release",
    "erase_traces",
    "import_files",
    "import_resources",
    "index_resource",
    "index_under_themes",
    "mark_core",
    "plan_resources",
    "publish_resource",
    "release_example",
    "resource_from_session",
    "restore_version",
    "review_resource",
    "send_back",
    "send_for_review",
    "share_library",
    "tell_use",
    "withdraw_release",
]

"""What readers, writers and other rooms see of the library."""

from praksisnet.knowledge.queries.finding import excerpt
from praksisnet.knowledge.queries.library import STATES, Library, library, unpublished
from praksisnet.knowledge.queries.panels import (
    MaterialsPanel,
    materials_panel,
    meeting_of,
    related,
    sessions_for,
    text_below,
    text_of,
    under_theme,
)
from praksisnet.knowledge.queries.proposals import proposals_for
from praksisnet.knowledge.queries.readers import (
    PUBLISHED,
    files_of_unpublished,
    library_tokens,
    newest_for,
    newest_programme,
    offered_themes,
    resources_for,
    writer_tokens,
    writers_in,
)
from praksisnet.knowledge.queries.reading import (
    changes_between,
    citation,
    parts_of,
    see_also_of,
    version_of,
    whole_text,
)
from praksisnet.knowledge.queries.releases import files_to_release, release_by_link
from praksisnet.knowledge.queries.reviewing import (
    live_release,
    may_mark_core,
    may_publish,
    needs_release,
    waiting_for,
)

__all__ = [
    "PUBLISHED",
    "STATES",
    "Library",
    "MaterialsPanel",
    "changes_between",
    "citation",
    "excerpt",
    "files_of_unpublished",
    "files_to_release",
    "library",
    "library_tokens",
    "live_release",
    "materials_panel",
    "may_mark_core",
    "may_publish",
    "meeting_of",
    "needs_release",
    "newest_for",
    "newest_programme",
    "offered_themes",
    "parts_of",
    "proposals_for",
    "related",
    "release_by_link",
    "resources_for",
    "see_also_of",
    "sessions_for",
    "text_below",
    "text_of",
    "under_theme",
    "unpublished",
    "version_of",
    "waiting_for",
    "whole_text",
    "writer_tokens",
    "writers_in",
]

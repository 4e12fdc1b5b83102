"""What readers, writers and other rooms see of the library."""

from praksisnet.knowledge.queries.finding import excerpt
from praksisnet.knowledge.queries.library import Facet, Library, Option, library, unpublished
from praksisnet.knowledge.queries.panels import (
    MaterialsPanel,
    materials_panel,
    meeting_of,
    related,
    sessions_for,
    text_of,
    under_theme,
)
from praksisnet.knowledge.queries.readers import (
    PUBLISHED,
    library_tokens,
    newest_for,
    offered_themes,
    resources_about,
    resources_for,
    writers_in,
)

__all__ = [
    "PUBLISHED",
    "Facet",
    "Library",
    "MaterialsPanel",
    "Option",
    "excerpt",
    "library",
    "library_tokens",
    "materials_panel",
    "meeting_of",
    "newest_for",
    "offered_themes",
    "related",
    "resources_about",
    "resources_for",
    "sessions_for",
    "text_of",
    "under_theme",
    "unpublished",
    "writers_in",
]

"""What members, facilitators and the authority see of needs."""

from praksisnet.adaptation.queries.behind import people_behind, supports_of
from praksisnet.adaptation.queries.needs import (
    OPEN_NEEDS,
    Place,
    Similar,
    listed,
    mergeable,
    needs_for,
    needs_to_ask_about,
    places_for,
    similar_needs,
    waiting_count,
    with_state,
)
from praksisnet.adaptation.queries.panels import NeedsPanel, look_of, need_page, needs_panel, under_theme, voices

__all__ = [
    "OPEN_NEEDS",
    "NeedsPanel",
    "Place",
    "Similar",
    "listed",
    "look_of",
    "mergeable",
    "need_page",
    "needs_for",
    "needs_panel",
    "needs_to_ask_about",
    "people_behind",
    "places_for",
    "similar_needs",
    "supports_of",
    "under_theme",
    "voices",
    "waiting_count",
    "with_state",
]

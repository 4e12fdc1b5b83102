"""What somebody begins and ends to follow, and that they were here."""

from praksisnet.following.actions.searches import remove_search, save_search
from praksisnet.following.actions.themes import erase_traces, follow_theme, unfollow_theme
from praksisnet.following.actions.visits import keep_visits

__all__ = ["erase_traces", "follow_theme", "keep_visits", "remove_search", "save_search", "unfollow_theme"]
